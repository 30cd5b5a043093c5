using System.Globalization;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>What became of a line in a valuation.</summary>
public enum ValuationStatus
{
    /// <summary>It has a value in pounds.</summary>
    Valued,

    /// <summary>It is tracked but never valued.</summary>
    Recorded,

    /// <summary>It could be valued, but no figure is held; it adds nothing.</summary>
    NoValue,
}

/// <summary>
/// The pounds one unit of a measure is worth in one edition on one day, with its explanation: what a contract pins at
/// award and keeps to its end.
/// </summary>
/// <param name="Edition">Name of the edition.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Day">The day its parameters were read for.</param>
/// <param name="Figure">Pounds per unit as the proxy makes it; null when recorded only or without a figure.</param>
/// <param name="Explanation">How it came about, or why there is none.</param>
/// <param name="Figures">Every published figure that it was worked out from, in the order of the sum.</param>
public sealed record UnitValue(
    string Edition,
    Measure Measure,
    DateOnly Day,
    Figure? Figure,
    Explanation Explanation,
    IReadOnlyList<UsedFigure> Figures
)
{
    /// <summary>Whether it is valued, only recorded, or lacks a figure.</summary>
    public ValuationStatus Status =>
        Measure.RecordOnly ? ValuationStatus.Recorded
        : Figure is null ? ValuationStatus.NoValue
        : ValuationStatus.Valued;

    /// <summary>What is done with it, naming the day its figures are of.</summary>
    internal string Says { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Measure.Code}: the quantity that is the contract's own, times pounds per unit by the figures in force on {Day:d MMMM yyyy}."
        );

    /// <summary>Works out the value of one unit.</summary>
    public static UnitValue On(Edition edition, Measure measure, DateOnly day)
    {
        var result = measure.RecordOnly ? null : measure.Proxy?.On(day);
        var explanation =
            result?.Explanation
            ?? new Explanation([new(WhyNone(measure, day), "none", [], null, "GBP per unit")]);
        return new UnitValue(
            edition.Name,
            measure,
            day,
            result?.Figure,
            explanation,
            result?.Figures ?? []
        );
    }

    private static string WhyNone(Measure measure, DateOnly day) =>
        measure switch
        {
            { RecordOnly: true } =>
                $"{measure.Code} is recorded and tracked, and never turned into pounds.",
            { ValueWithheld: true } =>
                $"{measure.Code} is valued by a figure whose licence keeps it with the council that holds it.",
            { Proxy: null } =>
                $"No openly licensed figure fits {measure.Code}: it is shown and adds nothing until the authority sets one.",
            _ =>
                $"The figures {measure.Code} is built from do not reach back to {day:yyyy-MM-dd}: it adds nothing.",
        };
}
