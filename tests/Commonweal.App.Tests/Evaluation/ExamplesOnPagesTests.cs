using System.Text.Json.Nodes;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Tests;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Every worked example comes out on the pages of real tenders as it does in the calculator.</summary>
public sealed class ExamplesOnPagesTests(ExampleTenders tenders) : IClassFixture<ExampleTenders>
{
    private static readonly JsonObject Examples = DataFile.Read("evaluation/examples.yaml");

    public static TheoryData<string> Ids() =>
        [.. Examples["examples"]!.AsArray().Select(example => example!["id"]!.ToString())];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_example_held_as_a_tender_shows_the_marks_it_says(string id)
    {
        var example = Examples["examples"]!.AsArray().Single(e => e!["id"]!.ToString() == id)!;
        var input = example["input"].As<EvaluationInput>();

        var page = await tenders.RankedAsync(input);

        Assert.Equal("The scoring was run by the published method.", page.Success);
        foreach (var (bid, expected) in example["expect"]!.AsObject())
        {
            var row = page.Rows.Single(cells =>
                cells[0].Contains($"({LetterOf(input, bid)})", StringComparison.Ordinal)
            );
            var reasons = ReasonsOf(page, LetterOf(input, bid));
            Assert.NotEmpty(expected!.AsObject());
            Assert.All(
                expected.AsObject(),
                figure => Assert.Equal(figure.Value!.ToString(), Shown(row, figure.Key, reasons))
            );
        }

        Assert.Equal(
            input.Bids.Count,
            page.Rows.Count(row => row[0].Contains("(Bidder ", StringComparison.Ordinal))
        );
        var level = example["ties"]?.AsArray().Count ?? 0;
        Assert.Equal(level, page.Text.Split("Level on total marks:").Length - 1);
    }

    [Fact]
    public async Task Parts_that_do_not_come_to_their_whole_are_refused_before_publication()
    {
        var refusal = Examples["refusals"]!.AsArray().Single(e => e!["id"]!.ToString() == "S11")!;

        var problem = Assert.Single(
            await tenders.SettingAsync(refusal["input"].As<EvaluationInput>())
        );

        Assert.Equal(
            (refusal["problem"]!.ToString(), refusal["field"]!.ToString()),
            (problem.Code, problem.Field)
        );
    }

    /// <summary>Bids go by letters in the order in which they were begun.</summary>
    private static string LetterOf(EvaluationInput input, string bid) =>
        $"Bidder {(char)('A' + input.Bids.Select(one => one.Id).ToList().IndexOf(bid))}";

    private static string Shown(IReadOnlyList<string> row, string figure, string text) =>
        figure switch
        {
            "rank" => row[1].Split(' ')[0],
            "accepted" => row[2]
                .Split('.')[0]
                .Replace("£", "", StringComparison.Ordinal)
                .Replace(",", "", StringComparison.Ordinal),
            "quantitative" => row[^3],
            "qualitative" => row[^2],
            "total" => row[^1],
            "status"
                when text.Contains("it gets no marks for social value", StringComparison.Ordinal) =>
                "disregarded",
            "status"
                when text.Contains("is below the published minimum", StringComparison.Ordinal) =>
                "belowMinimum",
            "status" => "scored",
            _ => throw new ArgumentException($"The page says nothing of {figure}.", nameof(figure)),
        };

    /// <summary>What the page says of one bid alone, below its heading.</summary>
    private static string ReasonsOf(WebPage page, string letter) =>
        page
            .Document.QuerySelectorAll("main h2")
            .Single(heading =>
                heading.TextContent.Contains($"({letter})", StringComparison.Ordinal)
            )
            .NextElementSibling!.TextContent;
}
