namespace Commonweal.Service.Reference;

/// <summary>The files of the data folder, by paths below it with forward slashes and in one order everywhere.</summary>
internal static class DataFiles
{
    /// <summary>
    /// Every file below a folder; none when there is no such folder. What editors and systems leave behind, with a name that
    /// starts with a point or ends with a tilde, is passed over.
    /// </summary>
    public static IReadOnlyList<string> Below(string data, string folder)
    {
        var path = Path.Combine(data, folder);
        return Directory.Exists(path)
            ?
            [
                .. Directory
                    .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                    .Where(file => Path.GetFileName(file) is not ['.', ..] and not [.., '~'])
                    .Select(file => Path.GetRelativePath(data, file).Replace('\\', '/'))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }

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
}
