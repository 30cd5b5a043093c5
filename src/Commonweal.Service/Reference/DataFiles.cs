using System.IO.Enumeration;

namespace Commonweal.Service.Reference;

/// <summary>The files of the data folder, by paths below it with forward slashes and in one order everywhere.</summary>
internal static class DataFiles
{
    private const int Deepest = 10;
    private const int MostFiles = 5_000;
    private const long LargestFile = 16_000_000;

    /// <summary>A file or a link below the folder; links are not followed.</summary>
    private sealed record Entry(string Name, bool IsLink, long Length);

    /// <summary>
    /// What could lead a reader elsewhere or hold it up for ever: links, files that are no texts of a size that people write, too
    /// many of them. Looked at before anything is read.
    /// </summary>
    public static IEnumerable<DataProblem> NotToRead(string data)
    {
        var count = 0;
        foreach (var entry in Entries(data, ""))
        {
            if (++count > MostFiles)
            {
                yield return new DataProblem(
                    entry.Name,
                    1,
                    "data.folder.too-large",
                    $"There are more than {MostFiles:N0} files here. Name a folder that holds reference data and nothing else."
                );
                yield break;
            }

            if (Fault(entry) is var (code, message))
            {
                yield return new DataProblem(entry.Name, 1, code, message);
            }
        }
    }

    /// <summary>
    /// Every file below a folder; none when there is no such folder. What editors and systems leave behind, with a name that
    /// starts with a point or ends with a tilde, is passed over.
    /// </summary>
    public static IReadOnlyList<string> Below(string data, string folder) =>
        Directory.Exists(Path.Combine(data, folder))
            ? [.. Entries(data, folder).Select(entry => entry.Name).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>The names of the folders in a folder.</summary>
    public static IReadOnlyList<string> Folders(string data, string folder)
    {
        var path = Path.Combine(data, folder);
        return Directory.Exists(path)
            ?
            [
                .. Directory
                    .EnumerateDirectories(path)
                    .Select(found => Path.GetFileName(found))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }

    private static (string Code, string Message)? Fault(Entry entry) =>
        entry switch
        {
            { IsLink: true } => (
                "data.file.link",
                "This is a link to another place, which is not followed. Put the file itself here."
            ),
            { Length: > LargestFile } => (
                "data.file.too-large",
                $"This file is larger than {LargestFile / 1_000_000} MB. Keep to what people write, and remove the rest."
            ),
            // So is what is no file at all: a pipe, for one, would be waited for.
            { Length: 0 } => (
                "data.file.empty",
                "There is nothing in this file. Write what its place is for, or remove it."
            ),
            _ when entry.Name.Split('/').Length > Deepest => (
                "data.folder.too-deep",
                $"This file is more than {Deepest} folders down, where nothing is read. Move it to where its kind is read, or remove it."
            ),
            _ => null,
        };

    private static FileSystemEnumerable<Entry> Entries(string data, string folder) =>
        new(
            Path.Combine(data, folder),
            (ref entry) =>
                new Entry(
                    Path.GetRelativePath(data, entry.ToFullPath()).Replace('\\', '/'),
                    IsLink(ref entry),
                    entry.Length
                ),
            new EnumerationOptions
            {
                RecurseSubdirectories = true,
                MaxRecursionDepth = Deepest,
                AttributesToSkip = default,
                IgnoreInaccessible = false,
            }
        )
        {
            ShouldIncludePredicate = (ref entry) =>
                (!entry.IsDirectory || IsLink(ref entry))
                && entry.FileName is not ['.', ..] and not [.., '~'],
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry),
        };

    private static bool IsLink(ref FileSystemEntry entry) =>
        entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
