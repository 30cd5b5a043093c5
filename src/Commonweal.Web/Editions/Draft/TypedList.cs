using Commonweal.Domain.Common;

namespace Commonweal.Web.Editions.Draft;

/// <summary>Lists as they are typed into one box.</summary>
internal static class TypedList
{
    private const StringSplitOptions Trimmed =
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    private static readonly char[] BetweenCodes = [',', ';', ' ', '\t', '\r', '\n'];

    /// <summary>One thing to a line.</summary>
    public static IReadOnlyList<string> Lines(string? typed) =>
        Written.Plain(typed).Split('\n', Trimmed);

    /// <summary>Codes of measures, by lines, commas or blanks.</summary>
    public static IReadOnlyList<string> Codes(string? typed) =>
        (typed ?? "").Split(BetweenCodes, Trimmed);
}
