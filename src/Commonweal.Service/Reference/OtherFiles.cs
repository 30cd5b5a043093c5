namespace Commonweal.Service.Reference;

/// <summary>
/// Looks at the files that the loader leaves to tests and readers: each is held to its schema. A file that stands where
/// nothing would read it is told, so that no rule is believed to hold that does not.
/// </summary>
internal static class OtherFiles
{
    private static readonly Dictionary<string, string> Schemas = new(StringComparer.Ordinal)
    {
        ["coverage.yaml"] = "schema/coverage.schema.json",
        ["evaluation/examples.yaml"] = "schema/evaluation-examples.schema.json",
    };

    private static readonly string[] ReadElsewhere =
    [
        "published.lock",
        ScoresFile.Name,
        GroundsFile.Name,
        SumFile.Name,
        StagesFile.Name,
        ProportionFile.Name,
        PracticeFile.Name,
        StandstillFile.Name,
        TenderingFile.Name,
        SweepingFile.Name,
        AdditionalityFile.Name,
        "values/",
        $"{ModelFiles.Folder}/",
        $"{CrosswalkFiles.Folder}/",
        GoalFile.Name,
        PlacesFile.Name,
        "rules/national/",
        "rules/authorities/",
        "rules/examples.yaml",
        "demo/",
        "schema/",
    ];

    public static void Check(string data, ICollection<DataProblem> problems)
    {
        foreach (var file in DataFiles.Below(data, "").Where(file => !IsReadElsewhere(file)))
        {
            if (Schemas.TryGetValue(file, out var schema))
            {
                ShapedFile.Check(data, file, schema, problems);
            }
            else
            {
                const string Unread =
                    "Nothing reads this file here. Move it to where its kind is read, or remove it.";
                problems.Add(new DataProblem(file, 1, "data.file.unknown", Unread));
            }
        }
    }

    private static bool IsReadElsewhere(string file) =>
        file.Split('/') is ["frameworks", _, _, ..]
        || ReadElsewhere.Any(known => file.StartsWith(known, StringComparison.Ordinal));
}
