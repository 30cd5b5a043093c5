using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class ExamplesModel(CurrentActor current, EditionInHand lookup)
    : DraftPage(current, lookup)
{
    /// <summary>An example with whether it comes out.</summary>
    public sealed record Row(int Place, WorkedExample Example, bool ComesOut);

    public Listing<Row> List =>
        field ??= new Listing<Row>($"{Council.Name}-examples")
            .Text(
                "It shows",
                row => row.Example.Says,
                sort: "says",
                link: row => $"{Home}/examples/{row.Example.Id}"
            )
            .Text("Whose sum", row => row.Example.Source, sort: "source")
            .Tag(
                "Today",
                row => row.ComesOut ? "Comes out" : "Differs",
                row => row.ComesOut ? "green" : "red",
                sort: "outcome"
            );

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                Edition
                    .Examples.Select(
                        (example, place) =>
                            new Row(place, example, example.Check(Edition).Count == 0)
                    )
                    .Matching(request, row => [row.Example.Says, row.Example.Source])
                    .Page(
                        request,
                        ("order", row => row.Place),
                        ("says", row => row.Example.Says),
                        ("source", row => row.Example.Source),
                        ("outcome", row => row.ComesOut)
                    )
        );
}
