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
    public void Every_message_ends_with_a_full_stop()
    {
        var said = Sources()
            .SelectMany(file =>
                Messages(File.ReadAllText(file))
                    .Select(message => $"{Repository.Name(file)}: {message}")
            )
            .ToArray();

        Assert.True(said.Length > 250);
        Assert.DoesNotContain(said, IsOpenEnded);
    }

    [Fact]
    public void A_message_without_a_full_stop_is_seen() =>
        Assert.Equal<string>(
            [
                "Say what",
                "Say {a ?? \"b\"} more",
                "Say it now",
                "Say it then",
                "Say when",
                "Say how",
                "Say so",
            ],
            [.. Messages(Planted).Where(IsOpenEnded)]
        );

    private const string Planted = """
        new Problem("a.b.c", "Say what", nameof(What));
        Problem none = new("a.b.c", $"Say {a ?? "b"} more");
        new Problem("a.b.c", earlier.Granted is true ? "Say it now" : $"Say it then");
        new Problem("a.b.c", string.Create(CultureInfo.InvariantCulture, $"Say when"));
        [Range(1, 2, ErrorMessage = "Say how")]
        ModelState.AddModelError("Field", "Say so");
        new Problem("a.b.c", "All is said.");
        """;

    private static IEnumerable<string> Messages(string source) =>
        from match in Said().Matches(source)
        from message in new[] { match.Groups["message"], match.Groups["other"] }
        where message.Success
        select message.Value;

    /// <summary>What another one says is held to it where that stands.</summary>
    private static bool IsOpenEnded(string message) =>
        !message.EndsWith('.') && !message.EndsWith("essage}", StringComparison.Ordinal);

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
            (new(\ Problem)?\(\s*"[a-z-]+\.[a-z-]+\.[a-z-]+",\s*([^";]*\?\s|string\.Create\([^"]*)?\s*
              |ErrorMessage\s*=\s*
              |AddModelError\([^";]*("[^"]*",)?\s*
              |Accessor\([^"]*)
            \$?"(?<message>([^"{\\]|\\.|\{([^{}"]|"[^"]*")*\})+)"
            (\s*:\s*\$?"(?<other>([^"{\\]|\\.|\{([^{}"]|"[^"]*")*\})+)")?
            """,
        RegexOptions.NonBacktracking
            | RegexOptions.ExplicitCapture
            | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Said();
}
