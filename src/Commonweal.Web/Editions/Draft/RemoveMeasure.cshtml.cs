using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

/// <summary>Asks once more before a measure is gone, and says what goes along.</summary>
public sealed class RemoveMeasureModel(
    CurrentActor current,
    EditionInHand lookup,
    ChangeEdition change
) : PartPage(current, lookup, change)
{
    public string List => $"{Home}/measures";

    public Measure? Held => Edition.Find(PartKey);

    /// <summary>Rules on what is not counted twice that would say nothing without it.</summary>
    public IReadOnlyList<Exclusion> LostRules { get; private set; } = [];

    /// <summary>Worked examples that count it.</summary>
    public IReadOnlyList<WorkedExample> LostExamples { get; private set; } = [];

    protected override bool IsThere => Held is not null;

    protected override Edition Part => EditionPart.MeasureWithMentions(Edition, PartKey);

    protected override void Fill()
    {
        var after = new RemoveMeasure(PartKey).Apply(Edition).Value;
        LostRules =
        [
            .. Edition.Exclusions.ExceptBy(after.Exclusions.Select(Id), Id, StringComparer.Ordinal),
        ];
        LostExamples =
        [
            .. Edition.Examples.ExceptBy(after.Examples.Select(Id), Id, StringComparer.Ordinal),
        ];
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RemoveAsync(new RemoveMeasure(PartKey), List, stop);

    private static string Id(Exclusion rule) => rule.Id;

    private static string Id(WorkedExample example) => example.Id;
}
