using Commonweal.Service;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Asks for an email address and sends a letter there; says the same whether or not it has an account.</summary>
public sealed class RegisterSupplierModel(InviteSupplier invite, CommonwealSettings site)
    : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public LetterSent? Sent { get; private set; }

    public string ToSignIn => this.On("/sign-in", ReturnUrl);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var invited = await invite.RunAsync(Email ?? "", this.Ours(ReturnUrl), stop);
        if (!this.Refused(invited))
            Sent = LetterSent.Of(invited.Value.Letter, site);
        return Page();
    }
}
