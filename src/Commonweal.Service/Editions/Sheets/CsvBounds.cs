namespace Commonweal.Service.Editions.Sheets;

/// <summary>
/// Refuses text with a row nobody fills in by hand. The library takes a row in whole, with all its columns, before anything can be
/// asked of it.
/// </summary>
internal sealed class CsvBounds(string sheet, char separator)
{
    public const int LongestRow = 1_000_000;

    private int row = 1;
    private int column;
    private int rowStart;
    private int cellStart;
    private int closed = -1;
    private bool isQuoted;

    public static void Hold(string sheet, string text, char separator)
    {
        var bounds = new CsvBounds(sheet, separator);
        for (var at = 0; at < text.Length; at++)
        {
            bounds.Take(text, at);
        }
    }

    private void Take(string text, int at)
    {
        if (at - rowStart >= LongestRow)
        {
            throw isQuoted
                ? SheetRefusal.Quotes(sheet, row)
                : SheetRefusal.TooLarge(
                    sheet,
                    row,
                    column,
                    $"is in a row of more characters than that",
                    LongestRow
                );
        }

        if (text[at] == '"')
        {
            Quote(at);
        }
        else if (isQuoted)
        {
            return;
        }
        else if (text[at] == separator)
        {
            (column, cellStart) = (column + 1, at + 1);
            SheetRefusal.HoldColumn(sheet, row, column);
        }
        else if (text[at] is '\n' or '\r')
        {
            row += text[at] == '\n' && at > 0 && text[at - 1] == '\r' ? 0 : 1;
            (column, rowStart, cellStart) = (0, at + 1, at + 1);
        }
    }

    /// <summary>One opens a cell only at its beginning; doubled inside it closes and opens again.</summary>
    private void Quote(int at)
    {
        if (isQuoted)
        {
            (isQuoted, closed) = (false, at);
        }
        else
        {
            isQuoted = at == cellStart || closed == at - 1;
        }
    }
}
