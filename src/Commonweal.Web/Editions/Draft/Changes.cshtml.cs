using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class ChangesModel(CurrentActor current, EditionInHand lookup, TimeProvider clock)
    : DraftPage(current, lookup)
{
    [BindProperty(SupportsGet = true)]
    public MeasureChange? Change { get; set; }

    public IReadOnlyList<ComparedPart> Parts =>
        View.Model is { } model ? ComparedPart.Of(model, Edition) : [];

    public IReadOnlyList<ComparedMeasure> Compared =>
        field ??= View.Model is { } model
            ? EditionComparison.Of(model, Edition, UkTime.Today(clock.GetUtcNow()))
            : [];

    public Listing<ComparedMeasure> List { get; } = ComparedMeasures.Columns();

    public Task<IActionResult> OnGetAsync() => List.AnswerAsync(this, Compared, Change);
}
