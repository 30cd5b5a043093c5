using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>
/// Reads <c>frameworks/&lt;name&gt;</c>: edition.yaml, proxies.yaml, measures/*.yaml, exclusions.yaml and examples.yaml,
/// in this order since each refers to those before it. The examples are worked out and held to what they expect.
/// </summary>
internal sealed class EditionFolder(string data, string name, ICollection<DataProblem> problems)
{
    private readonly Named<Priority> priorities = new("priority");
    private readonly Named<Theme> themes = new("theme");
    private readonly Named<Proxy> proxies = new("proxy");
    private readonly Named<Measure> measures = new("measure");
    private readonly Named<Measure> places = new("place in the list");
    private readonly Named<Exclusion> exclusions = new("exclusion");
    private readonly Named<EditionExample> examples = new("example");

    /// <summary>Null when any file has a fault.</summary>
    public Edition? Read(Named<Parameter> parameters)
    {
        var before = problems.Count;
        RefuseOtherFiles();
        var heading = YamlFile.Read(data, At("edition.yaml"), problems, Heading);
        themes.Incomplete = priorities.Incomplete = heading is null;
        proxies.Incomplete = !ReadList(
            "proxies.yaml",
            proxies,
            map => ProxyFile.Proxy(map, parameters, heading?.PriceYear),
            proxy => proxy.Id
        );
        foreach (var file in DataFiles.Below(data, At("measures")))
        {
            ReadMeasures(file);
        }

        ReadList("exclusions.yaml", exclusions, Exclusion, exclusion => exclusion.Id);
        ReadList("examples.yaml", examples, EditionExample.Read, example => example.Id);
        if (heading is null || parameters.Incomplete || problems.Count > before)
        {
            return null;
        }

        var edition = heading with
        {
            Measures = [.. measures.All],
            Exclusions = [.. exclusions.All],
        };
        foreach (var example in examples.All)
        {
            example.Check(edition);
        }

        return problems.Count > before ? null : edition;
    }

    private string At(string file) => $"frameworks/{name}/{file}";

    private void RefuseOtherFiles()
    {
        string[] known = ["edition.yaml", "proxies.yaml", "exclusions.yaml", "examples.yaml"];
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

    private Edition Heading(YamlMap map)
    {
        foreach (var at in map.Maps("priorities"))
        {
            var priority = new Priority(at.Text("id"), at.Text("title"), at.Text("group"));
            priorities.Add(at, "id", priority.Id, priority);
        }

        foreach (var at in map.Maps("themes"))
        {
            var theme = Theme(at);
            themes.Add(at, "id", theme.Id, theme);
        }

        return new Edition
        {
            Name = name,
            Title = map.Text("title"),
            Version = map.Text("version"),
            PublishedOn = map.Date("publishedOn"),
            PriceYear = map.PriceYear(),
            Owner = map.Text("owner"),
            Source = map.Map("source").Source(),
            About = map.Text("about"),
            Priorities = [.. priorities.All],
            Themes = [.. themes.All],
            Measures = [],
        };
    }

    private static Theme Theme(YamlMap map)
    {
        var outcomes = new Named<IntendedOutcome>("outcome");
        foreach (var at in map.Maps("outcomes"))
        {
            var outcome = new IntendedOutcome(at.Text("id"), at.Text("title"));
            outcomes.Add(at, "id", outcome.Id, outcome);
        }

        return new Theme(map.Text("id"), map.Text("title"), [.. outcomes.All]);
    }

    private void ReadMeasures(string file)
    {
        var read = YamlFile.Read(
            data,
            file,
            problems,
            map =>
            {
                var theme = themes.Refer(map, "theme");
                return map.Maps("measures")
                    .Select(at => (at, MeasureFile.Measure(at, theme, priorities, proxies)))
                    .ToArray();
            }
        );
        measures.Incomplete |= read is null;
        foreach (var (at, measure) in read ?? [])
        {
            measures.Add(at, "code", measure.Code, measure);
            places.Add(at, "order", $"{measure.Order:0}", measure);
        }
    }

    private Exclusion Exclusion(YamlMap map)
    {
        var exclusion = new Exclusion(
            map.Text("id"),
            map.Text("shared"),
            map.Texts("measures"),
            map.OptionalTexts("against"),
            map.Map("source").Source()
        );
        if (exclusion.Measures.Count < 2 && exclusion.Against.Count == 0)
        {
            map.Refuse(
                "data.exclusion.alone",
                "One measure cannot overlap with itself. List a second one, or codes under \"against\".",
                "measures"
            );
        }

        foreach (var code in exclusion.Measures)
        {
            measures.Refer(map, "measures", code);
        }

        foreach (var code in exclusion.Against)
        {
            measures.Refer(map, "against", code);
        }

        return exclusion;
    }

    /// <summary>Reads the one list of a file, whose key is the file's name; false when it has a fault.</summary>
    private bool ReadList<T>(string file, Named<T> named, Func<YamlMap, T> item, Func<T, string> id)
        where T : class
    {
        var read = YamlFile.Read(
            data,
            At(file),
            problems,
            map =>
                map.Maps(Path.GetFileNameWithoutExtension(file))
                    .Select(at => (at, item(at)))
                    .ToArray()
        );
        foreach (var (at, thing) in read ?? [])
        {
            named.Add(at, "id", id(thing), thing);
        }

        return read is not null;
    }
}
