using System.Globalization;
using System.Text.Json.Nodes;
using Commonweal.App.Tests.Reference;
using Commonweal.Domain.Common;
using Xunit;

namespace Commonweal.App.Tests.Cli;

public sealed class ValueCommandTests
{
    private const string Input = """
        {"edition":"lancashire-toms-2024","on":"2026-11-21","contractValue":"500000","lines":[
          {"measure":"NT29","quantity":"200","attribution":"0.5","deadweight":"0.25"},
          {"measure":"NT1","quantity":2},
          {"measure":"NT10","quantity":104},
          {"measure":"NT41","quantity":95},
          {"measure":"NT28","quantity":100.10}]}
        """;

    private static readonly string[] Ends = ["low", "central", "high"];

    private static readonly string[] Line = ["measure", "value", "class", "status"];

    [Fact]
    public async Task Lines_are_valued_with_reasons_and_every_digit()
    {
        var run = await Run.OfAsync(["value", "-", "--data", DataCopy.Shipped], Input);

        Assert.Equal((0, ""), (run.Exit, run.Error));
        var result = JsonNode.Parse(run.Out)!;
        // 200 x 0.5 x 0.75 x 12.60 + 100.10, and 2 x 12.60 x 35 x 52.
        Assert.Equal(
            "1045.10 45864.00 46909.10",
            Rounded(result, "social", "localEconomic", "total")
        );
        Assert.Equal(
            "0.21 9.17 9.38",
            Rounded(result["percent"]!, "social", "localEconomic", "total")
        );
        Assert.Equal("0.09", Rounded(result, "perPound"));
        Assert.Collection(
            result["lines"]!.AsArray(),
            line => Assert.Equal("NT29 945 social valued", Texts(line!, Line)),
            line => Assert.Equal("NT1 45864 localEconomic valued", Texts(line!, Line)),
            line => Assert.Equal("NT10  social noValue", Texts(line!, Line)),
            line => Assert.Equal("NT41   recorded", Texts(line!, Line)),
            line => Assert.Equal("NT28 100.1 social valued", Texts(line!, Line))
        );
        var warning = Assert.Single(result["warnings"]!.AsArray())!;
        Assert.Equal("frameworks.exclusion.overlap", (string?)warning["code"]);
    }

