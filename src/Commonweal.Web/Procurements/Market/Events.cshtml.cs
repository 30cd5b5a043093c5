using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Market;

public sealed class EventsModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market
) : MarketPage(current, lookup, market)
{
    public Listing<MarketEvent> List =>
        field ??= new Listing<MarketEvent>("events")
            .Text(
                "Event",
                row => row.Title,
                sort: "title",
                link: row => $"{Market}/events/{row.Id}"
            )
            .Date("Day", row => row.HeldOn, sort: "held")
            .Text("Where", row => row.Place)
            .Count("Invited", row => row.Invited.Count)
            .Count("Came", row => row.Came.Count);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(this, request => Engagement.EventsAsync(Actor, Id, request, stop));
}
