using Commonweal.Domain.Rules;
using Commonweal.Service;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Public;

/// <summary>What is open to bids: the same for everybody, whoever is signed in.</summary>
public sealed class OpportunityListModel(Opportunities opportunities, CommonwealSettings site)
    : OpportunitySearch(opportunities)
{
    public Listing<Opportunities.Row> List =>
        field ??= new Listing<Opportunities.Row>("opportunities")
            .ForEverybody()
            .Text(
                "Contract",
                row => row.Title,
                sort: "title",
                link: row => $"/opportunities/{row.Id}"
            )
            .Text("Council", row => row.AuthorityName, sort: "authority")
            .Money("Estimated value without VAT", row => row.NetValue, sort: "value")
            .Time("Bids until (UK time)", row => row.Deadline, sort: "deadline")
            .Text("What is bought", row => row.Category.Words())
            .InFileOnly()
            .Text("Description", row => row.Description)
            .InFileOnly()
            .Text("Suits", row => SuitedWords.Of(row.SuitsSmes, row.SuitsVcses))
            .InFileOnly()
            .Text("Who may bid", row => row.Reservation?.Words() ?? "Any supplier")
            .InFileOnly()
            .Time("Published", row => row.PublishedAt)
            .InFileOnly()
            .Text("Address", row => $"{new Uri(site.Address, $"opportunities/{row.Id}")}")
            .InFileOnly();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await ReadAsync(stop);
        return await List.AnswerAsync(
            this,
            request => Opportunities.RunAsync(Domain.People.Actor.Public, Filter, request, stop)
        );
    }
}
