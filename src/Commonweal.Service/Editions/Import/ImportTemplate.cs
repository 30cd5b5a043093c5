using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions.Sheets;

namespace Commonweal.Service.Editions.Import;

/// <summary>A workbook whose headings are understood without a word, and a sheet that says how to fill it in.</summary>
public static class ImportTemplate
{
    private static readonly (ImportPart Part, string Heading, string Says)[] Columns =
    [
        (ImportPart.Code, "Code", "The code of the measure, such as A1. Needed in every row."),
        (ImportPart.Title, "Measure", "What is counted. Needed for a measure that is new."),
        (
            ImportPart.Unit,
            "Unit",
            $"One of: {string.Join(", ", Enum.GetValues<Unit>().Select(unit => unit.Words()))}."
        ),
        (
            ImportPart.Value,
            "Value",
            "Pounds for one unit, such as 1,234.50. Write 1:1 where a pound counts as a pound; leave it empty where there is no value."
        ),
        (ImportPart.Low, "Low value", "The low end of the value, if there is one."),
        (ImportPart.High, "High value", "The high end of the value, if there is one."),
        (ImportPart.Theme, "Theme", "The theme by its name. Empty: that of the row above."),
        (
            ImportPart.Outcome,
            "Outcome",
            "The outcome by its name. Empty: that of the row above, under the same theme."
        ),
        (ImportPart.Class, "Class", "Social value, local economic value, or recorded only."),
        (
            ImportPart.Level,
            "Level",
            "Input (what is put in), output (what is done) or outcome (what changes)."
        ),
        (ImportPart.Counts, "What counts", "What a supplier may count."),
        (ImportPart.Evidence, "Evidence", "What a supplier must show."),
        (
            ImportPart.PriceYear,
            "Price year",
            "The year whose pounds the value is in, such as 2024. Empty: the year you give on the site."
        ),
        (
            ImportPart.From,
            "From",
            "The first day the value holds, such as 1 April 2024. Empty: the day you give on the site."
        ),
        (
            ImportPart.Source,
            "Source",
            "Where the value is published. Empty: the source you name on the site."
        ),
    ];

    /// <summary>Writes the workbook.</summary>
    public static void WriteWorkbook(Stream to) =>
        SheetFile.WriteWorkbook(
            to,
            [
                new Sheet("Measures", [Row(1, Columns.Select(column => column.Heading))]),
                new Sheet(
                    "How to fill it in",
                    [
                        Row(1, ["Column", "What to write"]),
                        .. Columns.Select(
                            (column, at) => Row(at + 2, [column.Heading, column.Says])
                        ),
                    ]
                ),
            ]
        );

    /// <summary>The line of headings as comma-separated text.</summary>
    public static string Csv() =>
        string.Join(',', Columns.Select(column => column.Heading)) + "\r\n";

    private static SheetRow Row(int number, IEnumerable<string> cells) => new(number, [.. cells]);
}
