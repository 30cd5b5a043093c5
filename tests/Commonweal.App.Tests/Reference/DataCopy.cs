namespace Commonweal.App.Tests.Reference;

/// <summary>A copy of the shipped data that a test may spoil.</summary>
internal sealed class DataCopy : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("commonweal-data").FullName;

    public DataCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The data of this repository.</summary>
    public static string Shipped { get; } = FindShipped();

    public string Folder => folder;

    /// <summary>Puts one text in place of another in a file; the other must be there.</summary>
    public DataCopy Change(string file, string from, string to)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new InvalidOperationException($"{file} does not hold \"{from}\".");
        }

        File.WriteAllText(
            path,
            string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length))
        );
        return this;
    }

    /// <summary>Opens published editions to change, as if they were drafts.</summary>
    public DataCopy Unlock()
    {
        File.Delete(Path.Combine(folder, "published.lock"));
        return this;
    }

    /// <summary>Leaves one edition, and of crosswalks and the practice tender what is about it and no other.</summary>
    public DataCopy Only(string edition)
    {
        foreach (var other in Directory.EnumerateDirectories($"{folder}/frameworks"))
        {
            if (Path.GetFileName(other) == edition)
            {
                continue;
            }

            Directory.Delete(other, recursive: true);
            foreach (
                var about in Directory.GetFiles(
                    $"{folder}/crosswalks",
                    $"*{Path.GetFileName(other)}*"
                )
            )
            {
                File.Delete(about);
            }
        }

        var practice = $"{folder}/procurement/practice.yaml";
        if (!File.ReadAllText(practice).Contains($"edition: {edition}\n", StringComparison.Ordinal))
        {
            File.Delete(practice);
        }

        return this;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string FindShipped()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Commonweal.slnx")))
        {
            at = at.Parent!;
        }

        return Path.Combine(at.FullName, "data");
    }
}
