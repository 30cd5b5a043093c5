using System.Text;

namespace Commonweal.Web.Shell;

/// <summary>Text that databases, XML and addresses all take.</summary>
internal static class PlainText
{
    /// <summary>Without control signs, halves of characters and code points that are no characters; line ends and tabs stay.</summary>
    public static string Of(string text) =>
        text.All(IsPlain) ? text : string.Concat(text.EnumerateRunes().Where(IsKept));

    /// <summary>At most so many UTF-16 units, never half a character.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text
        : char.IsHighSurrogate(text[longest - 1]) ? text[..(longest - 1)]
        : text[..longest];

    private static bool IsPlain(char sign) => sign is >= ' ' and < '\u007f';

    // A lone surrogate is enumerated as U+FFFD, which is dropped with the other signs nobody types.
    private static bool IsKept(Rune rune) =>
        rune.Value is '\t' or '\n' or '\r'
        || (
            !Rune.IsControl(rune)
            && rune.Value != 0xFFFD
            && (rune.Value & 0xFFFE) != 0xFFFE
            && rune.Value is not (>= 0xFDD0 and <= 0xFDEF)
        );
}
