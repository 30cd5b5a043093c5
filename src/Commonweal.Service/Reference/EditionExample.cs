using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>A worked example of an edition, written by hand: what the calculation must come to, to the penny.</summary>
internal sealed class EditionExample
{
    private readonly YamlMap map;
    private readonly DateOnly on;
    private readonly decimal? contractValue;
    private readonly IReadOnlyList<ValuationLine> lines;
    private readonly YamlMap expect;
    private readonly string social;
    private readonly string localEconomic;
    private readonly IReadOnlyList<string> noValue;
    private readonly IReadOnlyList<string> recorded;
    private readonly IReadOnlyList<string> overlaps;

    private EditionExample(YamlMap map)
    {
        this.map = map;
        Id = map.Text("id");
        _ = (map.Text("says"), map.Text("source"), map.Choice<Origin>("origin"));
        var input = map.Map("input");
        on = input.Date("on");
        contractValue = input.OptionalDecimal("contractValue");
        lines = [.. input.Maps("lines").Select(Line)];
        expect = map.Map("expect");
        social = expect.Text("social");
        localEconomic = expect.Text("localEconomic");
        noValue = expect.OptionalTexts("noValue");
        recorded = expect.OptionalTexts("recorded");
        overlaps = expect.OptionalTexts("overlaps");
    }

    public string Id { get; }

    public static EditionExample Read(YamlMap map) => new(map);

    /// <summary>Works the example out and refuses whatever differs from what it expects.</summary>
    public void Check(Edition edition)
    {
        var outcome = Valuation.Of(edition, on, lines, contractValue);
        foreach (var problem in outcome.Problems)
        {
            map.Refuse("data.example.refused", $"{problem.Field}: {problem.Message}", "input");
        }

        if (!outcome.Succeeded)
        {
            return;
        }

        var result = outcome.Value;
        var codes = lines.Select(line => line.Measure).ToHashSet(StringComparer.Ordinal);
        var met = edition.Exclusions.Where(exclusion => exclusion.Warning(codes) is not null);
        Compare("social", social, Pounds(result.Social));
        Compare("localEconomic", localEconomic, Pounds(result.LocalEconomic));
        Compare("noValue", Listed(noValue), Listed(With(result, ValuationStatus.NoValue)));
        Compare("recorded", Listed(recorded), Listed(With(result, ValuationStatus.Recorded)));
        Compare("overlaps", Listed(overlaps), Listed(met.Select(exclusion => exclusion.Id)));
    }

    private static ValuationLine Line(YamlMap line) =>
        new(
            line.Text("measure"),
            line.Decimal("quantity"),
            line.OptionalDecimal("attribution") ?? 1m,
            line.OptionalDecimal("deadweight") ?? 0m
        );

    private static IEnumerable<string> With(ValuationResult result, ValuationStatus status) =>
        result.Lines.Where(line => line.Status == status).Select(line => line.Measure.Code);

    private static string Pounds(decimal value) =>
        Money.Pence(value).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Listed(IEnumerable<string> names) => $"[{string.Join(", ", names)}]";

    private void Compare(string key, string expected, string found)
    {
        if (expected != found)
        {
            expect.Refuse(
                "data.example.differs",
                $"\"{key}\" expects {expected} and comes to {found}. Correct the example, or what it is worked out from.",
                key
            );
        }
    }
}
