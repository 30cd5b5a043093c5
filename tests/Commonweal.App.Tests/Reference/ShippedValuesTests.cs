using System.Globalization;
using System.Text.Json.Nodes;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Tests;
using Commonweal.Service.Reference;
using Xunit;

namespace Commonweal.App.Tests.Reference;

/// <summary>Works every shipped value out a second time, from the text of the files alone.</summary>
public sealed class ShippedValuesTests
{
    private static readonly string[] Books =
    [
        .. Directory
            .EnumerateFiles(DataFile.Folder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(DataFile.Folder, file))
            .Where(file =>
                file.StartsWith("values", StringComparison.Ordinal)
                || file.EndsWith("parameters.yaml", StringComparison.Ordinal)
            ),
    ];

    public static TheoryData<string, string> Days()
    {
        TheoryData<string, string> days = [];
        foreach (var folder in Directory.EnumerateDirectories($"{DataFile.Folder}/frameworks"))
        {
            foreach (var day in (string[])["2018-11-04", "2020-06-30", "2024-06-01", "2026-11-21"])
            {
                days.Add(Path.GetFileName(folder), day);
            }
        }

        return days;
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Every_value_comes_out_of_its_figures_in_the_prices_of_its_edition(
        string name,
        string day
    )
    {
        var edition = ReferenceLoader.Open(DataCopy.Shipped).Edition(name)!;
        var heading = DataFile.Read($"frameworks/{name}/edition.yaml");
        var figures = new Figures($"frameworks/{name}/parameters.yaml");
        var proxies = DataFile.Read($"frameworks/{name}/proxies.yaml")["proxies"]!
            .AsArray()
            .ToDictionary(
                proxy => Text(proxy, "id")!,
                proxy => proxy!.AsObject(),
                StringComparer.Ordinal
            );

        Assert.All(
            edition.Measures,
            measure =>
            {
                var found = UnitValue
                    .On(edition, measure, DateOnly.Parse(day, CultureInfo.InvariantCulture))
                    .Figure;
                var expected = measure.Proxy is { } proxy
                    ? figures.PerUnit(proxies[proxy.Id], day, Text(heading, "priceYear")!)
                    : null;
                Assert.Equal(Rounded(expected), Rounded(found?.Central));
            }
        );
    }

    [Fact]
    public void Every_figure_has_a_source_and_a_licence() =>
        Assert.All(
            Books
                .SelectMany(file => DataFile.Read(file)["parameters"]!.AsArray())
                .SelectMany(
                    parameter => parameter!["values"]!.AsArray(),
                    (parameter, value) => value!["source"] ?? parameter!["source"]
                ),
            source =>
            {
                Assert.NotEmpty(Text(source, "title")!);
                Assert.NotEmpty(Text(source, "licence")!);
                Assert.StartsWith("http", Text(source, "url"), StringComparison.Ordinal);
            }
        );

    [Fact]
    public void Every_explanation_names_a_source_or_the_step_before_for_each_figure_and_lists_all()
    {
        var values = ReferenceLoader
            .Open(DataCopy.Shipped)
            .Editions.SelectMany(edition =>
                edition.Measures.Select(measure =>
                    UnitValue.On(edition, measure, new DateOnly(2026, 11, 21))
                )
            );

        Assert.All(
            values,
            value =>
            {
                decimal? before = null;
                foreach (var step in value.Explanation.Steps)
                {
                    Assert.All(
                        step.Inputs,
                        input => Assert.True(input.Source is not null || input.Value == before)
                    );
                    before = step.Result;
                }

                Assert.Equal(value.Figure?.Central, before);
                Assert.Equal(
                    value
                        .Explanation.Steps.SelectMany(step => step.Inputs)
                        .Where(input => input.Source is not null)
                        .Select(input => (input.Value, input.On, input.Source)),
                    value.Figures.Select(used =>
                        (
                            used.Dated.Value.Central,
                            (DateOnly?)used.Dated.From,
                            (Source?)used.Dated.Source
                        )
                    )
                );
            }
        );
    }

    [Fact]
    public void The_real_living_wage_says_why_that_of_2025_is_not_used()
    {
        var edition = ReferenceLoader.Open(DataCopy.Shipped).Edition("lancashire-toms-2024")!;

        Assert.DoesNotContain(
            "holds up to",
            Says(new DateOnly(2025, 10, 21)),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Real Living Wage, UK rate: this figure holds up to 21 October 2025. The next rate, £13.45 announced on 22 October 2025, is in prices of 2025, and the deflator of 2025 is not held. It is used until a later one is added.",
            Says(new DateOnly(2026, 11, 21)),
            StringComparison.Ordinal
        );

        string Says(DateOnly day) =>
            UnitValue.On(edition, edition.Find("NT29")!, day).Explanation.Steps[0].Says;
    }

    private static decimal? Rounded(decimal? value) =>
        value is { } pounds ? decimal.Round(pounds, 6) : null;

    private static string? Text(JsonNode? node, string key) => node![key]?.ToString();

    /// <summary>The figures of one file, and sums over them.</summary>
    private sealed class Figures(string file)
    {
        private readonly Dictionary<string, JsonObject> parameters = DataFile.Read(file)[
            "parameters"
        ]!
            .AsArray()
            .ToDictionary(
                parameter => Text(parameter, "id")!,
                parameter => parameter!.AsObject(),
                StringComparer.Ordinal
            );

        /// <summary>Pounds per unit in prices of a year; null before the first figure.</summary>
        public decimal? PerUnit(JsonObject proxy, string day, string priceYear)
        {
            var (pounds, by) = Text(proxy, "formula") switch
            {
                "oneForOne" => (null, 1m),
                "datedFigure" => ("figure", 1m),
                "annualWage" => ("wage", Central("hoursPerWeek") * Central("weeksPerYear")),
                "carbonPerMile" => ("carbon", Central("kilogramsPerMile") / 1000m),
                var other => throw new InvalidOperationException(other),
            };
            if (pounds is null)
            {
                return 1m;
            }

            return Value(Text(proxy, pounds)!, day) is { } figure
                ? Number(figure)
                    * by
                    * Deflator(priceYear)
                    / Deflator(
                        Text(figure, "priceYear")
                            ?? Text(parameters[Text(proxy, pounds)!], "priceYear")!
                    )
                : null;

            decimal? Central(string key) =>
                Value(Text(proxy, key)!, day) is { } value ? Number(value) : null;
        }

        private decimal Deflator(string year) => Number(Value("gdp-deflator", $"{year}-01-01")!);

        private JsonNode? Value(string parameter, string day) =>
            parameters[parameter]["values"]!
                .AsArray()
                .LastOrDefault(value => string.CompareOrdinal(Text(value, "from"), day) <= 0);

        private static decimal Number(JsonNode value) =>
            decimal.Parse(Text(value, "central")!, CultureInfo.InvariantCulture);
    }
}
