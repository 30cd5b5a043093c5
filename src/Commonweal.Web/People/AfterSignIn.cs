using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Commonweal.Web.People;

/// <summary>Where somebody goes once signed in.</summary>
internal static class AfterSignIn
{
    /// <summary>Back to the page they came from, when it is one of ours.</summary>
    public static IActionResult GoOn(this PageModel page, string? returnUrl) =>
        page.LocalRedirect(page.Ours(returnUrl) ?? "/");

    /// <summary>The page they came from; null when it is none of ours.</summary>
    public static string? Ours(this PageModel page, string? returnUrl) =>
        page.Url.IsLocalUrl(returnUrl) && Ascii.IsValid(returnUrl) ? returnUrl : null;

    /// <summary>An address that carries on where they want to go.</summary>
    public static string On(this PageModel page, string address, string? returnUrl) =>
        page.Ours(returnUrl) is { } ours and not "/"
            ? QueryHelpers.AddQueryString(address, "returnUrl", ours)
            : address;
}
