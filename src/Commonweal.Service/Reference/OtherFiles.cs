namespace Commonweal.Service.Reference;

/// <summary>
/// Looks at the files that the loader leaves to others, such as worked examples: they must at least be YAML. A file that
/// stands where nothing would read it is told, so that no rule is believed to hold that does not.
/// </summary>
internal static class OtherFiles
{
    private static readonly string[] Known =
    [
        "published.lock",
        "values/",
        "rules/national/",
        "rules/authorities/",
        "demo/",
        "schema/",
    ];

    public static void Check(string data, ICollection<DataProblem> problems)
    {
        foreach (var file in DataFiles.Below(data, "").Where(file => !IsKnown(file)))
        {
            if (IsReadElsewhere(file))
            {
                YamlFile.Check(data, file, problems);
            }
            else
            {
                const string Unread =
                    "Nothing reads this file here. Move it, or end its name in .yaml.";
                problems.Add(new DataProblem(file, 1, "data.file.unknown", Unread));
            }
        }
    }

    private static bool IsKnown(string file) =>
        file.Split('/') is ["frameworks", _, _, ..]
        || Known.Any(known => file.StartsWith(known, StringComparison.Ordinal));

    private static bool IsReadElsewhere(string file) =>
        file.EndsWith(".yaml", StringComparison.Ordinal)
        && file.Split('/') is [.., "examples.yaml"] or not ["frameworks" or "rules", ..];
}
