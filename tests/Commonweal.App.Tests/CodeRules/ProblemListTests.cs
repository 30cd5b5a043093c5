using System.Text;
using System.Text.RegularExpressions;
using Commonweal.Service.Storage;
using Xunit;

namespace Commonweal.App.Tests.CodeRules;

/// <summary>The codes of refusals are API: the list is committed, so that a renamed one is seen.</summary>
public sealed partial class ProblemListTests
{
    [Fact]
    public async Task Every_problem_code_is_in_the_committed_list()
    {
        var written = new StringBuilder(
            "# Problem codes\n\nWritten by a test. A code is never renamed.\n\n"
        );
        foreach (var code in Codes())
        {
            written.Append("- `").Append(code).Append("`\n");
        }

        Assert.Equal(
            written.ToString(),
            await Repository.DocumentAsync("docs/api/problems.md", written.ToString())
        );
    }

    [Fact]
    public void Every_message_ends_with_a_full_stop() =>
        Assert.Empty(
            Sources()
                .SelectMany(file =>
                    Said()
                        .Matches(File.ReadAllText(file))
                        .Select(match => match.Groups["message"].Value)
                        .Where(message =>
                            !message.EndsWith('.')
                            // What another one says is held to it where that stands.
                            && !message.EndsWith("essage}", StringComparison.Ordinal)
                        )
                        .Select(message => $"{Repository.Name(file)}: {message}")
                )
        );

    private static IEnumerable<string> Sources() =>
        Repository
            .Files("*.cs")
            .Where(file => Repository.Name(file).StartsWith("src/", StringComparison.Ordinal));

    private static IEnumerable<string> Codes() =>
        Sources()
            .SelectMany(file => Made().Matches(File.ReadAllText(file)))
            .Concat(Migration.All.SelectMany(step => Raised().Matches(step.Sql)))
            .Select(match => match.Groups["code"].Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(
        "\"(?<code>[a-z-]+\\.[a-z-]+\\.[a-z-]+)\"\\s*,",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Made();

    [GeneratedRegex(
        "constraint = '(?<code>[a-z-]+\\.[a-z-]+\\.[a-z-]+)'",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Raised();

    /// <summary>The words beside a code, of an attribute, of a page's own check, or of a value that could not be read.</summary>
    [GeneratedRegex(
        """
            (new\ Problem\(\s*"[a-z-]+\.[a-z-]+\.[a-z-]+",\s*
              |new\(\s*"[a-z-]+\.[a-z-]+\.[a-z-]+",\s*
              |ErrorMessage\s*=\s*
              |AddModelError\([^";]*("[^"]*",)?\s*
              |Accessor\([^"]*)
            \$?"(?<message>([^"{\\]|\\.|\{([^{}"]|"[^"]*")*\})+)"
            """,
        RegexOptions.NonBacktracking
            | RegexOptions.ExplicitCapture
            | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Said();
}
