using System.Globalization;
using System.Text.RegularExpressions;
using Commonweal.Service.Reference;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Commonweal.App.Tests.Reference;

/// <summary>
/// Puts faults of each kind into every data file, at places picked by a seed, and holds the loader to naming the file, the
/// line and the remedy.
/// </summary>
public sealed partial class SeededFaultsTests : IDisposable
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

    private static readonly HashSet<string> Choices = new(StringComparer.Ordinal)
    {
        "binding",
        "category",
        "class",
        "comparator",
        "confidence",
        "formula",
        "level",
        "method",
        "origin",
        "scope",
        "status",
        "vat",
    };

    private readonly DataCopy copy = new DataCopy().Unlock();

    /// <summary>850 faults in the files, and 150 in tables beside them: see <c>SeededTableFaultsTests</c>.</summary>
    /// <param name="folder">Where the faults are; shared files are read with one edition, which shows as much as three.</param>
    [Theory]
    [InlineData("frameworks/lancashire-toms-2024", 230)]
    [InlineData("frameworks/southend-2050", 200)]
    [InlineData("frameworks/sefton-national", 200)]
    [InlineData("", 220)]
    public void A_fault_of_any_kind_in_any_file_is_told_with_its_line_and_remedy(
        string folder,
        int count
    )
    {
        copy.Only(folder.Length == 0 ? "lancashire-toms-2024" : Path.GetFileName(folder));

        Assert.Empty(ReferenceLoader.Load(copy.Folder).Problems);
        var faults = Picked(
            Files(folder)
                .Where(file =>
                    folder.Length > 0 || !file.StartsWith("frameworks", StringComparison.Ordinal)
                )
                .SelectMany(FaultsOf),
            count
        );

        Assert.Equal(count, faults.Length);
        string[] untold = [.. faults.Select(Untold).OfType<string>()];
        Assert.True(untold.Length == 0, string.Join("\n\n", untold));
    }

    public void Dispose() => copy.Dispose();

    private IEnumerable<string> Files(string below) =>
        Directory
            .EnumerateFiles(Path.Combine(copy.Folder, below), "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(copy.Folder, file))
            .Order(StringComparer.Ordinal);

    /// <summary>As many of each kind in each file as of any other, at places the seed decides.</summary>
    private static Fault[] Picked(IEnumerable<Fault> faults, int count) =>
        [
            .. faults
                .GroupBy(fault => (fault.File, fault.Kind))
                .SelectMany(kind =>
                    kind.OrderBy(fault => fault.At * Seed % 10_007)
                        .Select((fault, at) => (fault, at))
                )
                .OrderBy(pick => pick.at)
                .Select(pick => pick.fault)
                .Take(count),
        ];

    private IEnumerable<Fault> FaultsOf(string file)
    {
        using var text = File.OpenText(Path.Combine(copy.Folder, file));
        var stream = new YamlStream();
        stream.Load(text);
        return Below(file, (YamlMappingNode)stream.Documents[0].RootNode);
    }

    private static IEnumerable<Fault> Below(string file, YamlMappingNode map)
    {
        foreach (var fault in InMap(file, map))
        {
            yield return fault;
        }

        foreach (var (key, value) in map.Children)
        {
            YamlNode[] items = value is YamlSequenceNode list ? [.. list.Children] : [value];
            if (key.Start.Index < key.End.Index)
            {
                yield return new(
                    "misspelt",
                    file,
                    key.End.Index,
                    0,
                    "z",
                    key.Start.Line,
                    $"{key}z"
                );
            }

            foreach (var item in items.OfType<YamlScalarNode>())
            {
                foreach (var fault in InScalar(file, map, key.ToString(), item))
                {
                    yield return fault;
                }
            }

            var inner = items.OfType<YamlMappingNode>().ToArray();
            var within = inner.SelectMany(item => Below(file, item));
            foreach (var fault in Twice(file, inner).Concat(within))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<Fault> InMap(string file, YamlMappingNode map)
    {
        var first = map.Children.First().Key;
        var indent = new string(' ', (int)first.Start.Column - 1);
        var next = map.Style == YamlDotNet.Core.Events.MappingStyle.Flow ? ", " : $"\n{indent}";
        yield return new(
            "unknown key",
            file,
            first.Start.Index,
            0,
            $"surplus: x{next}",
            first.Start.Line,
            "surplus"
        );
        if (map.Children.Keys.FirstOrDefault(key => key.ToString() == "source") is { } source)
        {
            yield return new(
                "no source",
                file,
                source.Start.Index,
                6,
                "sauce",
                source.Start.Line,
                "sauce"
            );
        }
    }

    private static IEnumerable<Fault> InScalar(
        string file,
        YamlMappingNode map,
        string key,
        YamlScalarNode value
    )
    {
        Fault With(string kind, string text, string names) =>
            new(
                kind,
                file,
                value.Start.Index,
                (int)(value.End.Index - value.Start.Index),
                text,
                value.Start.Line,
                names
            );
        if (value.Style == YamlDotNet.Core.ScalarStyle.Folded)
        {
            yield break;
        }

        yield return With("wrong type", "{ x: y }", key);
        yield return With("nothing", "\"\"", key);
        // The examples of the method make up their measures: a name there points at nothing.
        if (References.Contains(key) && file != "evaluation/examples.yaml")
        {
            yield return With("dangling", "nowhere", "nowhere");
        }

        if (Choices.Contains(key))
        {
            yield return With("no choice", "sometimes", "sometimes");
        }

        if (value.Style == YamlDotNet.Core.ScalarStyle.Plain)
        {
            foreach (var fault in InPlain(value.Value!, With))
            {
                yield return fault;
            }
        }
        else
        {
            yield return With("open quote", $"\"{value.Value}", "quotation mark");
        }

        if (key == "unit" && map.Children.TryGetValue("proxy", out var proxy))
        {
            // The proxy does not fit the unit, and it is told where the proxy stands.
            yield return With("unit", "employees", map.Children["code"].ToString()) with
            {
                Line = proxy.Start.Line,
            };
        }

        if (key == "unit" && map.Children.ContainsKey("values"))
        {
            yield return value.Value!.StartsWith("GBP", StringComparison.Ordinal)
                ? With("unit", "hours", "priceYear")
                : With("unit", "GBP per hour", "pounds");
        }
    }

    private static IEnumerable<Fault> InPlain(
        string value,
        Func<string, string, string, Fault> with
    )
    {
        if (
            DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day)
            && value.Length == 10
        )
        {
            yield return with("no such day", "2026-02-30", "2026-02-30");
            yield return with("day of another form", $"{day:dd/MM/yyyy}", $"{day:dd/MM/yyyy}");
        }
        else if (decimal.TryParse(value, CultureInfo.InvariantCulture, out _))
        {
            yield return with("number in words", "twelve", "twelve");
            yield return with("number in quotes", $"\"{value}\"", value);
            yield return with("number with a sign", $"£{value}", $"£{value}");
        }
    }

    private static IEnumerable<Fault> Twice(string file, YamlMappingNode[] list)
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
                    own.Start.Line,
                    taken.ToString()
                );
            }
        }
    }

    /// <summary>What is wrong with what is told of a fault; null when it is told in its file and line by what is wrong, and every message says what to do.</summary>
    private string? Untold(Fault fault)
    {
        var path = Path.Combine(copy.Folder, fault.File);
        var whole = File.ReadAllText(path);
        File.WriteAllText(
            path,
            whole.Remove((int)fault.At, fault.Length).Insert((int)fault.At, fault.Text)
        );
        var problems = ReferenceLoader.Load(copy.Folder).Problems;
        File.WriteAllText(path, whole);
        var isPlaced = problems.Any(problem =>
            problem.File == fault.File
            && problem.Line == fault.Line
            && problem.Message.Contains(fault.Names, StringComparison.Ordinal)
        );
        return isPlaced && problems.All(problem => Remedy().IsMatch(problem.Message))
            ? null
            : $"{fault.Kind} \"{fault.Text}\" in {fault.File}, line {fault.Line}: {string.Join('\n', problems)}";
    }

    /// <summary>A sentence that begins with what to do.</summary>
    [GeneratedRegex(
        @"(^|[.:;?] )(Add|Correct|Empty|Give|Keep|List|Name|Remove|Use|Write|Check)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    internal static partial Regex Remedy();

    /// <param name="At">Where in the file's text.</param>
    /// <param name="Length">How much of it goes.</param>
    /// <param name="Text">What comes in its place.</param>
    /// <param name="Line">The line that must be told.</param>
    /// <param name="Names">What the message of that line must name.</param>
    private sealed record Fault(
        string Kind,
        string File,
        long At,
        int Length,
        string Text,
        long Line,
        string Names
    );
}
