using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Where somebody goes once signed in.</summary>
internal static class AfterSignIn
{
    /// <summary>Back to the page they came from, when it is one of ours.</summary>
    public static IActionResult GoOn(this PageModel page, string? returnUrl) =>
        page.LocalRedirect(
            page.Url.IsLocalUrl(returnUrl) && Ascii.IsValid(returnUrl) ? returnUrl : "/"
        );
}
