using Commonweal.Service.Procurements.Alerts;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>Where the link of an email leads that stops emails about tenders: one button, for programs that open links press none.</summary>
public sealed class OpportunityAlertStopModel(AlertLinks links) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public string? About { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) =>
        About = await links.AboutAsync(Token, stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (this.Refused(await links.StopAsync(Token, stop)))
        {
            return Page();
        }

        TempData["Success"] = "The emails are stopped, and your address is forgotten.";
        return Redirect("/opportunities");
    }
}
