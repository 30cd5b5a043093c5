using Commonweal.Domain.Frameworks;
using static Commonweal.Service.Reference.EditionParts;

namespace Commonweal.Service.Reference;

/// <summary>
/// Reads <c>frameworks/&lt;name&gt;</c>: edition.yaml, parameters.yaml, proxies.yaml, measures/*.yaml, exclusions.yaml and
/// examples.yaml. An edition without parameters.yaml is still being written, and reads the figures of <c>values/</c>.
/// </summary>
internal sealed class EditionFolder(string data, string name, ICollection<DataProblem> problems)
{
    /// <summary>The file of an edition's own figures: from then on it reads no other.</summary>
    public const string OwnFigures = "parameters.yaml";

    private readonly EditionParts parts = new(problems, mayKeepPrivate: false);

    /// <summary>Null when any file has a fault.</summary>
    public Edition? Read(Named<Parameter> parameters)
    {
        RefuseOtherFiles();
        Read("edition.yaml", Part.Heading, map => parts.Heading(map, name));
        if (File.Exists(Path.Combine(data, At(OwnFigures))))
        {
            Read(OwnFigures, Part.Parameters, parts.Parameters);
        }
        else
        {
            parts.Use(parameters);
        }

        Read("proxies.yaml", Part.Proxies, parts.Proxies);
        foreach (var file in DataFiles.Below(data, At("measures")))
        {
            ReadPath(file, Part.Measures, parts.MeasuresOfTheme);
        }

        Read("exclusions.yaml", Part.Exclusions, parts.Exclusions);
        Read("examples.yaml", Part.Examples, parts.Examples);
        return parts.Whole();
    }

    private string At(string file) => $"frameworks/{name}/{file}";

    private void Read(string file, Part part, Action<YamlMap> read) =>
        ReadPath(At(file), part, read);

    private void ReadPath(string path, Part part, Action<YamlMap> read)
    {
        if (!YamlFile.Read(data, path, problems, read))
        {
            parts.Lacks(part);
        }
    }

    private void RefuseOtherFiles()
    {
        string[] known =
        [
            "edition.yaml",
            OwnFigures,
            "proxies.yaml",
            "exclusions.yaml",
            "examples.yaml",
        ];
        foreach (
            var file in DataFiles
                .Below(data, $"frameworks/{name}")
                .Except(known.Select(At), StringComparer.Ordinal)
                .Where(file => !IsMeasures(file))
        )
        {
            problems.Add(
                new DataProblem(
                    file,
                    1,
                    "data.file.unknown",
                    $"This file is not read. Name it {string.Join(", ", known)} or measures/<theme>.yaml, or remove it."
                )
            );
        }
    }

    private bool IsMeasures(string file) =>
        file.StartsWith(At("measures/"), StringComparison.Ordinal)
        && file.EndsWith(".yaml", StringComparison.Ordinal);
}
