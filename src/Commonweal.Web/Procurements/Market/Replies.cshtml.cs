using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Market;

public sealed class RepliesModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market
) : MarketPage(current, lookup, market)
{
    [BindProperty(SupportsGet = true)]
    public MarketKind? Kind { get; set; }

    public Listing<MarketEngagement.Said> List =>
        field ??= new Listing<MarketEngagement.Said>("replies")
            .Text(
                "Organisation",
                said => said.Organisation,
                sort: "organisation",
                link: said => $"{Market}/contacts/{said.ContactId}"
            )
            .Text("Kind", said => Words(said.Kind))
            .InFileOnly()
            .Date("Day", said => said.On, sort: "said")
            .Text("You asked", said => said.Question)
            .Text("They said", said => said.Answer);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(
            this,
            request => Engagement.RepliesAsync(Actor, Id, null, Kind, request, stop)
        );
}
