using Commonweal.Domain.Common;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>Where a link of an email about tenders leads: one button, for programs that open links press none.</summary>
public abstract class OpportunityAlertPage(AlertLinks links) : PageModel
{
    protected AlertLinks Links => links;

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public string? About { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) =>
        About = await links.AboutAsync(Token, stop);

    /// <summary>Says what was done, unless it was refused.</summary>
    protected IActionResult Answer(Outcome<Done> outcome, string news)
    {
        if (this.Refused(outcome))
        {
            return Page();
        }

        TempData["Success"] = news;
        return Redirect("/opportunities");
    }
}
