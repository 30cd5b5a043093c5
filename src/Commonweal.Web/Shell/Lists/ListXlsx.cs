using System.Globalization;
using System.Text.RegularExpressions;
using Commonweal.Domain.Common;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Commonweal.Web.Shell.Lists;

/// <summary>Rows as a workbook of one sheet with one real table: numbers are numbers, dates are dates, text is never a formula.</summary>
internal static partial class ListXlsx
{
    private const uint DayStyle = 1;
    private const uint MomentStyle = 2;
    private static readonly DateOnly Zero = new(1899, 12, 30);

    public static async Task WriteAsync(
        Stream to,
        string name,
        IReadOnlyList<string> headings,
        IAsyncEnumerable<object?[]> rows
    )
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        var count = await WriteSheetAsync(sheet, headings, rows);
        if (count > 0)
            sheet.AddNewPart<TableDefinitionPart>("table").Table = TableOver(headings, count);
        workbook.Workbook = new Workbook(
            new Sheets(
                new Sheet
                {
                    Id = workbook.GetIdOfPart(sheet),
                    SheetId = 1,
                    Name = name.Length > 31 ? name[..31] : name,
                }
            )
        );
    }

    private static async Task<int> WriteSheetAsync(
        WorksheetPart sheet,
        IReadOnlyList<string> headings,
        IAsyncEnumerable<object?[]> rows
    )
    {
        using var writer = OpenXmlWriter.Create(sheet);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, headings);
        var count = 0;
        await foreach (var row in rows)
        {
            WriteRow(writer, row);
            count++;
        }

        writer.WriteEndElement();
        if (count > 0)
            writer.WriteElement(new TableParts(new TablePart { Id = "table" }) { Count = 1 });
        writer.WriteEndElement();
        return count;
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<object?> values)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in values)
            writer.WriteElement(CellOf(value));
        writer.WriteEndElement();
    }

    private static Cell CellOf(object? value) =>
        value switch
        {
            null => new Cell(),
            DateOnly day => Number(day.DayNumber - Zero.DayNumber, DayStyle),
            DateTimeOffset moment => Number(SerialOf(moment.UtcDateTime), MomentStyle),
            decimal number => Number(number),
            int number => Number(number),
            _ => new Cell
            {
                DataType = CellValues.InlineString,
                InlineString = new InlineString(
                    new Text(Allowed(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""))
                    {
                        Space = SpaceProcessingModeValues.Preserve,
                    }
                ),
            },
        };

    private static Cell Number(decimal number, uint? style = null) =>
        new() { StyleIndex = style is { } index ? index : null, CellValue = new CellValue(number) };

    private static decimal SerialOf(DateTime moment) =>
        DateOnly.FromDateTime(moment).DayNumber
        - Zero.DayNumber
        + decimal.Round((decimal)moment.TimeOfDay.Ticks / TimeSpan.TicksPerDay, 9);

    /// <summary>
    /// XML has no place for some signs; a cell holds at most 32,767 characters, and spreadsheets would read <c>_x0041_</c> as A.
    /// </summary>
    private static string Allowed(string text) =>
        EscapedSign().Replace(PlainText.Cut(Written.Signs(text), 32_767), "_x005F_");

    private static Table TableOver(IReadOnlyList<string> headings, int rows)
    {
        var area = $"A1:{ColumnName(headings.Count)}{rows + 1}";
        return new Table(
            new AutoFilter { Reference = area },
            new TableColumns(
                headings.Select(
                    (heading, at) => new TableColumn { Id = (uint)at + 1, Name = heading }
                )
            )
            {
                Count = (uint)headings.Count,
            }
        )
        {
            Id = 1,
            Name = "List",
            DisplayName = "List",
            Reference = area,
        };
    }

    private static string ColumnName(int number) =>
        number <= 26
            ? $"{(char)('A' + number - 1)}"
            : ColumnName((number - 1) / 26) + ColumnName(((number - 1) % 26) + 1);

    private static Stylesheet Styles() =>
        new(
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true }
            )
        );

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EscapedSign();
}
