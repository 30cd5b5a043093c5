using Commonweal.Service;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Sends a letter with a link to a new password; says the same whether or not the address has an account.</summary>
public sealed class ForgottenPasswordModel(SendPasswordLink send, CommonwealSettings site)
    : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public LetterSent? Sent { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var sent = await send.RunAsync(Email ?? "", stop);
        // The address as it was typed: how it is kept would tell that it is.
        if (!this.Refused(sent))
            Sent = LetterSent.Of(sent.Value, site) with { To = Email!.Trim() };
        return Page();
    }
}
