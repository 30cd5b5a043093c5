using System.Text.Json.Nodes;
using Commonweal.Cli;
using Commonweal.Domain.Tests;
using Xunit;

namespace Commonweal.App.Tests.Cli;

public class EvaluateCommandTests
{
    private const string Sample = """
        {"weighting":"10","quantitativeShare":"50","contractValue":"1000000",
         "quantitative":{"method":"relativeToHighest","targetPercent":"20","maxScore":"5",
           "bands":[{"fromPercent":"0","score":"0"},{"fromPercent":"5","score":"1"}],
           "classes":"all","classShares":{"social":"50","localEconomic":"50"}},
         "qualitative":{"maxScore":"5","minimumScore":null},
         "rules":{"missingNarrative":"disregard","excludedBidSetsMaximum":false,"tieBreak":["qualitative","price"]},
         "bids":[{"id":"A","social":"200000","localEconomic":"0","qualitativeScore":"3","hasNarrative":true,"price":"950000",
                  "adjustments":[{"social":"-120000","reason":"not additional"}]},
                 {"id":"B","social":"150000","localEconomic":"0","qualitativeScore":"5","hasNarrative":true,"price":"960000"},
                 {"id":"C","social":"50000","localEconomic":"0","qualitativeScore":"4","hasNarrative":true,"price":"940000"}]}
        """;

    private static readonly JsonArray Examples = DataFile.Read("evaluation/examples.yaml")[
        "examples"
    ]!.AsArray();

    public static TheoryData<string> Ids() => [.. Examples.Select(e => e!["id"]!.ToString())];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_worked_example_is_input_for_the_command(string id)
    {
        var example = Examples.Single(e => e!["id"]!.ToString() == id)!;

        var run = await RunAsync(example["input"]!.ToJsonString());

        Assert.Equal("", run.Error);
        foreach (var (bid, expected) in example["expect"]!.AsObject())
        {
            if (expected!["total"]?.ToString() is { } total)
            {
                Assert.Equal(total, Bid(run, bid)["display"]!.ToString());
            }

            if (expected["rank"]?.ToString() is { } rank)
            {
                Assert.Equal(rank, Bid(run, bid)["rank"]!.ToString());
            }
        }
    }

    [Fact]
    public async Task The_answer_has_accepted_value_marks_rank_ties_and_reasons()
    {
        var run = await RunAsync(Sample);

        var bid = Bid(run, "A");
        Assert.Equal("80000", bid["accepted"]!["social"]!.ToString());
        Assert.Equal("5.67", bid["display"]!.ToString());
        Assert.StartsWith("5.666666", bid["total"]!.ToString());
        Assert.Equal("3", bid["rank"]!.ToString());
        Assert.Equal("scored", bid["status"]!.ToString());
        Assert.Contains("not additional", bid["reasons"]![0]!.ToString());
        Assert.Equal("""[["A","C"]]""", run.Json["ties"]!.ToJsonString());
        Assert.Equal(0, run.Exit);
    }

    [Theory]
    [InlineData("\"weighting\":\"10\"", "\"weighting\":\"101\"", "weighting: ")]
    [InlineData("relativeToHighest", "byGuess", "quantitative.method: ")]
    [InlineData("\"method\":\"relativeToHighest\"", "\"method\":\"none\"", "quantitativeShare: ")]
    [InlineData("\"qualitativeScore\":\"5\"", "\"qualitativeScore\":\"6\"", "bids[1].qualitative")]
    [InlineData("\"id\":\"B\"", "\"id\":\"A\"", "bids[1].id: ")]
    [InlineData("-120000", "-200001", "bids[0].adjustments: ")]
    [InlineData("\"classes\":\"all\"", "\"clases\":\"all\"", "")]
    [InlineData("\"social\":\"50000\"", "\"social\":1e9999", "bids[2].social: ")]
    public async Task What_cannot_be_used_is_refused_with_its_field(
        string was,
        string now,
        string where
    )
    {
        var run = await RunAsync(Sample.Replace(was, now, StringComparison.Ordinal));

        Assert.Equal(CommandLine.Refused, run.Exit);
        Assert.Equal("", run.Out);
        Assert.StartsWith(where, run.Error);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Class_shares_that_do_not_sum_are_refused()
    {
        var separate = Sample
            .Replace("\"classes\":\"all\"", "\"classes\":\"separate\"", StringComparison.Ordinal)
            .Replace(
                "\"localEconomic\":\"50\"}",
                "\"localEconomic\":\"40\"}",
                StringComparison.Ordinal
            );

        var run = await RunAsync(separate);

        Assert.Equal(CommandLine.Refused, run.Exit);
        Assert.StartsWith("quantitative.classShares: ", run.Error);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        var run = await Run.OfAsync(["evaluate", "no-such-file.json"], "");

        Assert.Equal(CommandLine.Refused, run.Exit);
        Assert.Contains("no-such-file.json", run.Error);
    }

    private static Task<Run> RunAsync(string input) => Run.OfAsync(["evaluate", "-"], input);

    private static JsonNode Bid(Run run, string id) =>
        run.Json["bids"]!.AsArray().Single(bid => bid!["id"]!.ToString() == id)!;
}
