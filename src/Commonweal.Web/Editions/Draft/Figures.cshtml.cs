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

    public Listing<Parameter> List =>
        field ??= FigureList
            .Columns("figures-of-the-framework", $"{Home}/figures", Today)
            .Count("Measures it values", figure => Edition.ValuedBy(figure.Id).Count())
            .Text(
                "Passed on",
                figure => figure.MayBePassedOn ? "Yes" : "No: kept with your council"
            );

    private DateOnly Today => UkTime.Today(clock.GetUtcNow());

    public Task<IActionResult> OnGetAsync() => List.AnswerAsync(this, Edition.Parameters, Today);
}
