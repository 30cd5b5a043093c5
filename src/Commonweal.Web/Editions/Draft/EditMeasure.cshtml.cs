using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class EditMeasureModel(
    CurrentActor current,
    EditionInHand lookup,
    ChangeEdition change,
    ReferenceData data
) : PartPage(current, lookup, change)
{
    [BindProperty]
    public MeasureInput Input { get; set; } = new();

    public string List => $"{Home}/measures";

    public GoalBook Goals => data.Goals;

    public Measure? Held => IsNew ? null : Edition.Find(PartKey);

    protected override bool IsThere => IsNew || Held is not null;

    protected override Edition Part => EditionPart.Measure(Edition, PartKey);

    protected override void Fill() => Input = MeasureInput.Of(Held);

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        KeepAsync(
            new SetMeasure(Held?.Code, Input.Read(Edition), Input.Place),
            _ => List,
            stop,
            place: problem => problem.In(nameof(Input))
        );
}
