using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Market;

public sealed class NewEventModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market,
    SaveEvent save
) : EventPage(current, lookup, market)
{
    public Task OnGetAsync(CancellationToken stop) => FindContactsAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await FindContactsAsync(stop);
        var facts = Read();
        if (
            this.Refused(facts)
            || this.Refused(await save.RunAsync(Actor, Id, null, facts.Value, stop))
        )
        {
            return Page();
        }

        TempData["Success"] = "The event is added.";
        return Redirect($"{Market}/events");
    }
}
