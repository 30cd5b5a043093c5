using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Web.Editions;

/// <summary>What editions hold, in words.</summary>
internal static class EditionWords
{
    public static string Of(ValueClass? valueClass) =>
        valueClass switch
        {
            ValueClass.Social => "Social value",
            ValueClass.LocalEconomic => "Local economic value",
            null => "Recorded only",
        };

    public static string Of(MeasureLevel level) =>
        level switch
        {
            MeasureLevel.Input => "What is put in",
            MeasureLevel.Output => "What is done",
            MeasureLevel.Outcome => "What changes",
        };

    public static string Of(MeasureChange change) =>
        change switch
        {
            MeasureChange.Added => "Added",
            MeasureChange.Removed => "Removed",
            MeasureChange.Unit => "Another unit",
            MeasureChange.Value => "Another value",
            MeasureChange.Words => "Other words or theme",
            MeasureChange.Unchanged => "Unchanged",
        };

    public static string Of(Confidence confidence) =>
        confidence switch
        {
            Confidence.Low => "Low: a guess by analogy",
            Confidence.Medium => "Medium: from a copy, or fitting in part",
            Confidence.High => "High: from the first source, meant for this use",
        };

    /// <summary>A figure of a parameter: pounds with their sign, all else as a number.</summary>
    public static string Of(Parameter parameter, decimal figure) =>
        parameter.InPounds ? Money.Display(figure) : Quantity.Display(figure);

    /// <summary>Pounds a unit is worth; otherwise why there are none.</summary>
    public static string Worth(UnitValue? unit) =>
        unit switch
        {
            null => "",
            { Status: ValuationStatus.Recorded } => "Recorded only",
            { Figure: { Central: var pounds } } => Money.Display(pounds),
            _ => Money.None,
        };
}