    [Fact]
    public async Task Every_explanation_ends_in_the_value_and_names_dated_sources()
    {
        var run = await Run.OfAsync(["value", "-", "--data", DataCopy.Shipped], Input);

        var lines = JsonNode.Parse(run.Out)!["lines"]!.AsArray();
        Assert.All(
            lines,
            line =>
                Assert.Equal(
                    (string?)line!["value"],
                    (string?)line["explanation"]!.AsArray()[^1]!["result"]
                )
        );
        var wage = lines[0]!["explanation"]![0]!["inputs"]![0]!;
        Assert.Equal("2024-10-23", (string?)wage["on"]);
        Assert.StartsWith("https://", (string?)wage["source"]!["url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_and_what_is_net_stand_beside_the_figures_there_were()
    {
        var run = await Run.OfAsync(
            ["value", "-", "--data", DataCopy.Shipped],
            """
            {"edition":"lancashire-toms-2024","on":"2026-11-21","contractValue":"100000",
             "additionality":{"choice":"econstack-standard"},"lines":[
               {"measure":"NT31","quantity":"10"},{"measure":"NT29","quantity":"100","deadweight":"0.5"},
               {"measure":"NT1","quantity":"1"},{"measure":"NT10","quantity":"1"}]}
            """
        );

        var result = JsonNode.Parse(run.Out)!;
        // Ten tonnes at 138.61, 277.22 and 415.83 of 2022 x 100 / 90.5005, beside 630 and 22,932 without a range.
        Assert.Equal("1531.59 3063.19 4594.78", Rounded(result["lines"]![0]!["range"]!, Ends));
        Assert.Equal("630.00 630.00 630.00", Rounded(result["lines"]![1]!["range"]!, Ends));
        Assert.Null(result["lines"]![3]!["range"]);
        Assert.Equal("1 of 3", $"{result["range"]!["ranged"]} of {result["range"]!["valued"]}");
        Assert.Equal("26625.19", Rounded(result, "total"));
        Assert.Equal("25093.59 26625.19 28156.78", Rounded(result["range"]!["total"]!, Ends));
        Assert.Equal("25.09 26.63 28.16", Rounded(result["range"]!["percent"]!["total"]!, Ends));
        Assert.Equal("0.25 0.27 0.28", Rounded(result["range"]!["perPound"]!, Ends));
        // 54 per cent of the carbon and the job; of the hours, whose deadweight is their own, 0.75 x 0.90.
        Assert.Equal("425.25 425.25 425.25", Rounded(result["lines"]![1]!["net"]!, Ends));
        Assert.Equal("13635.59 14462.65 15289.71", Rounded(result["net"]!["total"]!, Ends));
    }

    [Fact]
    public async Task Gross_values_stand_alone_until_net_ones_are_asked_for()
    {
        var run = await Run.OfAsync(["value", "-", "--data", DataCopy.Shipped], Input);

        var result = JsonNode.Parse(run.Out)!;
        Assert.Null(result["net"]);
        Assert.All(result["lines"]!.AsArray(), line => Assert.Null(line!["net"]));
    }

    [Theory]
    [InlineData("{\"choice\":\"central\"}", "frameworks.additionality.unknown")]
    [InlineData(
        "{\"choice\":\"econstack-standard\",\"leakage\":0}",
        "frameworks.additionality.unknown"
    )]
    [InlineData("{\"deadweight\":0.2}", "frameworks.additionality.unknown")]
    [InlineData(
        "{\"deadweight\":0.2,\"displacement\":0,\"leakage\":1.1,\"substitution\":0}",
        "frameworks.additionality.range"
    )]
    public async Task Half_a_choice_of_net_is_refused(string additionality, string code)
    {
        var run = await Run.OfAsync(
            ["value", "-", "--data", DataCopy.Shipped],
            Input.Replace(
                "\"lines\"",
                $"\"additionality\":{additionality},\"lines\"",
                StringComparison.Ordinal
            )
        );

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith("additionality", run.Error, StringComparison.Ordinal);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_contract_value_there_is_no_percentage()
    {
        var run = await Run.OfAsync(
            ["value", "-", "--data", DataCopy.Shipped],
            Input.Replace("\"contractValue\":\"500000\",", "", StringComparison.Ordinal)
        );

        var result = JsonNode.Parse(run.Out)!;
        Assert.Null(result["perPound"]);
        Assert.Null(result["percent"]!["total"]);
    }

    [Theory]
    [InlineData("NT29", "NT299", "lines[0].measure", "frameworks.measure.unknown")]
    [InlineData("NT29", "nt29", "lines[0].measure", "frameworks.measure.unknown")]
    [InlineData("\"200\"", "-0.01", "lines[0].quantity", "frameworks.quantity.range")]
    [InlineData("\"200\"", "1000000000001", "lines[0].quantity", "frameworks.quantity.range")]
    [InlineData(":95", ":101", "lines[3].quantity", "frameworks.quantity.range")]
    [InlineData("\"0.5\"", "\"1.01\"", "lines[0].attribution", "frameworks.share.range")]
    [InlineData("\"0.25\"", "-1", "lines[0].deadweight", "frameworks.share.range")]
    [InlineData("\"500000\"", "-1", "contractValue", "frameworks.contract-value.range")]
    [InlineData("\"500000\"", "0.001", "contractValue", "frameworks.contract-value.range")]
    [InlineData("lancashire-toms-2024", "lancashire", "edition", "frameworks.edition.unknown")]
    [InlineData("\"200\"", "NaN", "", "input.json.malformed")]
    [InlineData("\"200\"", "1e9999", "lines[0].quantity", "input.json.wrong")]
    [InlineData(
        "\"quantity\":2}",
        "\"quantity\":2,\"quantty\":3}",
        "lines[1].quantty",
        "input.json.wrong"
    )]
    [InlineData("\"on\":\"2026-11-21\",", "", "\"on\" must be there", "input.json.wrong")]
    public async Task What_cannot_be_valued_is_refused_by_field_and_nothing_is_printed(
        string from,
        string to,
        string place,
        string code
    )
    {
        var run = await Run.OfAsync(
            ["value", "-", "--data", DataCopy.Shipped],
            Input.Replace(from, to, StringComparison.Ordinal)
        );

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith(place, run.Error, StringComparison.Ordinal);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        var run = await Run.OfAsync(["value", "no-such-file.json", "--data", DataCopy.Shipped], "");

        Assert.Equal(2, run.Exit);
        Assert.Contains("input.file.unreadable", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_of_the_data_names_file_and_line()
    {
        using var copy = new DataCopy();
        copy.Change("values/carbon.yaml", "central: 253.19", "central: many");

        var sound = await Run.OfAsync(["data", "check", "--data", DataCopy.Shipped], "");
        var spoilt = await Run.OfAsync(["data", "check", "--data", copy.Folder], "");
        var valued = await Run.OfAsync(["value", "-", "--data", copy.Folder], Input);

        Assert.Equal((0, ""), (sound.Exit, sound.Error));
        Assert.Equal((2, ""), (spoilt.Exit, spoilt.Out));
        Assert.StartsWith(
            "values/carbon.yaml:12: data.value.wrong: ",
            spoilt.Error,
            StringComparison.Ordinal
        );
        Assert.Equal((2, spoilt.Error), (valued.Exit, valued.Error));
    }

    [Fact]
    public async Task Results_read_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var run = await Run.OfAsync(["value", "-", "--data", DataCopy.Shipped], Input);

            Assert.StartsWith(
                "1045.1",
                (string?)JsonNode.Parse(run.Out)!["social"],
                StringComparison.Ordinal
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Rounded(JsonNode node, params string[] keys) =>
        string.Join(
            ' ',
            keys.Select(key =>
                Money
                    .Pence(decimal.Parse((string)node[key]!, CultureInfo.InvariantCulture))
                    .ToString("0.00", CultureInfo.InvariantCulture)
            )
        );

    private static string Texts(JsonNode node, params string[] keys) =>
        string.Join(' ', keys.Select(key => (string?)node[key]));
}
