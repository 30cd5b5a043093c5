using Commonweal.Domain.Common;

namespace Commonweal.Domain.Editions;

/// <summary>What people type in the parts of an edition, held to what is seen, kept and shown.</summary>
internal static class PartText
{
    private const int LongestText = 4_000;
    private const int LongestAddress = 2_000;
    private const int MostLines = 50;

    /// <summary>A name or title in one line, 1 to 200 characters, each of which is seen.</summary>
    /// <param name="what">What it is, as a sentence begins, such as <c>The title</c>.</param>
    public static IEnumerable<Problem> Line(string text, string what, string field)
    {
        if (Written.Plain(text).Length is 0 or > OneLine.LongestTitle)
        {
            yield return new Problem(
                "editions.line.length",
                text.Length == 0
                    ? $"{what} is missing. Write up to {OneLine.LongestTitle} characters."
                    : $"{what} has {Quantity.Display(text.Length)} characters. Write 1 to {OneLine.LongestTitle}.",
                field
            );
        }

        foreach (var hidden in Seen(text, what, field))
        {
            yield return hidden;
        }
    }

    /// <summary>One line in which every sign is seen, if anything was written.</summary>
    public static IEnumerable<Problem> Seen(string? text, string what, string field) =>
        OneLine.Hides((text ?? "").Trim(), "editions.line.signs", what, field) is { } hidden
            ? [hidden]
            : [];

    /// <summary>Sentences, 1 to 4,000 characters.</summary>
    /// <param name="ask">What to write, a whole sentence.</param>
    public static IEnumerable<Problem> Text(string text, string ask, string field) =>
        Written.Lacks(text, LongestText, "editions.text.length", ask, field) is { } problem
            ? [problem]
            : [];

    /// <summary>A list of lines, none to 50, each as <see cref="Line"/> has it.</summary>
    public static IEnumerable<Problem> Lines(IReadOnlyList<string> lines, string field) =>
        lines.Count > MostLines
            ?
            [
                new Problem(
                    "editions.lines.count",
                    $"There are {Quantity.Display(lines.Count)} lines. Write at most {MostLines}.",
                    field
                ),
            ]
            : lines.SelectMany((line, at) => Line(line, $"Line {at + 1}", field)).Take(1);

    /// <summary>Who said it, and under what licence.</summary>
    public static IEnumerable<Problem> Of(Source source) =>
        [
            .. Line(source.Title, "The name of the source", "Source.Title"),
            .. Line(source.Licence, "The licence", "Source.Licence"),
            .. source.Url is null || IsAddress(source.Url)
                ? Array.Empty<Problem>()
                :
                [
                    new Problem(
                        "editions.source.address",
                        "This is no address of the web. Write one that begins with https://, or leave it empty.",
                        "Source.Url"
                    ),
                ],
        ];

    private static bool IsAddress(string text) =>
        text.Length <= LongestAddress && Source.IsWebAddress(text);
}
