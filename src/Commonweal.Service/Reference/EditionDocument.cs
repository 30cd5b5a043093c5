using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>
/// Reads a whole edition from one text, in YAML or in JSON, which is YAML too: what <see cref="EditionText"/> writes. It
/// holds its own figures and needs no other file.
/// </summary>
public static class EditionDocument
{
    private const int LongestName = 80;

    /// <param name="file">What problems call the text.</param>
    /// <param name="checkExamples">Whether its worked examples must come out, as they need not in a draft.</param>
    /// <returns>Null, and every problem by line, when it has any fault.</returns>
    public static (Edition? Edition, IReadOnlyList<DataProblem> Problems) Read(
        string file,
        string text,
        bool checkExamples = true
    )
    {
        List<DataProblem> problems = [];
        var parts = new EditionParts(problems, mayKeepPrivate: true);
        var read = YamlFile.ReadText(
            file,
            text,
            problems,
            map =>
            {
                parts.Heading(map, Name(map));
                parts.Parameters(map);
                parts.Proxies(map);
                parts.Measures(map);
                parts.Exclusions(map);
                parts.Examples(map);
            }
        );
        return (
            read ? parts.Whole(checkExamples) : null,
            [.. problems.OrderBy(problem => problem.Line)]
        );
    }

    private static string Name(YamlMap map)
    {
        var name = map.Text("name");
        if (
            name.Length > LongestName
            || name.Any(letter =>
                !char.IsAsciiLetterLower(letter)
                && !char.IsAsciiDigit(letter)
                && letter is not ('-' or '.')
            )
        )
        {
            map.Refuse(
                "data.edition.name",
                $"\"{Spelling.Short(name)}\" does not fit into an address. Write at most {LongestName} small letters, digits, hyphens and full stops.",
                "name"
            );
        }

        return name;
    }
}
