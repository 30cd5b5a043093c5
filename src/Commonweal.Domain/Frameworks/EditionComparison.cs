using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>What became of a measure from one edition to another; of several, the first listed is named.</summary>
public enum MeasureChange
{
    /// <summary>Only the later edition has it.</summary>
    Added,

    /// <summary>Only the earlier edition has it.</summary>
    Removed,

    /// <summary>It counts something else, so that its values cannot be set side by side.</summary>
    Unit,

    /// <summary>It is worth more or less, gained a value or lost it.</summary>
    Value,

    /// <summary>On that day it is worth the same; its range, another day's value, or how far and by which source it is known is not.</summary>
    Figures,

    /// <summary>Its words, class, level, theme, evidence or links changed, and nothing that is worked out.</summary>
    Words,

    /// <summary>It is the same.</summary>
    Unchanged,
}

/// <summary>A measure in two editions, side by side.</summary>
/// <param name="Code">The code they share.</param>
/// <param name="Before">As the one edition values it; null when it has no such measure.</param>
/// <param name="After">As the other values it; null when it has no such measure.</param>
/// <param name="Change">What became of it.</param>
public sealed record ComparedMeasure(
    string Code,
    UnitValue? Before,
    UnitValue? After,
    MeasureChange Change
)
{
    /// <summary>
    /// The difference as a share of the value before, in pounds per unit of each edition's own prices; null where units
    /// differ or either has no value. From nothing to something is no percentage: its denominator is zero.
    /// </summary>
    public Percentage? Difference =>
        Change != MeasureChange.Unit
        && Before?.Figure is { Central: var before }
        && After?.Figure is { Central: var after }
            ? new Percentage(after - before, before)
            : null;
}

/// <summary>Sets two editions side by side, measure by measure, each valued for one day.</summary>
public static class EditionComparison
{
    /// <summary>
    /// Every measure of either edition: those of <paramref name="after"/> in its order, then those that only
    /// <paramref name="before"/> has, in its own. Measures are the same when their codes are.
    /// </summary>
    public static IReadOnlyList<ComparedMeasure> Of(Edition before, Edition after, DateOnly on) =>
        [
            .. after.Measures.Select(measure => Compared(before, after, measure.Code, on)),
            .. before
                .Measures.Where(measure => after.Find(measure.Code) is null)
                .Select(measure => Compared(before, after, measure.Code, on)),
        ];

    /// <summary>What another figure would change: the measures of an edition that are worth more or less with it, in order.</summary>
    /// <param name="instead">Stands in the place of the parameter of its id.</param>
    public static IEnumerable<ComparedMeasure> Reading(
        Edition edition,
        Parameter instead,
        DateOnly day
    ) =>
        from measure in edition.ValuedBy(instead.Id)
        let before = UnitValue.On(edition, measure, day)
        let after = UnitValue.On(
            edition,
            measure with
            {
                Proxy = measure.Proxy!.Reading(instead),
            },
            day
        )
        where before.Figure?.Central != after.Figure?.Central
        select new ComparedMeasure(measure.Code, before, after, MeasureChange.Value);

    private static ComparedMeasure Compared(Edition before, Edition after, string code, DateOnly on)
    {
        var (old, now) = (ValueOf(before, code, on), ValueOf(after, code, on));
        return new ComparedMeasure(code, old, now, Change(old, now));
    }

    private static UnitValue? ValueOf(Edition edition, string code, DateOnly on) =>
        edition.Find(code) is { } measure ? UnitValue.On(edition, measure, on) : null;

    private static MeasureChange Change(UnitValue? before, UnitValue? after) =>
        (before, after) switch
        {
            (null, _) => MeasureChange.Added,
            (_, null) => MeasureChange.Removed,
            _ when before.Measure.Unit != after.Measure.Unit => MeasureChange.Unit,
            _ when before.Figure?.Central != after.Figure?.Central => MeasureChange.Value,
            _ when !SameOnEveryDay(before.Measure.Proxy, after.Measure.Proxy) =>
                MeasureChange.Figures,
            _ when before.Measure.SaysAs(after.Measure) => MeasureChange.Unchanged,
            _ => MeasureChange.Words,
        };

    private static bool SameOnEveryDay(Proxy? before, Proxy? after) =>
        before is null || after is null
            ? before == after
            : before.Days.Union(after.Days).All(day => SameValue(before.On(day), after.On(day)));

    private static bool SameValue(FormulaResult? before, FormulaResult? after) =>
        before?.Figure == after?.Figure && Sources(before).SequenceEqual(Sources(after));

    private static IEnumerable<Source?> Sources(FormulaResult? value) =>
        value?.Explanation.Steps.SelectMany(step => step.Inputs).Select(input => input.Source)
        ?? [];
}
