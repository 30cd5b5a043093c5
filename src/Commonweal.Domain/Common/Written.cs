using System.Globalization;
using System.Text;

namespace Commonweal.Domain.Common;

/// <summary>
/// What people write in sentences and lines: reasons, statements, notes. Many must be written down, because whom they concern, or a
/// court, may ask for them. Names and titles are <see cref="OneLine"/>.
/// </summary>
public static class Written
{
    /// <summary>
    /// As it is kept: trimmed, lines ended by a line feed, and without what <see cref="Signs"/> leaves out; empty when there is
    /// nothing that anybody sees.
    /// </summary>
    public static string Plain(string? text) =>
        Signs(text ?? "").ReplaceLineEndings("\n").Trim() is var kept && IsSeen(kept) ? kept : "";

    /// <summary>
    /// Whether there is a letter, a digit or another sign that shows. Spaces of any width, joiners, soft hyphens, marks without a letter to
    /// stand on and the fillers of Hangul show nothing by themselves, though a text may need them between its letters.
    /// </summary>
    public static bool IsSeen(string text) => text.EnumerateRunes().Any(IsSeen);

    /// <summary>The same; null for nothing but blanks.</summary>
    public static string? PlainOrNull(string? text) =>
        Plain(text) is { Length: > 0 } kept ? kept : null;

    /// <summary>
    /// The signs that databases, XML and addresses all take: without control signs, halves of characters, code points that are no
    /// characters, and signs that override the direction of reading. Line ends and tabs stay.
    /// </summary>
    public static string Signs(string text) =>
        text.All(sign => sign is >= ' ' and < '\u007f')
            ? text
            : string.Concat(text.EnumerateRunes().Where(IsKept));

    /// <summary>Null when something was written and it fits; otherwise the refusal with <paramref name="ask"/> and the limit.</summary>
    /// <param name="most">The longest text, in characters.</param>
    public static Problem? Lacks(string? text, int most, string code, string ask, string field) =>
        Plain(text).Length is var length && (length == 0 || length > most)
            ? new Problem(code, $"{ask} Use up to {Quantity.Display(most)} characters.", field)
            : null;

    private static bool IsSeen(Rune sign) =>
        Rune.GetUnicodeCategory(sign)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
            )
        && !OneLine.IsBlankLetter(sign);

    // A lone surrogate is enumerated as U+FFFD, which is dropped with the other signs nobody types.
    private static bool IsKept(Rune rune) =>
        rune.Value is '\t' or '\n' or '\r'
        || (
            !Rune.IsControl(rune)
            && rune.Value != 0xFFFD
            && (rune.Value & 0xFFFE) != 0xFFFE
            && rune.Value is not (>= 0xFDD0 and <= 0xFDEF) // nor what turns the text after it round
            && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
        );
}
