using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>
/// Reads <c>evaluation/arithmetic.yaml</c>: sums that others published. Each is worked while it is read, and one that comes to
/// something else is refused.
/// </summary>
internal sealed class SumFile(Named<Parameter> parameters)
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "evaluation/arithmetic.yaml";

    private const decimal Most = 1_000_000_000_000m;
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private static readonly DateOnly Undated = new(FirstYear, 1, 1);
    private static readonly Explanation Nothing = new([]);

    /// <summary>Every sum; none without the file, or when it has any fault.</summary>
    public IReadOnlyList<WorkedSum> Read(string data, ICollection<DataProblem> problems) =>
        File.Exists(Path.Combine(data, Name))
            ? YamlFile.Read(data, Name, problems, Sums) ?? []
            : [];

    private IReadOnlyList<WorkedSum> Sums(YamlMap file)
    {
        var sums = new Named<WorkedSum>("sum");
        foreach (var map in file.Maps("examples"))
        {
            var id = map.Text("id");
            sums.AddKey(map, "id", id, Sum(map, id));
        }

        return [.. sums.All];
    }

    private WorkedSum? Sum(YamlMap map, string id)
    {
        var says = map.ShortText("says");
        var source = map.Map("source").Source();
        var expect = map.Text("expect");
        if (Working(map, source) is not { Steps: [.., { Result: not null }] } working)
        {
            return null;
        }

        var sum = new WorkedSum(id, says, source, expect, working);
        if (sum.ComesTo != expect)
        {
            map.Refuse(
                "data.example.differs",
                $"\"expect\" says {expect}, and the sum comes to {sum.ComesTo}. Correct one of them.",
                "expect"
            );
        }

        return sum;
    }

    private Explanation? Working(YamlMap map, Source source)
    {
        (string Key, Func<Explanation?> Work)[] kinds =
        [
            ("fullTimeYears", () => Added(map.Maps("fullTimeYears"), FullTimeYears)),
            ("lines", () => Lines(map, map.ShortText("unit"), each => (Nothing, each))),
            ("annualPay", () => AnnualPay(map.Map("annualPay"), source)),
            ("uprated", () => Uprated(map.Map("uprated"), source)),
            ("presentValue", () => PresentValue(map.Map("presentValue"))),
            ("net", () => Net(map.Map("net"), source)),
            ("percentage", () => ShareOf(map.Map("percentage"))),
        ];
        var written = kinds.Where(kind => map.Has(kind.Key)).ToArray();
        if (written.Length == 1)
        {
            return written[0].Work();
        }

        map.Refuse(
            "data.sum.kind",
            $"There are {written.Length} kinds of sum here. Write one of {string.Join(", ", kinds.Select(kind => kind.Key))}."
        );
        return null;
    }

    private static Explanation? FullTimeYears(YamlMap group) =>
        Step(
            group,
            FullTimeEquivalent.Years(
                group.Decimal("people"),
                group.Decimal("share"),
                group.Decimal("months")
            )
        );

    private static Explanation? Net(YamlMap map, Source source) =>
        Step(map, map.Shares(source).Net());

    private static Explanation ShareOf(YamlMap map) =>
        new([
            WorkedSum.ShareOf(
                map.Decimal("part", 0m, Most),
                map.Decimal("whole", Parameter.Least, Most)
            ),
        ]);

    private static Explanation? Lines(
        YamlMap map,
        string unit,
        Func<decimal, (Explanation Before, decimal Each)?> priced
    ) =>
        Added(
            map.Maps("lines"),
            line =>
                priced(line.Decimal("each", Parameter.Least, Parameter.Most)) is var (before, each)
                    ? before.Then(
                        new Explanation([
                            WorkedSum.Line(
                                line.Decimal("quantity", 0m, Most),
                                line.OptionalDecimal("attribution", 0m, 1m) ?? 1m,
                                line.OptionalDecimal("deadweight", 0m, 1m) ?? 0m,
                                each,
                                unit
                            ),
                        ])
                    )
                    : null
        );

    private static Explanation AnnualPay(YamlMap map, Source source)
    {
        Parameter Given(string key, string title, string unit) =>
            Quoted(title, unit, map.Decimal(key, Parameter.Least, Parameter.Most), null, source);
        var pay = new Formula.AnnualWage(
            Given("wage", "wage", "GBP per hour"),
            Given("hours", "hours a week", "hours"),
            Given("weeks", "weeks a year", "weeks")
        );
        return new Explanation([
            .. pay.On(Undated)!
                .Explanation.Steps.Select(step =>
                    step with
                    {
                        Inputs = [.. step.Inputs.Select(input => input with { On = null })],
                        Unit = "GBP",
                    }
                ),
        ]);
    }

    private Explanation? Uprated(YamlMap map, Source source)
    {
        if (Wanted(map) is not { } uprating)
        {
            return null;
        }

        var from = map.Whole("from", FirstYear, LastYear);
        return Lines(
            map,
            "GBP",
            each => Price(map, Quoted("each", "GBP", each, from, source), uprating, from)
        );
    }

    private Explanation? PresentValue(YamlMap map)
    {
        var quantity = map.Decimal("quantity", 0m, Most);
        var first = map.Whole("firstYear", FirstYear, LastYear);
        var last = map.Whole("lastYear", first, LastYear);
        var discounting = new Discounting(map.Decimal("rate", 0m, 1m), first);
        return
            parameters.Refer(map, "parameter") is not { } figure || Wanted(map) is not { } uprating
            ? null
            : Added(
                [.. Enumerable.Range(first, Math.Max(last - first + 1, 0))],
                year =>
                {
                    if (Price(map, figure, uprating, year) is not var (before, each))
                    {
                        return null;
                    }

                    var line = WorkedSum.Line(quantity, 1m, 0m, each, "GBP");
                    var now = Step(map, discounting.PresentValue(line.Result!.Value, year));
                    return now is null ? null : before.Then(new Explanation([line])).Then(now);
                }
            );
    }

    /// <summary>The prices wanted, by the index named.</summary>
    private Uprating? Wanted(YamlMap map) =>
        parameters.Refer(map, "deflator") is { } deflator
            ? new Uprating(deflator, map.Whole("prices", FirstYear, LastYear))
            : null;

    private static (Explanation Before, decimal Each)? Price(
        YamlMap map,
        Parameter figure,
        Uprating uprating,
        int year
    )
    {
        var proxy = new Proxy(
            figure.Id,
            figure.Title,
            Unit.PoundsGiven,
            new Formula.DatedFigure(figure),
            uprating
        );
        if (proxy.On(new DateOnly(year, 1, 1)) is { } worth)
        {
            return (worth.Explanation, worth.Figure.Central);
        }

        map.Refuse(
            "data.sum.year",
            $"There is no figure, or none of the deflator, for {year} and {uprating.Year}. Choose years that both hold.",
            "prices"
        );
        return null;
    }

    private static Parameter Quoted(
        string title,
        string unit,
        decimal value,
        int? priceYear,
        Source source
    ) =>
        new(
            title,
            title,
            unit,
            new DatedValues<Figure>([
                new DatedValue<Figure>(
                    Undated,
                    new Figure(value, null, null, Confidence.High, priceYear),
                    source
                ),
            ])
        );

    private static Explanation? Step(YamlMap map, Outcome<ExplanationStep> step)
    {
        foreach (var problem in step.Problems)
        {
            map.Refuse("data.sum.refused", problem.Message, problem.Field);
        }

        return step.Succeeded ? new Explanation([step.Value]) : null;
    }

    private static Explanation? Added<T>(IReadOnlyList<T> parts, Func<T, Explanation?> work)
    {
        Explanation[] worked = [.. parts.Select(work).OfType<Explanation>()];
        return worked.Length == parts.Count && worked.Length > 0 ? WorkedSum.Added(worked) : null;
    }
}
