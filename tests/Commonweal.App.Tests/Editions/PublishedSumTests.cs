using System.Text.Json.Nodes;
using Commonweal.Domain.Tests;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Editions;

/// <summary>Every sum that guidance publishes comes out on the pages as it does there.</summary>
public sealed class PublishedSumTests : SiteCase
{
    private static readonly JsonArray Sums = DataFile.Read("evaluation/arithmetic.yaml")[
        "examples"
    ]!.AsArray();

    [Fact]
    public async Task A_resident_sees_each_sum_come_to_what_its_source_says()
    {
        var resident = Site.Visitor();

        var list = await resident.GetAsync("/sums");

        Assert.Equal(Sums.Count, list.Rows.Count);
        foreach (var sum in Sums)
        {
            var (says, expect) = (sum!["says"]!.ToString(), sum["expect"]!.ToString());
            var row = list.Rows.Single(cells => cells[0] == says);
            Assert.Equal((expect, expect), (row[2], row[3]));
            var page = await resident.GetAsync($"/sums/{sum["id"]}");
            Assert.Equal(says, page.Heading);
            Assert.All(
                ["There", "Here"],
                place =>
                    Assert.StartsWith(
                        expect,
                        Fact(page, $"{place} it comes to"),
                        StringComparison.Ordinal
                    )
            );
        }
    }

    [Fact]
    public async Task A_sum_shows_each_step_with_the_figures_it_used_and_their_sources()
    {
        var page = await Site.Visitor().GetAsync("/sums/s15");

        Assert.All(
            [
                "Prices of 2022 are brought to prices of 2024",
                "Pounds of 2030 are brought to what they are worth in 2024",
                "part 1 + part 2 + part 3 + part 4 + part 5 + part 6 + part 7",
            ],
            words => Assert.Contains(words, page.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_sum_that_is_not_held_is_not_found() =>
        Assert.Equal(404, (int)(await Site.Visitor().GetAsync("/sums/s99")).Status);

    private static string Fact(WebPage page, string key) =>
        page
            .Document.QuerySelectorAll(".govuk-summary-list__row")
            .Single(row => row.QuerySelector("dt")!.TextContent.Trim() == key)
            .QuerySelector("dd")!
            .TextContent.Trim();
}
