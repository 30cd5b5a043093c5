using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Market;

public sealed class ContactsModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market
) : MarketPage(current, lookup, market)
{
    [BindProperty(SupportsGet = true)]
    public MarketKind? Kind { get; set; }

    public Listing<MarketEngagement.ContactRow> List =>
        field ??= new Listing<MarketEngagement.ContactRow>("contacts")
            .Text(
                "Organisation",
                row => row.Contact.Organisation,
                sort: "organisation",
                link: row => $"{Market}/contacts/{row.Contact.Id}"
            )
            .Text("Kind", row => Words(row.Contact.Kind), sort: "kind")
            .Text("Led by people from minorities", row => row.Contact.IsMinorityLed ? "Yes" : "")
            .Count("Replies", row => row.Replies, sort: "replies")
            .Text("How to reach them", row => row.Contact.Reach)
            .InFileOnly()
            .Text("What they can do", row => row.Contact.CanDo)
            .InFileOnly()
            .Text("How they agreed", row => row.Contact.Consent)
            .InFileOnly();

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(this, request => Engagement.ContactsAsync(Actor, Id, Kind, request, stop));
}
