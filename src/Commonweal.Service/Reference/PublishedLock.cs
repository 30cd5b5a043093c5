using System.Security.Cryptography;
using System.Text.Json;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>
/// Holds published editions to <c>published.lock</c>: one line per file, SHA-256 and path, as <c>sha256sum</c> checks
/// them. An edition with a file in it is published, and then nothing in its folder may change, come or go: contracts
/// are pinned to it.
/// </summary>
public static class PublishedLock
{
    private const string Name = "published.lock";
    private const int HashLength = 64;

    /// <summary>What does not agree with it.</summary>
    public static IReadOnlyList<DataProblem> Check(string data) => [.. Check(data, Lines(data))];

    /// <summary>
    /// Closes an edition of a sound folder: its figures are written down beside it, and the fingerprints of its files here. False
    /// when it is closed already.
    /// </summary>
    public static bool Close(string data, Edition edition)
    {
        var folder = $"frameworks/{edition.Name}";
        if (Lines(data).Any(line => line.Contains($"  {folder}/", StringComparison.Ordinal)))
        {
            return false;
        }

        File.WriteAllText(
            Path.Combine(data, folder, EditionFolder.OwnFigures),
            $"# The figures as they stood when this edition was published; newer ones are for the next.\n{Figures(edition)}"
        );
        File.AppendAllLines(
            Path.Combine(data, Name),
            DataFiles.Below(data, folder).Select(file => $"{HashOf(data, file)}  {file}")
        );
        return true;
    }

    private static string[] Lines(string data)
    {
        var path = Path.Combine(data, Name);
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    private static string Figures(Edition edition)
    {
        using var text = JsonDocument.Parse(EditionText.Write(edition));
        return YamlText.Of(text.RootElement, "parameters");
    }

    private static string HashOf(string data, string file) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(data, file))));

    private static IEnumerable<DataProblem> Check(string data, string[] lines)
    {
        Dictionary<string, string> hashes = new(StringComparer.Ordinal);
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1];
            if (
                line.Length <= HashLength + 2
                || line[(HashLength + 2)..].Split('/')
                    is not ["frameworks", not (".." or "."), _, ..]
                || !hashes.TryAdd(line[(HashLength + 2)..], line[..HashLength])
            )
            {
                yield return new DataProblem(
                    Name,
                    number,
                    "data.lock.line",
                    "This line is no SHA-256, two spaces and a path below frameworks, or names a file twice. Write it anew with sha256sum."
                );
            }
            else if (!File.Exists(Path.Combine(data, line[(HashLength + 2)..])))
            {
                yield return new DataProblem(
                    Name,
                    number,
                    "data.published.missing",
                    $"{line[(HashLength + 2)..]} belongs to a published edition and is gone. Put it back."
                );
            }
        }

        foreach (var folder in hashes.Keys.Select(FolderOf).Distinct(StringComparer.Ordinal))
        {
            if (!hashes.ContainsKey($"{folder}/{EditionFolder.OwnFigures}"))
            {
                const string Open =
                    "This published edition has no figures of its own, so that a newer figure would change it. Take its lines out and run \"commonweal data publish\".";
                yield return new DataProblem(
                    Name,
                    1,
                    "data.published.figures",
                    $"{folder}: {Open}"
                );
            }

            foreach (var file in DataFiles.Below(data, folder))
            {
                if (Fault(data, file, hashes.GetValueOrDefault(file)) is { } fault)
                {
                    yield return fault;
                }
            }
        }
    }

    /// <summary><c>frameworks/name</c> of a path below it.</summary>
    private static string FolderOf(string file) => string.Join('/', file.Split('/').Take(2));

    private static DataProblem? Fault(string data, string file, string? expected)
    {
        if (expected is null)
        {
            const string Added =
                "This file came to an edition that is published and closed. Make a new edition folder for it.";
            return new DataProblem(file, 1, "data.published.added", Added);
        }

        const string Changed =
            "This file of a published edition has changed, and contracts are pinned to it. Undo the change and make a new edition folder.";
        return HashOf(data, file) == expected
            ? null
            : new DataProblem(file, 1, "data.published.changed", Changed);
    }
}
