using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using FsCheck;
using FsCheck.Fluent;

namespace Commonweal.App.Tests.Editions;

/// <summary>Editions with whatever people, spreadsheets and other alphabets put into texts, and figures of every length.</summary>
internal static class OddEditions
{
    private static readonly string[] Scraps =
    [
        "a",
        "Plain words",
        "=1+1",
        "@SUM(A1)",
        "+44",
        "-",
        "'",
        "''=",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "  ",
        ",",
        ";",
        "|",
        "🌳",
        "é",
        "Ynys Môn",
        "日本",
        "\u200b",
        "\u00a0",
        "\u2028",
        "\uFEFF",
        "_x000D_",
        "_x0041_",
        "\\",
        "\\n",
        "\\u0041",
        "- ",
        ": ",
        "# ",
        "{",
        "]",
        "&a",
        "*a",
        "%",
        "!",
        ">",
        "2024",
        "2024-01-01",
        "true",
        "null",
        "~",
        "1.50",
        "1e5",
        "<b>",
        "&amp;",
        "]]>",
        "/",
        "the-tables:1",
    ];

    private static readonly Gen<string> Text =
        from count in Gen.Choose(1, 5)
        from scraps in Gen.ArrayOf(Gen.Elements(Scraps), count)
        select Filled(string.Concat(scraps));

    private static readonly Gen<string> Line = Text.Select(text => Filled(OneLine.Of(text)));

    private static readonly Gen<string[]> Lines =
        from count in Gen.Choose(0, 3)
        from lines in Gen.ArrayOf(Line, count)
        select lines;

