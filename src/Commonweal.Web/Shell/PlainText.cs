namespace Commonweal.Web.Shell;

/// <summary>Text cut to fit.</summary>
internal static class PlainText
{
    /// <summary>At most so many UTF-16 units, never half a character.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text
        : char.IsHighSurrogate(text[longest - 1]) ? text[..(longest - 1)]
        : text[..longest];
}
