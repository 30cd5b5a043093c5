using System.Globalization;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Web.Editions.Import;

/// <summary>What an import asks and answers, in words.</summary>
internal static class ImportWords
{
    public static string Of(ImportPart part) =>
        part switch
        {
            ImportPart.Code => "Code of the measure",
            ImportPart.Title => "What is counted",
            ImportPart.Unit => "Unit",
            ImportPart.Value => "Value of one unit",
            ImportPart.Low => "Low end of the value",
            ImportPart.High => "High end of the value",
            ImportPart.Theme => "Theme",
            ImportPart.Outcome => "Outcome",
            ImportPart.Class => "Class of value",
            ImportPart.Level => "Input, output or outcome",
            ImportPart.Counts => "What may be counted",
            ImportPart.Evidence => "Evidence",
            ImportPart.PriceYear => "Price year",
            ImportPart.From => "First day of the value",
            ImportPart.Source => "Source of the value",
        };

    public static string? Hint(ImportPart part) =>
        part switch
        {
            ImportPart.Code => "It may be the same column as the words, as in NT14 Total spent",
            ImportPart.Low or ImportPart.High => "If the file gives a range",
            ImportPart.Class => "Social value, local economic value or recorded only",
            _ => null,
        };

    public static string Hint(Confidence confidence) =>
        confidence switch
        {
            Confidence.High => "From the first source, and meant for this use",
            Confidence.Medium => "From a copy of the first source, or fitting this use in part",
            Confidence.Low => "A guess, by what is known of something alike",
        };

    public static string Of(ImportedRowState state) =>
        state switch
        {
            ImportedRowState.Added => "Added",
            ImportedRowState.Changed => "Changed",
            ImportedRowState.Unchanged => "The same",
            ImportedRowState.Ignored => "Left out",
            ImportedRowState.Refused => "Refused",
        };

    public static string Colour(ImportedRowState state) =>
        state switch
        {
            ImportedRowState.Added => "green",
            ImportedRowState.Changed => "yellow",
            ImportedRowState.Unchanged or ImportedRowState.Ignored => "grey",
            ImportedRowState.Refused => "red",
        };

    public static string Rows(int count) =>
        count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} rows");

    /// <summary>The parts that are asked for, in the order of the questions.</summary>
    public static IEnumerable<ImportPart> Asked(ImportKind kind) =>
        Enum.GetValues<ImportPart>()
            .Where(part => kind == ImportKind.MeasuresAndValues || !IsOfMeasures(part));

    /// <summary>Whether one answer may hold for every row.</summary>
    public static bool MayHoldForAll(ImportPart part) =>
        part
            is ImportPart.Theme
                or ImportPart.Outcome
                or ImportPart.Class
                or ImportPart.Level
                or ImportPart.Evidence;

    private static bool IsOfMeasures(ImportPart part) =>
        part is ImportPart.Title or ImportPart.Counts || MayHoldForAll(part);
}
