using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class PrioritiesModel(CurrentActor current, EditionInHand lookup)
    : DraftPage(current, lookup)
{
    public Listing<Priority> List =>
        field ??= new Listing<Priority>($"{Council.Name}-priorities")
            .Text(
                "Priority",
                row => row.Title,
                sort: "title",
                link: row => $"{Home}/priorities/{row.Id}"
            )
            .Text("Whose", row => row.Group, sort: "whose")
            .Count("Measures that serve it", row => Served(row.Id), sort: "measures");

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                Edition
                    .Priorities.Index()
                    .Matching(request, row => [row.Item.Title, row.Item.Group])
                    .Page(
                        request,
                        ("order", row => row.Index),
                        ("title", row => row.Item.Title),
                        ("whose", row => row.Item.Group),
                        ("measures", row => Served(row.Item.Id))
                    )
                    .Select(row => row.Item)
        );

    private int Served(string id) =>
        Edition.Measures.Count(measure => measure.Priorities.Contains(id, StringComparer.Ordinal));
}
