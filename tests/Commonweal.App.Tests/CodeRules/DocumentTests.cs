using System.Text.RegularExpressions;
using Xunit;

namespace Commonweal.App.Tests.CodeRules;

/// <summary>What documents say of the tests.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void Every_test_named_in_a_document_exists()
    {
        var named = Directory
            .EnumerateFiles(
                Path.Combine(Repository.Root, "docs"),
                "*.md",
                SearchOption.AllDirectories
            )
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .SelectMany(file =>
                Test()
                    .Matches(File.ReadAllText(file))
                    .Select(test => (File: Repository.Name(file), Test: test.Groups["test"].Value))
            )
            .ToArray();

        Assert.True(named.Length > 80);
        Assert.DoesNotContain(named, name => !Repository.Tests.Contains(name.Test));
    }

    [GeneratedRegex(
        @"`(?<test>\w+Tests(\.\w+)?)`",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Test();
}
