using System.Globalization;
using System.Text;

namespace Commonweal.Domain.Common;

/// <summary>Names, titles and references: text of one line in which every sign is seen, so that it reads alike to everybody.</summary>
public static class OneLine
{
    /// <summary>The longest title of a theme, an outcome, a measure or a figure, in characters, wherever it comes from.</summary>
    public const int LongestTitle = 200;

    /// <summary>False when the text holds a sign that nobody sees: a line break, a control sign, a zero-width space, a mark of direction.</summary>
    public static bool IsSeen(string text) => text.EnumerateRunes().All(IsSeen);

    /// <summary>
    /// The text without the signs that are not seen, such as marks of direction, and with a space for each line break and control sign.
    /// </summary>
    public static string Of(string text) =>
        IsSeen(text)
            ? text
            : string.Concat(
                text.EnumerateRunes()
                    .Select(sign =>
                        IsSeen(sign) ? sign.ToString()
                        : Rune.GetUnicodeCategory(sign) == UnicodeCategory.Format ? ""
                        : " "
                    )
            );

    /// <summary>The text; of one too long for a title its beginning, up to a blank where it has one, and an ellipsis.</summary>
    public static string Title(string text)
    {
        if (text.Length <= LongestTitle)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', LongestTitle - 1);
        end = end > 0 ? end : LongestTitle - 1;
        return $"{text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]}…";
    }

    /// <summary>Null when every sign is seen; otherwise the refusal.</summary>
    /// <param name="what">What the text is, as a sentence begins, such as <c>The title</c>.</param>
    public static Problem? Hides(string text, string code, string what, string field) =>
        IsSeen(text)
            ? null
            : new Problem(
                code,
                $"{what} holds a line break or a sign that cannot be seen. Type it in one line instead of pasting it.",
                field
            );

    /// <summary>The fillers of Hangul and the blank of Braille, which count as letters and signs and show nothing.</summary>
    internal static bool IsBlankLetter(Rune sign) =>
        sign.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;

    private static bool IsSeen(Rune sign) =>
        Rune.GetUnicodeCategory(sign)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            )
        && !IsBlankLetter(sign);
}
