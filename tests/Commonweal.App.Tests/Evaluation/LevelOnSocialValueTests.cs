using Commonweal.Domain.Procurements;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Two bids alike in social value where price and quality are marked here too, and nothing is published for level bids.</summary>
public sealed class LevelOnSocialValueTests : SiteCase
{
    private static readonly ScoringMethod Method = ProcurementsStory.Method(20m, 100m) with
    {
        Qualitative = null,
        Rules = new EvaluationRules(ExcludedBidSetsMaximum: false, TieBreak: []),
        Criteria =
        [
            new Criterion("Quality", 30m),
            new Criterion("Cost", 50m),
            new Criterion("Social value", 20m, SocialValue: true),
        ],
    };

    [Fact]
    public async Task Where_quality_decided_nobody_is_told_that_a_rule_for_level_bids_did()
    {
        var (won, lost) = await ReadAsync([30m, 20m], [40m, 40m], null);

        Assert.Contains("ranks 2 of 2 on all criteria", lost, StringComparison.Ordinal);
        Assert.Contains("ranks 1 of 2 (level) on social value", lost, StringComparison.Ordinal);
        foreach (var page in new[] { won, lost })
        {
            Assert.DoesNotContain("rule for level bids", page, StringComparison.Ordinal);
            Assert.DoesNotContain("same total marks", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bids_level_on_all_criteria_read_that_they_are_and_what_decided()
    {
        var (won, lost) = await ReadAsync([30m, 20m], [30m, 40m], "Its longer warranty.");

        Assert.Contains(
            "Another bid has the same total marks on all criteria. What decided is below.",
            won,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "they have the same total marks on all criteria. What decided is below.",
            lost,
            StringComparison.Ordinal
        );
        Assert.Contains("Its longer warranty.", lost, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_told_by_class_and_no_scoring_of_statements_is_claimed()
    {
        var (_, lost) = await ReadAsync([30m, 20m], [40m, 40m], null);

        Assert.Contains(
            "£0.00 of social value and £100,000.00 of local economic value counted.",
            lost.Replace(
                "£100,000.00 of social value and £0.00",
                "£0.00 of social value and £100,000.00",
                StringComparison.Ordinal
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Delivery statements earn no marks in this tender",
            lost,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Evaluators scored", lost, StringComparison.Ordinal);
        Assert.DoesNotContain("There was no statement", lost, StringComparison.Ordinal);
    }

    /// <summary>What the winner, the first bid, and the other one read after the award.</summary>
    private async Task<(string Won, string Lost)> ReadAsync(
        decimal[] quality,
        decimal[] cost,
        string? departure
    )
    {
        var alike = BidsStory.Answers(700_000m, "Gifts.", ("NT28", [100_000m, 0m]));
        var tender = await World.OpenedTenderAsync("lancashire", Method, alike, alike);
        await World.CheckedOffersAsync(tender);
        _ = (await World.MarkedAsync(tender.Officer, tender, "criteria[0]", quality)).Value;
        _ = (await World.MarkedAsync(tender.Officer, tender, "criteria[1]", cost)).Value;
        _ = (await World.RunScoringAsync(tender.Head, tender.ProcurementId)).Value;
        _ = (
            await World.RecommendAsync(
                tender.Officer,
                tender.ProcurementId,
                tender.Bids[0],
                departure
            )
        ).Value;
        _ = (
            await World.AwardAsync(tender.Awarder, tender.ProcurementId, tender.Bids[0], departure)
        ).Value;
        var (winner, loser) = (
            await Site.SignInAsync(tender.Suppliers[0]),
            await Site.SignInAsync(tender.Suppliers[1])
        );
        return (
            (await winner.GetAsync($"/supplier/bids/{tender.Bids[0]}/result")).Text,
            (await loser.GetAsync($"/supplier/bids/{tender.Bids[1]}/result")).Text
        );
    }
}
