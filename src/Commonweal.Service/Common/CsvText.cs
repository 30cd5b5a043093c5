using System.Globalization;

namespace Commonweal.Service.Common;

/// <summary>Text in a cell of a CSV file, where nothing says that it is text.</summary>
public static class CsvText
{
    private const char Mark = '\'';

    /// <summary>Text that a spreadsheet would run as a formula, also behind blanks and unseen signs, is marked as text.</summary>
    public static string Harmless(string words) => Acts(words) ? $"{Mark}{words}" : words;

    /// <summary>As <see cref="Harmless"/>, so that <see cref="Unmarked"/> gives back whatever it was.</summary>
    public static string Marked(string words) =>
        Acts(words.TrimStart(Mark)) ? $"{Mark}{words}" : words;

    /// <summary>What was marked.</summary>
    public static string Unmarked(string cell) =>
        cell.StartsWith(Mark) && Acts(cell.TrimStart(Mark)) ? cell[1..] : cell;

    private static bool Acts(string words) =>
        words.FirstOrDefault() is '\t' or '\r' or '\n'
        || words.FirstOrDefault(IsSeen)
            is '='
                or '+'
                or '-'
                or '@'
                or '＝'
                or '＋'
                or '－'
                or '＠'
                or '﹦'
                or '﹢'
                or '﹣'
                or '﹫';

    private static bool IsSeen(char sign) =>
        !char.IsWhiteSpace(sign) && char.GetUnicodeCategory(sign) != UnicodeCategory.Format;
}
