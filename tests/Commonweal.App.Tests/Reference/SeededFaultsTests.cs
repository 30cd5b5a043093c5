using Commonweal.Service.Reference;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Commonweal.App.Tests.Reference;

/// <summary>
/// Puts faults of each kind into every data file, at places picked by a seed, and holds the loader to naming the file, the
/// line and the remedy.
/// </summary>
public sealed class SeededFaultsTests : IDisposable
{
    private const int Seed = 20261121;

    private static readonly HashSet<string> References = new(StringComparer.Ordinal)
    {
        "theme",
        "outcome",
        "proxy",
        "figure",
        "wage",
        "hoursPerWeek",
        "weeksPerYear",
        "carbon",
        "kilogramsPerMile",
        "deflator",
        "measure",
        "measures",
        "against",
        "priorities",
        "to",
        "edition",
        "supersededBy",
    };

    private readonly DataCopy copy = new DataCopy().Unlock();

    [Theory]
    [InlineData("lancashire-toms-2024", true)]
    [InlineData("southend-2050", false)]
    [InlineData("sefton-national", false)]
    public void A_fault_of_any_kind_in_any_file_is_told_with_its_line_and_remedy(
        string edition,
        bool withSharedFiles
    )
    {
        // One edition at a time shows as much as three, in a third of the time.
        copy.Only(edition);

        Assert.Empty(ReferenceLoader.Load(copy.Folder).Problems);
        Fault[] faults =
        [
            .. Files(withSharedFiles ? "" : $"frameworks/{edition}")
                .SelectMany(file => Picked(FaultsOf(file))),
        ];

        Assert.InRange(faults.Length, 40, 300);
        Assert.All(faults, IsTold);
    }

    public void Dispose() => copy.Dispose();

    private IEnumerable<string> Files(string below) =>
        Directory
            .EnumerateFiles(Path.Combine(copy.Folder, below), "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(copy.Folder, file))
            .Order(StringComparer.Ordinal);

    /// <summary>One of each kind.</summary>
    private static IEnumerable<Fault> Picked(IEnumerable<Fault> faults) =>
        faults
            .GroupBy(fault => fault.Kind, StringComparer.Ordinal)
            .Select(kind => kind.ElementAt(Seed % kind.Count()));

    private IEnumerable<Fault> FaultsOf(string file)
    {
        using var text = File.OpenText(Path.Combine(copy.Folder, file));
        var stream = new YamlStream();
        stream.Load(text);
        return Below(file, (YamlMappingNode)stream.Documents[0].RootNode, []);
    }

    private static IEnumerable<Fault> Below(string file, YamlMappingNode map, long[] above)
    {
        long[] lines = [.. above, map.Start.Line];
        foreach (var fault in InMap(file, map, lines))
        {
            yield return fault;
        }

        foreach (var (key, value) in map.Children)
        {
            YamlNode[] items = value is YamlSequenceNode list ? [.. list.Children] : [value];
            foreach (var item in items.OfType<YamlScalarNode>())
            {
                foreach (var fault in InScalar(file, map, key.ToString(), item, lines))
                {
                    yield return fault;
                }
            }

            var inner = items.OfType<YamlMappingNode>().ToArray();
            var within = inner.SelectMany(item => Below(file, item, [.. lines, key.Start.Line]));
            foreach (var fault in Twice(file, inner, lines).Concat(within))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<Fault> InMap(string file, YamlMappingNode map, long[] lines)
    {
        var first = map.Children.First().Key;
        var indent = new string(' ', (int)first.Start.Column - 1);
        var next = map.Style == YamlDotNet.Core.Events.MappingStyle.Flow ? ", " : $"\n{indent}";
        yield return new("unknown key", file, first.Start.Index, 0, $"surplus: x{next}", lines);
        if (map.Children.Keys.FirstOrDefault(key => key.ToString() == "source") is { } source)
        {
            yield return new(
                "no source",
                file,
                source.Start.Index,
                6,
                "sauce",
                [.. lines, source.Start.Line]
            );
        }
    }

    private static IEnumerable<Fault> InScalar(
        string file,
        YamlMappingNode map,
        string key,
        YamlScalarNode value,
        long[] above
    )
    {
        long[] lines = [.. above, value.Start.Line];
        Fault With(string kind, string text) =>
            new(
                kind,
                file,
                value.Start.Index,
                (int)(value.End.Index - value.Start.Index),
                text,
                lines
            );
        if (value.Style == YamlDotNet.Core.ScalarStyle.Folded)
        {
            yield break;
        }

        yield return With("wrong type", "{ x: y }");
        yield return With("nothing", "\"\"");
        if (References.Contains(key))
        {
            yield return With("dangling", "nowhere");
        }

        if (key == "from")
        {
            yield return With("wrong day", "2026-02-30");
        }

        if (key == "unit" && map.Children.TryGetValue("proxy", out var proxy))
        {
            // The proxy does not fit the unit, and it is told where the proxy stands.
            yield return With("unit", "employees") with
            {
                Lines = [proxy.Start.Line],
            };
        }

        if (key == "unit" && map.Children.ContainsKey("values"))
        {
            yield return With(
                "unit",
                value.Value!.StartsWith("GBP", StringComparison.Ordinal) ? "hours" : "GBP per hour"
            );
        }
    }

    private static IEnumerable<Fault> Twice(string file, YamlMappingNode[] list, long[] lines)
    {
        foreach (var name in (string[])["id", "code"])
        {
            if (
                list is [var first, .., var last]
                && first.Children.TryGetValue(name, out var taken)
                && last.Children.TryGetValue(name, out var own)
            )
            {
                yield return new(
                    "duplicate",
                    file,
                    own.Start.Index,
                    (int)(own.End.Index - own.Start.Index),
                    taken.ToString(),
                    [.. lines, own.Start.Line]
                );
            }
        }
    }

    private void IsTold(Fault fault)
    {
        var path = Path.Combine(copy.Folder, fault.File);
        var whole = File.ReadAllText(path);
        File.WriteAllText(
            path,
            whole.Remove((int)fault.At, fault.Length).Insert((int)fault.At, fault.Text)
        );
        var problems = ReferenceLoader.Load(copy.Folder).Problems;
        File.WriteAllText(path, whole);

        Assert.Contains(
            problems,
            problem => problem.File == fault.File && fault.Lines.Contains(problem.Line)
        );
        Assert.All(
            problems,
            problem =>
                Assert.Matches(
                    @"\b(Add|Correct|correct|Give|Keep|List|Name|Remove|Use|Write)\b",
                    problem.Message
                )
        );
    }

    /// <param name="At">Where in the file's text.</param>
    /// <param name="Length">How much of it goes.</param>
    /// <param name="Text">What comes in its place.</param>
    /// <param name="Lines">The line of the fault and of all that it stands in.</param>
    private sealed record Fault(
        string Kind,
        string File,
        long At,
        int Length,
        string Text,
        long[] Lines
    );
}
