using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class ExclusionsModel(CurrentActor current, EditionInHand lookup)
    : DraftPage(current, lookup)
{
    public Listing<Exclusion> List =>
        field ??= new Listing<Exclusion>($"{Council.Name}-not-counted-twice")
            .Text("Measures", PartWords.Of, link: row => $"{Home}/exclusions/{row.Id}")
            .Text("May not count the same", row => row.Shared, sort: "shared")
            .Text("Who set the rule", row => row.Source.Title, sort: "source");

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                Edition
                    .Exclusions.Index()
                    .Matching(
                        request,
                        row => [PartWords.Of(row.Item), row.Item.Shared, row.Item.Source.Title]
                    )
                    .Page(
                        request,
                        ("order", row => row.Index),
                        ("shared", row => row.Item.Shared),
                        ("source", row => row.Item.Source.Title)
                    )
                    .Select(row => row.Item)
        );
}
