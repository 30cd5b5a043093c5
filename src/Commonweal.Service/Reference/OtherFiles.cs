namespace Commonweal.Service.Reference;

/// <summary>
/// Looks at the files that are read by others than the loader, such as worked examples: they must at least be YAML. The
/// demonstration's records and the schemas are no reference data.
/// </summary>
internal static class OtherFiles
{
    private static readonly string[] Elsewhere =
    [
        "frameworks",
        "values",
        "rules",
        "demo",
        "schema",
    ];

    public static void Check(string data, ICollection<DataProblem> problems)
    {
        foreach (var file in Directory.EnumerateFiles(data, "*.yaml"))
        {
            YamlFile.Check(data, Path.GetFileName(file), problems);
        }

        foreach (
            var file in DataFiles
                .Folders(data, "")
                .Except(Elsewhere, StringComparer.Ordinal)
                .SelectMany(folder => DataFiles.Below(data, folder))
        )
        {
            if (file.EndsWith(".yaml", StringComparison.Ordinal))
            {
                YamlFile.Check(data, file, problems);
            }
            else
            {
                const string NotYaml = "Files here end in .yaml. Rename it, or remove it.";
                problems.Add(new DataProblem(file, 1, "data.file.unknown", NotYaml));
            }
        }
    }
}
