using System.Text.RegularExpressions;
using Commonweal.App.Tests.CodeRules;
using Xunit;

namespace Commonweal.App.Tests.Audit;

public sealed partial class ActWordsTests
{
    [Fact]
    public void Every_act_that_is_recorded_has_plain_words()
    {
        var words = File.ReadAllText(
            Path.Combine(Repository.Root, "src/Commonweal.Service/Record/ActWords.cs")
        );
        var acts = Repository
            .Files("*.cs")
            .Where(file =>
                Repository
                    .Name(file)
                    .StartsWith("src/Commonweal.Service/", StringComparison.Ordinal)
            )
            .SelectMany(file => Recorded().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["act"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToArray();

        Assert.True(acts.Length > 30);
        // One of two, as the act falls out.
        Assert.Contains("letter.kept-back", acts, StringComparer.Ordinal);
        Assert.All(
            acts,
            act => Assert.Contains($"[\"{act}\"] = \"", words, StringComparison.Ordinal)
        );
    }

    [GeneratedRegex(
        "\\.Record\\(\\s*[^\",]*\"(?<act>[a-z.-]+)\"",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Recorded();
}
