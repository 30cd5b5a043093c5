using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Procurements;

/// <summary>
/// Says where the marks for value hang on one measure: it alone has a value in pounds, or at the targets and limits that are set it makes more than half
/// of the value of all. An authority reads it before it publishes, and bidders in the schedule.
/// </summary>
/// <param name="Measure">The measure.</param>
/// <param name="Says">What hangs on it, in one sentence.</param>
public sealed record Leaning(Measure Measure, string Says)
{
    private const int AtLeastTwo = 2;

    /// <summary>
    /// Of each class that is marked by itself, or of all; none where the method marks no pounds. Measures without a target or a limit
    /// count for nothing in the comparison: nobody can say how much is offered of them.
    /// </summary>
    /// <param name="rows">The measures asked for.</param>
    /// <param name="day">The day whose values count.</param>
    /// <param name="showsKept">Whether pounds that are kept with the authority may be read.</param>
    public static IEnumerable<Leaning> Of(
        ScoringMethod method,
        Edition edition,
        IEnumerable<ProcurementMeasure> rows,
        DateOnly day,
        bool showsKept
    )
    {
        if (!method.ShowsPounds || method.Quantitative.Method == QuantitativeMethod.None)
        {
            return [];
        }

        (Measure Measure, decimal One, decimal? Quantity)[] valued =
        [
            .. from row in rows
            let measure = edition.Find(row.Measure)
            where measure is not null
            let worth = UnitValue.On(edition, measure, day).Figure?.Central
            where worth > 0m
            select (measure, worth.Value, row.Target ?? row.Limit),
        ];
        return method.Quantitative.Classes switch
        {
            MarkedClasses.All => Most(valued, "", method, showsKept),
            MarkedClasses.Social => Most(
                [.. valued.Where(one => one.Measure.Class == ValueClass.Social)],
                "social ",
                method,
                showsKept
            ),
            MarkedClasses.Separate =>
            [
                .. Most(
                    [.. valued.Where(one => one.Measure.Class == ValueClass.Social)],
                    "social ",
                    method,
                    showsKept
                ),
                .. Most(
                    [.. valued.Where(one => one.Measure.Class == ValueClass.LocalEconomic)],
                    "local economic ",
                    method,
                    showsKept
                ),
            ],
        };
    }

    private static IEnumerable<Leaning> Most(
        (Measure Measure, decimal One, decimal? Quantity)[] valued,
        string whose,
        ScoringMethod method,
        bool showsKept
    )
    {
        var marks = Marks.Display(
            method.Quantitative is { Classes: MarkedClasses.Separate, ClassShares: { } shares }
                ? method.QuantitativeMarks
                    * (whose[0] == 's' ? shares.Social : shares.LocalEconomic)
                    / 100m
                : method.QuantitativeMarks
        );
        if (valued is [var only])
        {
            yield return new Leaning(
                only.Measure,
                $"{only.Measure.Name} is the only measure asked for with a {whose}value in pounds, so it alone decides the {marks} marks for {whose}value."
            );
            yield break;
        }

        var sized = valued.Where(one => one.Quantity is not null).ToArray();
        var together = sized.Sum(one => one.One * one.Quantity!.Value);
        if (
            sized.Length >= AtLeastTwo
            && sized.MaxBy(one => one.One * one.Quantity!.Value) is var most
            && most.One * most.Quantity!.Value * 2m > together
        )
        {
            var value = most.One * most.Quantity!.Value;
            var pounds =
                showsKept || !sized.Any(one => one.Measure.IsKept)
                    ? $": {Money.Display(value)} of {Money.Display(together)}"
                    : "";
            yield return new Leaning(
                most.Measure,
                $"At the targets and limits that are set, {most.Measure.Name} makes more than half of the {whose}value{pounds}. Most of the {marks} marks for {whose}value hang on it."
            );
        }
    }
}
