using System.Globalization;

namespace Commonweal.Domain.Evidence;

/// <summary>What a file that somebody hands in is called by everybody else.</summary>
public static class FileLabel
{
    private const int LongestName = 120;
    private const int LongestExtension = 10;

    /// <summary>
    /// The harmless part of a name: what follows the last slash of either kind, without invisible characters, without
    /// leading signs that a spreadsheet would take for a formula, shortened in the middle.
    /// </summary>
    public static string Of(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var visible = new string([.. last.Where(IsPlain)])
            .TrimStart('=', '+', '-', '@', ' ')
            .TrimEnd();
        var extension =
            visible.LastIndexOf('.') is >= 0 and var dot && visible.Length - dot <= LongestExtension
                ? visible[dot..]
                : "";
        return visible.Length == extension.Length ? $"evidence{extension}"
            : visible.Length <= LongestName ? visible
            : visible[..(LongestName - extension.Length)] + extension;
    }

    private static bool IsPlain(char c) =>
        char.GetUnicodeCategory(c)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate
            )
        && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?');
}
