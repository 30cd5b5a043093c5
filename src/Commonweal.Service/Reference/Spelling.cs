namespace Commonweal.Service.Reference;

/// <summary>What somebody meant who wrote a name a little wrong, and names listed no longer than anybody reads.</summary>
internal static class Spelling
{
    private const int MostListed = 15;
    private const int MostLetters = 40;
    private const int MostNames = 1_000;
    private const int LongestQuoted = 80;

    /// <summary>What was met, or its beginning: a message is to be read.</summary>
    public static string Short(string written) =>
        written.Length <= LongestQuoted ? written : $"{written[..LongestQuoted]}…";

    /// <summary>A sentence with the nearest name, to follow another; empty when none is near, or several are. Of very many names the first are looked at.</summary>
    public static string Meant(string written, IEnumerable<string> names)
    {
        var near = names
            .Take(MostNames)
            .Select(name => (Name: name, Steps: Steps(written, name)))
            .Where(known =>
                known.Steps <= Math.Max(1, Math.Min(written.Length, known.Name.Length) / 3)
            )
            .GroupBy(known => known.Steps)
            .MinBy(known => known.Key);
        return near?.ToArray() is [var only] ? $" Did you mean \"{only.Name}\"?" : "";
    }

    /// <summary>The names, or the first of many and how many more.</summary>
    public static string Listed(IReadOnlyCollection<string> names) =>
        names.Count <= MostListed
            ? string.Join(", ", names.Select(Short))
            : $"{string.Join(", ", names.Take(MostListed).Select(Short))} and {names.Count - MostListed} more";

    /// <summary>How many letters must be put in, taken out or changed; capitals do not count.</summary>
    private static int Steps(string from, string to)
    {
        if (from.Length > MostLetters || to.Length > MostLetters)
        {
            return int.MaxValue;
        }

        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (var i = 1; i <= from.Length; i++)
        {
            var (before, corner) = (row[0], row[0]);
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                corner = before;
                before = row[j];
                var isSame = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                row[j] = Math.Min(corner + (isSame ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
