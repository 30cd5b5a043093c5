using System.Globalization;
using System.Xml;
using Commonweal.Domain.Editions.Import;
using Commonweal.Service.Reference;

namespace Commonweal.Service.Editions.Sheets;

/// <summary>Reads the cells of one sheet of a workbook.</summary>
internal sealed class WorkbookSheet(
    string name,
    WorkbookStyles styles,
    IReadOnlyList<string> texts,
    CellsHeld held,
    Workings workings
)
{
    private const int LastRow = 1_048_576;

    private readonly RowsRead rows = new(name, held);
    private readonly List<CellNote> notes = [];
    private int row;
    private int column;
    private bool isHiddenRow;
    private readonly List<(int First, int Last)> hiddenColumns = [];

    /// <summary>Reads it, once.</summary>
    public Sheet Read(XmlReader part)
    {
        using var reader = part;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                rows.End(row);
                row = RowOf(reader);
                column = -1;
                isHiddenRow = IsHidden(reader);
            }
            else if (
                reader is { NodeType: XmlNodeType.Element, LocalName: "col" }
                && IsHidden(reader)
            )
            {
                hiddenColumns.Add((NumberOf(reader, "min") - 1, NumberOf(reader, "max") - 1));
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                Cell(reader);
            }
        }

        rows.End(row);
        return rows.Sheet with { Notes = notes };
    }

    private int RowOf(XmlReader reader) =>
        int.TryParse(
            reader.GetAttribute("r"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number > row && number <= LastRow
                ? number
                : throw new InvalidDataException(
                    "The rows are out of order, or more than a workbook has."
                )
            : row + 1;

    private void Cell(XmlReader reader)
    {
        column = ColumnOf(reader.GetAttribute("r"));
        var (kind, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        string? text = null;
        var isWorkedOut = false;
        using var inner = reader.ReadSubtree();
        inner.Read();
        inner.Read();
        while (!inner.EOF)
        {
            switch (inner)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "f" }
                    when workings == Workings.Noted:
                    isWorkedOut = true;
                    inner.Skip();
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "f" }:
                    throw Refused(
                        "editions.file.formula",
                        "holds a formula. Copy the cells and paste them as values, so that what is read is what you see"
                    );
                case { NodeType: XmlNodeType.Element, LocalName: "v" }:
                    // This has read on.
                    text = Value(kind, style, inner.ReadElementContentAsString());
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "is" }:
                    text = SharedTexts.TextOf(inner);
                    inner.Read();
                    break;
                default:
                    inner.Read();
                    break;
            }
        }

        if (workings == Workings.Refused && !string.IsNullOrWhiteSpace(text))
        {
            Seen();
        }

        rows.Add(row, column, text ?? "");
        if (kind == "e" || isWorkedOut)
        {
            rows.Count(row, column);
            notes.Add(new CellNote(row, column + 1, NoteOf(kind, text)));
        }
    }

    /// <summary>Refuses what stands where nobody sees it.</summary>
    private void Seen()
    {
        var place =
            isHiddenRow ? $"row {row}"
            : hiddenColumns.Exists(one => column >= one.First && column <= one.Last)
                ? $"column {Sheet.Letters(column)}"
            : null;
        if (place is not null)
        {
            throw new SheetRefusal(
                "editions.file.hidden-cells",
                $"On the sheet \"{name}\" {place} is hidden, so that nobody sees what would be read. Show it, or delete it, and save the file again."
            );
        }
    }

    private static bool IsHidden(XmlReader reader) =>
        reader.GetAttribute("hidden") is "1" or "true";

    private static int NumberOf(XmlReader reader, string attribute) =>
        int.TryParse(
            reader.GetAttribute(attribute),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw new InvalidDataException("A column says not which it is.");

    private static CellNoteKind NoteOf(string? kind, string? text) =>
        text is null ? CellNoteKind.NoResult
        : kind == "e" ? CellNoteKind.Error
        : CellNoteKind.Result;

    private string Value(string? kind, string? style, string value) =>
        kind switch
        {
            "s" => int.TryParse(
                value,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var index
            )
            && index < texts.Count
                ? texts[index]
                : throw new InvalidDataException("A cell refers to a text that is not there."),
            "b" => value == "1" ? "true" : "false",
            "e" when workings == Workings.Noted => value,
            "e" => throw Refused(
                "editions.file.formula",
                $"shows the error {Spelling.Short(value)}. Write its value"
            ),
            "str" or "d" => Workbook.Unescaped(value),
            _ => styles.Shown(value, style),
        };

    private int ColumnOf(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
        {
            return column + 1;
        }

        var number = 0;
        foreach (var letter in cell.TakeWhile(char.IsAsciiLetter).Take(4))
        {
            number = (number * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
        }

        return number > column + 1
            ? number - 1
            : throw new InvalidDataException("The cells of a row are out of order.");
    }

    private SheetRefusal Refused(string code, string says) =>
        new(code, $"{SheetRefusal.Place(name, row, column)} {says}.");
}
