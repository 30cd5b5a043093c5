using System.Security.Cryptography;

namespace Commonweal.Service.Reference;

/// <summary>
/// Holds published editions to <c>published.lock</c>: one line per file, SHA-256 and path, as <c>sha256sum</c> writes
/// them. An edition with a file in it is published, and then nothing in its folder may change, come or go: contracts
/// are pinned to it.
/// </summary>
internal static class PublishedLock
{
    private const string Name = "published.lock";
    private const int HashLength = 64;

    public static IReadOnlyList<DataProblem> Check(string data)
    {
        var path = Path.Combine(data, Name);
        return File.Exists(path) ? [.. Check(data, File.ReadAllLines(path))] : [];
    }

    private static IEnumerable<DataProblem> Check(string data, string[] lines)
    {
        Dictionary<string, string> hashes = new(StringComparer.Ordinal);
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1];
            if (
                line.Length <= HashLength + 2
                || !hashes.TryAdd(line[(HashLength + 2)..], line[..HashLength])
            )
            {
                yield return new DataProblem(
                    Name,
                    number,
                    "data.lock.line",
                    "This line is no SHA-256, two spaces and a path, or names a file twice. Write it anew with sha256sum."
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
        return
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(data, file))))
            == expected
            ? null
            : new DataProblem(file, 1, "data.published.changed", Changed);
    }
}
