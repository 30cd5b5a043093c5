using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class FiguresModel(
    CurrentActor current,
    EditionInHand lookup,
    ReferenceData data,
    TimeProvider clock
) : DraftPage(current, lookup)
{
    /// <summary>How many of the edition's figures are published anew.</summary>
    public int Newer =>
        Edition.Parameters.Count(held => TakeFigures.IsNewer(held, data.Parameters));

    public Listing<Parameter> List => field ??= Columns();

    private DateOnly Today => UkTime.Today(clock.GetUtcNow());

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                Edition
                    .Parameters.Matching(request, figure => [figure.Title, figure.Unit])
                    .Page(
                        request,
                        ("title", figure => figure.Title),
                        ("unit", figure => figure.Unit),
                        ("from", figure => figure.HeldOn(Today).From)
                    )
        );

    private Listing<Parameter> Columns() =>
        new Listing<Parameter>("figures-of-the-framework")
            .Text(
                "Figure",
                figure => figure.Title,
                sort: "title",
                link: figure => $"{Home}/figures/{figure.Id}"
            )
            .Quantity("Today", figure => figure.HeldOn(Today).Value.Central)
            .Text("Unit", figure => figure.HeldOn(Today).Value.In(figure.Unit), sort: "unit")
            .Date("From", figure => figure.HeldOn(Today).From, sort: "from")
            .Count("Measures it values", figure => Edition.ValuedBy(figure.Id).Count())
            .Text(
                "Passed on",
                figure => figure.MayBePassedOn ? "Yes" : "No: kept with your council"
            );
}
