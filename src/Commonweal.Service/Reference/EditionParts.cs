using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>
/// What an edition is read from, part by part in this order, since each refers to those before it: heading, parameters, proxies,
/// measures, exclusions, examples. Whether the parts stand in many files or in one is the caller's.
/// </summary>
/// <param name="mayKeepPrivate">Whether figures may be among them whose licence keeps them with a council.</param>
internal sealed class EditionParts(ICollection<DataProblem> problems, bool mayKeepPrivate)
{
    public enum Part
    {
        Heading,
        Parameters,
        Proxies,
        Measures,
        Exclusions,
        Examples,
    }

    private const int MostExamples = 100;

    private readonly int before = problems.Count;
    private readonly Named<Priority> priorities = new("priority");
    private readonly Named<Theme> themes = new("theme");
    private readonly Named<Proxy> proxies = new("proxy");
    private readonly Named<Measure> measures = new("measure");
    private readonly Dictionary<string, string> codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Named<Measure> places = new("place in the list");
    private readonly Named<Exclusion> exclusions = new("exclusion");
    private readonly Named<WorkedExample> examples = new("example");
    private readonly List<(YamlMap At, WorkedExample Example)> toCheck = [];
    private Named<Parameter> parameters = new("parameter");
    private bool figuresAreOwn = true;
    private Edition? heading;

    /// <summary>Whether anything read so far was refused.</summary>
    private bool Faulty => problems.Count > before;

    /// <summary>Null when it is refused.</summary>
    private int? PriceYear => heading is { PriceYear: > 0 and var year } ? year : null;

    /// <summary>Figures that stand elsewhere.</summary>
    public void Use(Named<Parameter> figures) => (parameters, figuresAreOwn) = (figures, false);

    public void Heading(YamlMap map, string name)
    {
        foreach (var at in map.OptionalMaps("priorities"))
        {
            var priority = new Priority(at.Text("id"), at.Title("title"), at.Text("group"));
            priorities.Add(at, "id", priority.Id, priority);
        }

        foreach (var at in map.Maps("themes"))
        {
            var theme = Theme(at);
            themes.Add(at, "id", theme.Id, theme);
        }

        heading = new Edition
        {
            Name = name,
            Title = map.Title("title"),
            Version = map.ShortText("version"),
            PublishedOn = map.Date("publishedOn"),
            PriceYear = map.PriceYear(),
            Owner = map.ShortText("owner"),
            Source = map.Map("source").Source(),
            About = map.Text("about"),
            Priorities = [.. priorities.All],
            Themes = [.. themes.All],
            Measures = [],
        };
    }

    public void Parameters(YamlMap map) => ParameterFiles.Read(map, parameters, mayKeepPrivate);

    public void Proxies(YamlMap map)
    {
        foreach (var at in map.Maps("proxies"))
        {
            var proxy = ProxyFile.Proxy(at, parameters, PriceYear);
            proxies.Add(at, "id", proxy.Id, at.IsOneOf<Unit>("unit") ? proxy : null);
        }
    }

    /// <summary>Measures of one theme, which the file names once.</summary>
    public void MeasuresOfTheme(YamlMap map)
    {
        var theme = themes.Refer(map, "theme");
        foreach (var at in map.Maps("measures"))
        {
            Measure(at, theme);
        }
    }

    /// <summary>Measures that each name their theme.</summary>
    public void Measures(YamlMap map)
    {
        foreach (var at in map.Maps("measures"))
        {
            Measure(at, themes.Refer(at, "theme"));
        }
    }

    public void Exclusions(YamlMap map)
    {
        foreach (var at in map.Maps("exclusions"))
        {
            var exclusion = Exclusion(at);
            exclusions.Add(at, "id", exclusion.Id, exclusion);
        }
    }

    public void Examples(YamlMap map)
    {
        foreach (var at in map.Maps("examples"))
        {
            var example = ExampleFile.Example(at, measures);
            examples.Add(at, "id", example.Id, example);
            toCheck.Add((at, example));
        }
    }

    /// <summary>A part could not be read: what it would have named is then not reported as missing.</summary>
    public void Lacks(Part part)
    {
        switch (part)
        {
            case Part.Heading:
                themes.Incomplete = priorities.Incomplete = true;
                break;
            case Part.Parameters:
                parameters.Incomplete = true;
                break;
            case Part.Proxies:
                proxies.Incomplete = true;
                break;
            case Part.Measures:
                measures.Incomplete = true;
                break;
            case Part.Exclusions or Part.Examples:
                break;
        }
    }

    /// <summary>The edition; null when any part has a fault.</summary>
    /// <param name="checkExamples">Whether its examples must come out, as they need not while it is being written.</param>
    public Edition? Whole(bool checkExamples = true)
    {
        if (heading is null || parameters.Incomplete || Faulty)
        {
            return null;
        }

        var read = proxies
            .All.SelectMany(proxy => proxy.Parameters)
            .Select(parameter => parameter.Id)
            .ToHashSet(StringComparer.Ordinal);
        var edition = heading with
        {
            Parameters =
            [
                .. parameters.All.Where(parameter => figuresAreOwn || read.Contains(parameter.Id)),
            ],
            Proxies = [.. proxies.All],
            Measures = [.. measures.All],
            Exclusions = [.. exclusions.All],
            Examples = [.. examples.All],
        };
        foreach (var (at, example) in checkExamples ? toCheck : [])
        {
            ExampleFile.Check(at, example, edition);
            if (problems.Count - before >= MostExamples)
            {
                break;
            }
        }

        return Faulty ? null : edition;
    }

    private static Theme Theme(YamlMap map)
    {
        var outcomes = new Named<IntendedOutcome>("outcome");
        foreach (var at in map.Maps("outcomes"))
        {
            var outcome = new IntendedOutcome(at.Text("id"), at.Title("title"));
            outcomes.Add(at, "id", outcome.Id, outcome);
        }

        return new Theme(map.Text("id"), map.Title("title"), [.. outcomes.All]);
    }

    private void Measure(YamlMap at, Theme? theme)
    {
        var measure = MeasureFile.Measure(at, theme, priorities, proxies);
        measures.Add(at, "code", measure.Code, measure);
        if (!codes.TryAdd(measure.Code, measure.Code) && codes[measure.Code] != measure.Code)
        {
            at.Refuse(
                "data.name.capitals",
                $"The code \"{Spelling.Short(measure.Code)}\" differs from \"{Spelling.Short(codes[measure.Code])}\" in capitals only, and people would take one for the other. Give this measure a code of its own.",
                "code"
            );
        }

        places.Add(at, "order", measure.Order == 0 ? "" : $"{measure.Order:0}", measure);
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
}
