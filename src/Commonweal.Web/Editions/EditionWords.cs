using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Web.Editions;

/// <summary>What editions hold, in words.</summary>
internal static class EditionWords
{
    /// <summary>What stands in the place of a value that may not be passed on.</summary>
    public const string Withheld = "Kept with the council";

    /// <summary>Whether and how a measure has a value.</summary>
    public static string HowValued(UnitValue unit) =>
        unit switch
        {
            { Status: ValuationStatus.Recorded } => "Recorded only",
            { Figure: not null, Measure.IsKept: true } => $"Yes, {Withheld.ToLowerInvariant()}",
            { Figure: not null } => "Yes",
            { Measure.ValueWithheld: true } => Withheld,
            _ => "No figure yet",
        };

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
            MeasureChange.Figures => "Other range, source or later value",
            MeasureChange.Words => "Other words or theme",
            MeasureChange.Unchanged => "Unchanged",
        };

    public static string Of(PartChange change) =>
        change switch
        {
            PartChange.Added => "Added",
            PartChange.Removed => "Removed",
            PartChange.Changed => "Changed",
        };

    /// <summary>The kind of a part that was compared, and of the heading which line of it.</summary>
    public static string KindOf(ComparedPart part) =>
        part.Kind switch
        {
            "heading" => "What it says of itself",
            "priorities" => "Priority",
            "themes" => "Theme with its outcomes",
            "parameters" => "Figure",
            "proxies" => "Value",
            "exclusions" => "Not counted twice",
            _ => "Worked example",
        };

    /// <summary>What a part that was compared is called.</summary>
    public static string NameOf(ComparedPart part) =>
        (part.Kind, part.Name) switch
        {
            ("heading", "title") => "Name",
            ("heading", "version") => "Version",
            ("heading", "publishedOn") => "First day of use",
            ("heading", "priceYear") => "Year of prices",
            ("heading", "owner") => "Council",
            ("heading", "source") => "Source and licence",
            ("heading", _) => "About",
            _ => part.Name,
        };

    /// <summary>The range of a value; empty where it has none.</summary>
    public static string RangeOf(UnitValue? unit) =>
        unit?.Figure is { } figure ? RangeOf(figure, Money.DisplayRate, "") : "";

    /// <summary>The range of a figure, the figure itself at an end that is not published; <paramref name="none"/> where it has neither.</summary>
    public static string RangeOf(Figure figure, Func<decimal, string> words, string none) =>
        figure.HasRange && figure.Range is var (low, _, high) && low != high
            ? $"{words(low)} to {words(high)}"
            : none;

    public static string Of(Confidence confidence) =>
        confidence switch
        {
            Confidence.Low => "Low: a guess by analogy",
            Confidence.Medium => "Medium: from a copy, or fitting in part",
            Confidence.High => "High: from the first source, meant for this use",
        };

    /// <summary>A figure of a parameter as it was published: pounds with their sign, all else as a number.</summary>
    public static string Of(Parameter parameter, decimal figure) =>
        parameter.InPounds ? Money.DisplayKept(figure) : Quantity.DisplayKept(figure);

    /// <summary>Pounds a unit is worth; otherwise why there are none.</summary>
    public static string Worth(UnitValue? unit) =>
        unit switch
        {
            null => "",
            { Status: ValuationStatus.Recorded } => "Recorded only",
            { Figure: { Central: var pounds } } => Money.DisplayRate(pounds),
            { Measure.ValueWithheld: true } => Withheld,
            _ => Money.None,
        };
}
