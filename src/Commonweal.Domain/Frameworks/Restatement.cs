using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>A sum of one measure as it was agreed, to be restated.</summary>
/// <param name="Edition">Name of the edition it was agreed in.</param>
/// <param name="Measure">Code within that edition.</param>
/// <param name="EffectiveQuantity">Quantity x attribution x (1 - deadweight) in the measure's unit.</param>
/// <param name="Value">GBP as agreed; null where it has no value in pounds.</param>
public sealed record AgreedPart(
    string Edition,
    string Measure,
    decimal EffectiveQuantity,
    decimal? Value
);

/// <summary>Why something cannot be restated.</summary>
public enum LeftOutBecause
{
    /// <summary>Nothing relates its edition to the other.</summary>
    NoCrosswalk,

    /// <summary>The other edition counts nothing that is the same.</summary>
    NoCounterpart,

    /// <summary>Its counterpart has no value in pounds on the day.</summary>
    NoValue,
}

/// <summary>What a measure becomes.</summary>
/// <param name="Unit">What one of the counterpart is worth; null where there is no counterpart.</param>
/// <param name="Factor">How many of the counterpart's unit one of the measure's is.</param>
/// <param name="Because">Why it cannot be restated; null where it can.</param>
/// <param name="Note">What is said of it besides; null when nothing is.</param>
public sealed record RestatedMeasure(
    UnitValue? Unit,
    decimal Factor,
    LeftOutBecause? Because,
    string? Note
);

/// <summary>A sum restated.</summary>
/// <param name="Value">GBP by the low, central and high figures, nothing rounded; null where no part of it has a restated value.</param>
/// <param name="LeftOut">The parts that could not be restated, which the value does not hold.</param>
/// <param name="Explanation">A step for each part that was restated, and their sum.</param>
public sealed record RestatedSum(
    ValueRange? Value,
    IReadOnlyList<AgreedPart> LeftOut,
    Explanation Explanation
)
{
    /// <summary>GBP of what is left out, as agreed.</summary>
    public decimal ValueLeftOut => LeftOut.Sum(part => part.Value ?? 0m);
}

/// <summary>
/// What sums of several editions would come to in the measures and values of one, by its figures in force on one day. It is a way to read
/// a report: nothing that was agreed changes. Value is linear in effective quantity, so a total is restated without its entries.
/// </summary>
/// <param name="to">The edition restated to.</param>
/// <param name="day">The day whose figures are used.</param>
/// <param name="crosswalks">The ways to it, at most one from each edition; from itself none is needed.</param>
public sealed class Restatement(Edition to, DateOnly day, IReadOnlyList<Crosswalk> crosswalks)
{
    private readonly Dictionary<(string Edition, string Measure), RestatedMeasure> known = [];
    private readonly Dictionary<string, Crosswalk> ways = crosswalks
        .Append(Crosswalk.ByCode(to, to))
        .DistinctBy(way => way.From, StringComparer.Ordinal)
        .ToDictionary(way => way.From, StringComparer.Ordinal);

    /// <summary>What a measure of an edition becomes.</summary>
    public RestatedMeasure Of(string edition, string measure) =>
        known.TryGetValue((edition, measure), out var held)
            ? held
            : known[(edition, measure)] = Find(edition, measure);

    /// <summary>
    /// The sum of effective quantity x factor x pounds per unit over the parts. A part whose counterpart has no value is left
    /// out only if it had one as agreed: what is counted without pounds in both loses nothing.
    /// </summary>
    public RestatedSum Sum(IEnumerable<AgreedPart> parts)
    {
        ValueRange? sum = null;
        List<AgreedPart> leftOut = [];
        List<ExplanationStep> steps = [];
        foreach (var part in parts)
        {
            var becomes = Of(part.Edition, part.Measure);
            if (becomes is { Because: null, Unit: { Figure: { } figure } unit })
            {
                var value = figure.Range * (part.EffectiveQuantity * becomes.Factor);
                sum = (sum ?? default) + value;
                steps.Add(Step(part, becomes.Factor, unit, figure, value));
            }
            else if (becomes.Because is not LeftOutBecause.NoValue || part.Value is not null)
            {
                leftOut.Add(part);
            }
        }

        if (sum is { } total)
            steps.Add(Together(steps, total));
        return new RestatedSum(sum, leftOut, new Explanation(steps));
    }

    private RestatedMeasure Find(string edition, string measure)
    {
        if (!ways.TryGetValue(edition, out var way))
            return new(null, 1m, LeftOutBecause.NoCrosswalk, null);
        var note = way.Of(measure)?.Note;
        if (
            way.Restated(measure, 1m) is not (var code, var factor)
            || to.Find(code) is not { } counterpart
        )
            return new(null, 1m, LeftOutBecause.NoCounterpart, note);
        var unit = UnitValue.On(to, counterpart, day);
        return new(unit, factor, unit.Figure is null ? LeftOutBecause.NoValue : null, note);
    }

    private ExplanationStep Step(
        AgreedPart part,
        decimal factor,
        UnitValue unit,
        Figure figure,
        ValueRange value
    ) =>
        new(
            $"{part.Measure} of {part.Edition} as {unit.Measure.Name} of {to.Name}.",
            "effective quantity x units of the other for one x pounds per unit",
            [
                new("effective quantity", part.EffectiveQuantity, unit.Measure.Unit.Words()),
                new("units of the other for one", factor, "units"),
                new("pounds per unit", figure.Central, "GBP per unit", day),
            ],
            value.Central,
            "GBP",
            value.IsWide ? value : null
        );

    private ExplanationStep Together(List<ExplanationStep> steps, ValueRange total) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"All of it by {to.Title}, with its figures in force on {day:d MMMM yyyy}."
            ),
            steps.Count == 1 ? "the one above" : "sum of the above",
            [],
            total.Central,
            "GBP",
            total.IsWide ? total : null
        );
}