    private static readonly Gen<decimal> Figure =
        from whole in Gen.Choose(1, 999_999)
        from places in Gen.Choose(0, 22)
        from digits in Gen.ArrayOf(Gen.Choose(0, 9), 22)
        select decimal.Parse(
            $"{whole}.{string.Concat(digits.Take(places))}0",
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static readonly Gen<Source> Source =
        from title in Line
        from licence in Line
        from address in Gen.Elements(null, "https://example.org/a?b=c&d=%20#e", "http://x.test")
        select new Source(title, address, licence);

    private static readonly Gen<Parameter[]> Parameters =
        from count in Gen.Choose(0, 3)
        from parameters in Gen.ArrayOf(Parameter, count)
        select parameters
            .Index()
            .Select(parameter =>
                parameter.Item with
                {
                    Id = $"{parameter.Item.Id}{parameter.Index}",
                }
            )
            .ToArray();

    private static Gen<Parameter> Parameter =>
        from id in Line
        from title in Line
        from per in Line
        from figures in Gen.Zip(Figure, Source).ArrayOf(2)
        from range in Gen.Elements(true, false)
        from known in Text
        select new Parameter(
            id,
            title,
            $"GBP per {per}",
            new DatedValues<Figure>(
                figures
                    .Index()
                    .Select(dated => new DatedValue<Figure>(
                        new DateOnly(2020 + dated.Index, 2, 29 - dated.Index),
                        new Figure(
                            dated.Item.Item1,
                            range ? decimal.Round(dated.Item.Item1 / 3m, 9) : null,
                            range ? decimal.Ceiling(dated.Item.Item1) : null,
                            Confidence.Medium,
                            2024,
                            range ? new LastKnown(new DateOnly(2025, 1, 31), known) : null
                        ),
                        dated.Item.Item2
                    ))
            )
        )
        {
            Area = range ? known : null,
        };

    private static Gen<Measure> Measure(Proxy[] proxies, Priority[] priorities) =>
        from code in Line
        from title in Line
        from counts in Text
        from doesNot in Lines
        from evidence in Lines
        from proxy in Gen.Elements([null, .. proxies])
        from recorded in Gen.Elements(true, false)
        from count in Gen.Choose(0, priorities.Length)
        from goals in Gen.Elements<int[]>([], [17], [3, 1, 12])
        from because in Gen.Elements(null, counts)
        select new Measure
        {
            Code = code,
            Title = title,
            Unit = proxy?.Unit ?? Unit.Percent,
            Class = recorded && proxy is null ? null : ValueClass.LocalEconomic,
            Level = MeasureLevel.Outcome,
            Theme = "",
            Outcome = "",
            Counts = counts,
            DoesNotCount = doesNot,
            Evidence = evidence,
            Priorities = [.. priorities.Take(count).Select(priority => priority.Id)],
            Goals = goals,
            GoalsBecause = because,
            Order = 1,
            Proxy = proxy,
        };

    public static Gen<Edition> All =>
        from texts in Gen.ArrayOf(Text, 4)
        from titles in Gen.ArrayOf(Line, 9)
        from lines in Gen.ArrayOf(Line, 6)
        from source in Source
        from parameters in Parameters
        let proxies = ProxiesOf(parameters, titles)
        let priorities = lines
            .Take(2)
            .Index()
            .Select(line => new Priority($"{line.Item}{line.Index}", titles[0], texts[0]))
            .ToArray()
        from count in Gen.Choose(2, 5)
        from measures in Gen.ArrayOf(Measure(proxies, priorities), count)
        from quantity in Gen.Choose(1, 1_000_000)
        let edition = new Edition
        {
            Name = "odd-edition-2",
            Title = titles[1],
            Version = titles[2],
            PublishedOn = new DateOnly(2026, 2, 28),
            PriceYear = 2024,
            Owner = titles[3],
            Source = source,
            About = texts[1],
            Priorities = priorities,
            Themes = [new Theme(lines[2], titles[4], [new IntendedOutcome(lines[3], titles[5])])],
            Parameters = parameters,
            Proxies = proxies,
            Measures =
            [
                .. measures
                    .Index()
                    .Select(measure =>
                        measure.Item with
                        {
                            Code = $"{measure.Item.Code}{measure.Index}",
                            Order = measure.Index + 1,
                            Theme = lines[2],
                            Outcome = lines[3],
                        }
                    ),
            ],
        }
        select edition with
        {
            Exclusions =
            [
                new Exclusion(
                    lines[4],
                    texts[2],
                    [.. edition.Measures.Select(measure => measure.Code)],
                    [],
                    source
                ),
            ],
            Examples = [Example(edition, texts, quantity / 70_000m)],
        };

    private static Proxy[] ProxiesOf(Parameter[] parameters, string[] titles) =>
        [
            .. parameters.Select(parameter => new Proxy(
                $"p {parameter.Id}",
                titles[6],
                Unit.Tonnes,
                new Formula.DatedFigure(parameter)
            )),
            new Proxy(titles[7], titles[8], Unit.PoundsGiven, new Formula.OneForOne()),
        ];

    private static WorkedExample Example(Edition edition, string[] texts, decimal quantity)
    {
        var measure = edition.Measures[0];
        var on = new DateOnly(2026, 11, 21);
        ValuationLine[] lines = [new(measure.Code, Quantity.Kept(quantity), 0.75m, 0.1m)];
        var value = Valuation.Of(edition, on, lines, 1000.5m).Value;
        return new WorkedExample(
            texts[0],
            texts[1],
            texts[3],
            ExampleOrigin.Ours,
            on,
            1000.5m,
            lines,
            new ExpectedValue(
                Pounds(value.Social),
                Pounds(value.LocalEconomic),
                [.. With(value, ValuationStatus.NoValue)],
                [.. With(value, ValuationStatus.Recorded)],
                []
            )
        );
    }

    private static IEnumerable<string> With(ValuationResult value, ValuationStatus status) =>
        value.Lines.Where(line => line.Status == status).Select(line => line.Measure.Code);

    private static string Pounds(decimal value) =>
        Money.Pence(value).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>As the loader keeps it.</summary>
    private static string Filled(string text) =>
        Written.Signs(text).Trim() is { Length: > 0 } kept ? kept : "x";
}
