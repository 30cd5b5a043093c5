using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Commonweal.Service.Evidence;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Commonweal.Service.Editions.Sheets;

/// <summary>
/// Workbooks (XLSX). Reading goes through the parts as <see cref="OfficeFile"/> has looked at them, not through a library that
/// would make binary fractions of the figures; writing makes every cell text.
/// </summary>
internal static partial class Workbook
{
    private const string Main = "xl/workbook.xml";

    // In characters, as spreadsheets count the width of a column.
    private const int Narrowest = 12;
    private const int Widest = 60;

    public static IReadOnlyList<Sheet> Read(MemoryStream file, Workings workings)
    {
        if (SheetFile.RefusalOf(OfficeFile.With(Main, file)) is { } refusal)
        {
            throw refusal;
        }

        var parts = new WorkbookParts(file);
        var targets = parts.Targets(Main);
        var styles = WorkbookStyles.Read(parts);
        var texts = SharedTexts.Read(parts);
        var held = new CellsHeld();
        var listed = Listed(parts, styles, workings);
        return listed.Count <= SheetFile.MostSheets
            ?
            [
                .. listed.Select(sheet =>
                    sheet.Id is { } id
                        ? new WorkbookSheet(sheet.Name, styles, texts, held, workings).Read(
                            parts.Read(targets(id))
                        )
                        : new Sheet(sheet.Name, []) { IsHidden = true }
                ),
            ]
            : throw new SheetRefusal(
                "editions.file.too-large",
                $"The file has more than {SheetFile.MostSheets} sheets. Keep those with the tables only."
            );
    }

    /// <summary>Writes sheets of text; the first row of each stays in sight.</summary>
    public static void Write(Stream to, IEnumerable<Sheet> sheets)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
        foreach (var sheet in sheets)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            WriteSheet(part, sheet);
            list.AppendChild(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Id = workbook.GetIdOfPart(part),
                    SheetId = (uint)list.ChildElements.Count + 1,
                    Name = sheet.Name,
                }
            );
        }

        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(list);
    }

    /// <summary>XML has no place for some signs, and makes a line feed of a carriage return: they are written <c>_x000D_</c>.</summary>
    public static string Escaped(string text) =>
        Unsafe().Replace(text, sign => $"_x{(int)sign.Value[0]:X4}_");

    /// <summary>What was so written.</summary>
    public static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? EscapedSign()
                .Replace(
                    text,
                    sign =>
                        $"{(char)ushort.Parse(sign.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)}"
                )
            : text;

    /// <summary>The sheets by name and id; hidden ones, if they are not refused, without id.</summary>
    private static List<(string Name, string? Id)> Listed(
        WorkbookParts parts,
        WorkbookStyles styles,
        Workings workings
    )
    {
        List<(string Name, string? Id)> sheets = [];
        using var reader = parts.Read(Main);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "workbookPr")
            {
                styles.CountsFrom1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader.LocalName == "sheet")
            {
                var name = Unescaped(reader.GetAttribute("name") ?? "");
                var isHidden = reader.GetAttribute("state") is "hidden" or "veryHidden";
                if (isHidden && workings == Workings.Refused)
                {
                    throw new SheetRefusal(
                        "editions.file.hidden-sheet",
                        $"The sheet \"{name}\" is hidden, so that nobody sees what would be read. Show it, or delete it, and save the file again."
                    );
                }

                sheets.Add((name, isHidden ? null : WorkbookParts.IdOf(reader)));
            }
        }

        return sheets;
    }

    private static void WriteSheet(WorksheetPart part, Sheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = 1,
                        TopLeftCell = "A2",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            )
        );
        if (Widths(sheet) is { Length: > 0 } widths)
        {
            writer.WriteElement(new Columns(widths));
        }

        writer.WriteStartElement(new SheetData());
        foreach (var row in sheet.Rows)
        {
            writer.WriteStartElement(new Row { RowIndex = (uint)row.Number });
            foreach (var (column, text) in row.Cells.Index().Where(cell => cell.Item.Length > 0))
            {
                writer.WriteElement(
                    new Cell
                    {
                        CellReference = $"{Sheet.Letters(column)}{row.Number}",
                        StyleIndex = 1,
                        DataType = CellValues.InlineString,
                        InlineString = new InlineString(
                            new Text(Escaped(text)) { Space = SpaceProcessingModeValues.Preserve }
                        ),
                    }
                );
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Columns as wide as their longest line, within what is read without going sideways: longer text is wrapped.</summary>
    private static Column[] Widths(Sheet sheet) =>
        [
            .. Enumerable
                .Range(0, sheet.Rows.Select(row => row.Cells.Count).DefaultIfEmpty().Max())
                .Select(column => new Column
                {
                    Min = (uint)column + 1,
                    Max = (uint)column + 1,
                    Width = Math.Clamp(
                        sheet
                            .Rows.SelectMany(row => row.At(column).Split('\n'))
                            .Max(line => line.Length) + 2,
                        Narrowest,
                        Widest
                    ),
                    CustomWidth = true,
                }),
        ];

    /// <summary>Style 1 is text, so that a spreadsheet makes no number of what is typed over it, and wrapped, so that long answers are read whole.</summary>
    private static Stylesheet Styles() =>
        new(
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellFormats(
                new CellFormat(),
                new CellFormat(
                    new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }
                )
                {
                    NumberFormatId = 49,
                    ApplyNumberFormat = true,
                    ApplyAlignment = true,
                }
            )
        );

    [GeneratedRegex(
        "[\0-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Unsafe();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.NonBacktracking)]
    private static partial Regex EscapedSign();
}
