using System.Text;
using System.Text.RegularExpressions;
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

    private static IEnumerable<string> Codes() =>
        Repository
            .Files("*.cs")
            .Where(file => Repository.Name(file).StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(file => Made().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(
        "\"(?<code>[a-z-]+\\.[a-z-]+\\.[a-z-]+)\"\\s*,",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Made();
}
