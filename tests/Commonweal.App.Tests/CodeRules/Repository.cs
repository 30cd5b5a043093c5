using System.Text.RegularExpressions;

namespace Commonweal.App.Tests.CodeRules;

/// <summary>The files of the repository, for rules about text.</summary>
internal static partial class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Path.GetDirectoryName(Story.World.RepositoryData())!;

    /// <summary>Every file of a kind under <c>src</c> and <c>tests</c> that people wrote.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        new[] { "src", "tests" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    Path.Combine(Root, folder),
                    pattern,
                    SearchOption.AllDirectories
                )
            )
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal));

    /// <summary>A path as the repository says it.</summary>
    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>Every test, like <c>CanaryTests.No_bid_is_seen</c>, and every class of tests.</summary>
    public static IReadOnlySet<string> Tests { get; } =
        Files("*Tests.cs")
            .SelectMany(file =>
                Test()
                    .Matches(File.ReadAllText(file))
                    .Select(test => $".{test.Groups["name"].Value}")
                    .Prepend("")
                    .Select(test => Path.GetFileNameWithoutExtension(file) + test)
            )
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether documents written by tests are to be written anew rather than compared.</summary>
    public static bool WritesDocuments =>
        Environment.GetEnvironmentVariable("COMMONWEAL_WRITE_DOCS") == "1";

    /// <summary>The committed document, after writing it when asked to.</summary>
    public static async Task<string> DocumentAsync(string path, string written)
    {
        var file = Path.Combine(Root, path);
        if (WritesDocuments)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, written);
        }

        return File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
    }

    [GeneratedRegex(
        @"^    public (async Task|Task|void) (?<name>\w+)\(",
        RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Test();
}
