using System.Globalization;
using System.Text.Json.Nodes;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Xunit;

namespace Commonweal.Domain.Tests.Evaluation;

public class ScoringExamplesTests
{
    private static readonly JsonObject Examples = DataFile.Read("evaluation/examples.yaml");

    public static TheoryData<string> Ids(string list) =>
        [.. Examples[list]!.AsArray().Select(e => e!["id"]!.ToString())];

    [Theory]
    [MemberData(nameof(Ids), "examples")]
    public void Every_worked_example_comes_out_as_written(string id)
    {
        var example = Find("examples", id);

        var result = Scoring.Run(example["input"].As<EvaluationInput>()).Value;

        foreach (var (bid, expected) in example["expect"]!.AsObject())
        {
            var score = result.Bids.Single(b => b.Id == bid);
            Assert.NotEmpty(expected!.AsObject());
            Assert.All(
                expected.AsObject(),
                figure => Assert.Equal(figure.Value!.ToString(), Shown(score, figure.Key))
            );
        }

        Assert.Equal(
            example["ties"]?.AsArray().Select(tie => tie!["bids"].As<string[]>()) ?? [],
            result.Ties
        );
    }

    [Theory]
    [MemberData(nameof(Ids), "refusals")]
    public void Every_worked_refusal_is_refused_as_written(string id)
    {
        var refusal = Find("refusals", id);

        Assert.Equal(
            (refusal["problem"]!.ToString(), refusal["field"]!.ToString()),
            Scoring
                .Run(refusal["input"].As<EvaluationInput>())
                .Problems.Select(problem => (problem.Code, problem.Field))
                .Single()
        );
    }

    [Fact]
    public void Every_example_says_who_made_it() =>
        Assert.All(
            Examples["examples"]!.AsArray().Concat(Examples["refusals"]!.AsArray()),
            example =>
            {
                Assert.True(example!["origin"]!.ToString() is "ours" or "sourced");
                Assert.NotEmpty(example["source"]!.ToString());
                Assert.NotEmpty(example["says"]!.ToString());
            }
        );

    private static JsonNode Find(string list, string id) =>
        Examples[list]!.AsArray().Single(e => e!["id"]!.ToString() == id)!;

    private static string Shown(BidScore score, string figure) =>
        figure switch
        {
            "accepted" => score.Accepted.Total.ToString(CultureInfo.InvariantCulture),
            "quantitative" => Marks.Display(score.Quantitative),
            "qualitative" => Marks.Display(score.Qualitative),
            "total" => Marks.Display(score.Total),
            "rank" => score.Rank.ToString(CultureInfo.InvariantCulture),
            "status" => char.ToLowerInvariant(score.Status.ToString()[0])
                + score.Status.ToString()[1..],
            _ => throw new InvalidOperationException($"No bid has a {figure}."),
        };
}
