using System.Globalization;
using System.Text;
using Commonweal.Service.Common;
using CsvHelper;
using CsvHelper.Configuration;

namespace Commonweal.Service.Editions.Sheets;

/// <summary>
/// Comma-separated text. Semicolons and tabs are taken as well, whichever the first row has most of; text is UTF-8, or UTF-16 that
/// says so, or what older spreadsheets of Western Europe save.
/// </summary>
internal static class CsvTable
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(
        1252
    )!;

    public static Sheet Read(string name, MemoryStream file, CellsHeld held)
    {
        var text = Decoded(name, file.GetBuffer().AsSpan(0, (int)file.Length));
        var separator = Separator(text);
        CsvBounds.Hold(name, text, separator);
        var rows = new RowsRead(name, held);
        using var parser = new CsvParser(
            new StringReader(text),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = $"{separator}",
                BadDataFound = found => throw SheetRefusal.Quotes(name, found.Context.Parser!.Row),
                IgnoreBlankLines = false,
            }
        );
        while (parser.Read())
        {
            for (var column = 0; column < parser.Count; column++)
            {
                var cell = parser[column];
                if (cell.StartsWith('='))
                {
                    throw new SheetRefusal(
                        "editions.file.formula",
                        $"{SheetRefusal.Place(name, parser.Row, column)} begins with \"=\", so that a spreadsheet would calculate it. Write its result, or put ' before what is text."
                    );
                }

                rows.Add(parser.Row, column, CsvText.Unmarked(cell));
            }

            rows.End(parser.Row);
        }

        // An open quotation mark takes the rest of the file into its cell.
        return IsOpen(text) ? throw SheetRefusal.Quotes(name, parser.Row) : rows.Sheet;
    }

    /// <summary>Writes a sheet; no cell of it is a formula to a spreadsheet.</summary>
    public static void Write(Stream to, Sheet sheet)
    {
        using var text = new StreamWriter(to, new UTF8Encoding(true), leaveOpen: true);
        using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        foreach (var row in sheet.Rows)
        {
            foreach (var cell in row.Cells)
            {
                csv.WriteField(CsvText.Marked(cell));
            }

            csv.NextRecord();
        }
    }

    private static string Decoded(string name, ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Utf8(rest),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            _ => Utf8(bytes),
        };
        return text.AsSpan().IndexOfAnyInRange('\0', '\b') < 0
            ? text
            : throw SheetRefusal.Broken($"\"{name}\" holds signs that no text has.");
    }

    private static string Utf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Western.GetString(bytes);
        }
    }

    private static char Separator(string text)
    {
        var first = text.AsSpan(
            0,
            text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length
        );
        var (commas, semicolons, tabs) = (first.Count(','), first.Count(';'), first.Count('\t'));
        return tabs > Math.Max(commas, semicolons) ? '\t'
            : semicolons > commas ? ';'
            : ',';
    }

    private static bool IsOpen(string text) => text.AsSpan().Count('"') % 2 != 0;
}
