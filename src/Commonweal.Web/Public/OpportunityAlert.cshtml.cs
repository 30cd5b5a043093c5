using Commonweal.Service;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Web.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Public;

/// <summary>Anybody asks for emails about new tenders that fit the search in the address.</summary>
public sealed class OpportunityAlertModel(
    Opportunities opportunities,
    AskForAlert ask,
    CommonwealSettings site
) : OpportunitySearch(opportunities)
{
    [BindProperty]
    public string? Email { get; set; }

    public LetterSent? Sent { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => ReadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await ReadAsync(stop);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var letter = await ask.SearchAsync(Email, Search, stop);
        if (!this.Refused(letter))
        {
            Sent = LetterSent.Of(letter.Value, site);
        }

        return Page();
    }
}
