using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Recommendation and award go by all criteria, on figures that stand, by somebody who had no hand in them.</summary>
public sealed class AwardByAllCriteriaTests : WholeAwardCase
{
    [Fact]
    public async Task Nothing_is_recommended_or_awarded_while_a_mark_is_missing()
    {
        Assert.Equal(
            "evaluation.recommendation.marks-missing",
            CodeOf(await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0]))
        );
        Assert.Equal(
            ["evaluation.award.marks-missing"],
            (await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[0]))
                .Problems.Select(problem => problem.Code)
                .ToArray()
        );
        var report = await (await Site.SignInAsync(Tender.Officer)).GetAsync($"{At}/report");
        Assert.Contains("Marks are still missing", report.Text, StringComparison.Ordinal);
        Assert.Empty(report.Document.QuerySelectorAll("main form"));
        var award = await (await Site.SignInAsync(Tender.Awarder)).GetAsync($"{At}/award");
        Assert.Contains("Marks are still missing", award.Text, StringComparison.Ordinal);
        Assert.Empty(award.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task The_whole_decides_and_no_word_makes_up_for_a_lower_rank()
    {
        // On social value the first bid leads, 20 to 14; on all criteria the second, 81 to 80.
        await MarkAsync([30m, 30m], [30m, 37m]);
        Assert.Equal(
            "evaluation.recommendation.ranks-lower",
            CodeOf(
                await World.RecommendAsync(
                    Tender.Officer,
                    Tender.ProcurementId,
                    Tender.Bids[0],
                    "The other is an excluded supplier."
                )
            )
        );
        Assert.Equal(
            "evaluation.award.not-recommended",
            CodeOf(await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[1]))
        );

        _ = (
            await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[1])
        ).Value;

        var other = await World.AwardAsync(
            Tender.Awarder,
            Tender.ProcurementId,
            Tender.Bids[0],
            "The other is an excluded supplier."
        );
        Assert.Equal("evaluation.award.ranks-lower", other.Problems[0].Code);
        Assert.Contains("section 19", other.Problems[0].Message, StringComparison.Ordinal);
        Assert.True(
            (await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[1])).Succeeded
        );
    }

    [Fact]
    public async Task A_bid_that_the_published_rule_parts_from_one_level_with_it_ranks_lower_too()
    {
        // 80 each; the published rule parts them by the lower price.
        await MarkAsync([30m, 30m], [30m, 36m]);

        Assert.Equal(
            "evaluation.recommendation.ranks-lower",
            CodeOf(
                await World.RecommendAsync(
                    Tender.Officer,
                    Tender.ProcurementId,
                    Tender.Bids[0],
                    "It starts sooner."
                )
            )
        );
        Assert.True(
            (
                await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[1])
            ).Succeeded
        );
    }

    [Fact]
    public async Task A_change_withdraws_the_recommendation_for_all_to_see_and_stops_the_award()
    {
        await MarkAsync([30m, 30m], [30m, 37m]);
        await MarkAsync([30m, 30m], [30m, 35m]);
        var head = await Site.SignInAsync(Tender.Awarder);
        _ = (
            await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0])
        ).Value;
        await head.GetAsync($"{At}/award");
        Assert.Contains("80.00", head.Page.Text, StringComparison.Ordinal);

        await MarkAsync([30m, 30m], [30m, 35m]);
        var officer = await Site.SignInAsync(Tender.Officer);
        var still = await officer.GetAsync($"{At}/report");
        Assert.DoesNotContain("was withdrawn", still.Text, StringComparison.Ordinal);
        await MarkAsync([30m, 30m], [30m, 37m]);

        var page = await head.PressAsync(
            "Continue",
            ("BidId", $"{Tender.Bids[0]}"),
            ("Reason", "It has the most marks.")
        );
        Assert.Contains(
            page.Problems,
            problem => problem.Contains("no longer stands", StringComparison.Ordinal)
        );
        var told = await officer.GetAsync($"{At}/report");
        Assert.Contains(
            "This recommendation was withdrawn on",
            told.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Marks for price or quality were changed.",
            told.Text,
            StringComparison.Ordinal
        );
        // The figures it was made on stay beside those there are now.
        Assert.Contains("79.00", told.Text, StringComparison.Ordinal);
        Assert.Contains("81.00", told.Text, StringComparison.Ordinal);

        _ = (
            await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[1])
        ).Value;
        page = await head.PressAsync(
            "Continue",
            ("BidId", $"{Tender.Bids[1]}"),
            ("Reason", "It has the most marks.")
        );
        Assert.Contains(
            page.Problems,
            problem => problem.Contains("that you had not seen", StringComparison.Ordinal)
        );
        await World.AssertRefusedAsync(
            Tender.Officer,
            "update recommendation set withdrawn_at = database_now(), withdrawn_by = app_account(), withdrawn_because = 'Another reason.' where withdrawn_at is not null"
        );
    }

    [Theory]
    [InlineData("marks", "evaluation.award.marker")]
    [InlineData("offers", "evaluation.award.checker")]
    [InlineData("run", "evaluation.award.same-person")]
    [InlineData("recommendation", "evaluation.award.recommender")]
    public async Task Whoever_had_a_hand_in_it_does_not_award_though_another_did_the_same_since(
        string hand,
        string code
    )
    {
        // One person with both roles; what they did is done again by somebody else, so that it is no longer theirs by the row alone.
        var also = await World.PersonAsync(
            Tender.AuthorityId,
            Role.HeadOfProcurement,
            Role.Officer
        );
        _ = (await World.DeclareAsync(also, Tender.ProcurementId)).Value;
        switch (hand)
        {
            case "marks":
                _ = (await World.MarkedAsync(also, Tender, "criteria[0]", 1m, 1m)).Value;
                break;
            case "offers":
                var line = await World.AskAsync<Db, Guid>(db =>
                    db.As(also)
                        .Set<BidLine>()
                        .Where(line => line.BidId == Tender.Bids[0])
                        .Select(line => line.Id)
                        .SingleAsync(Stop)
                );
                foreach (
                    var (who, quantity) in new[] { (also, 50_000m), (Tender.Officer, 100_000m) }
                )
                {
                    _ = (
                        await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
                            act.RunAsync(who, line, quantity, "Looked at again.", Stop)
                        )
                    ).Value;
                }

                break;
            case "run":
                _ = (await World.RunScoringAsync(also, Tender.ProcurementId)).Value;
                break;
        }

        await MarkAsync([30m, 30m], [30m, 35m]);
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        if (hand == "recommendation")
        {
            _ = (await World.RecommendAsync(also, Tender.ProcurementId, Tender.Bids[0])).Value;
        }

        _ = (
            await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0])
        ).Value;

        Assert.Equal(
            code,
            CodeOf(await World.AwardAsync(also, Tender.ProcurementId, Tender.Bids[0]))
        );
        Assert.True(
            (await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[0])).Succeeded
        );
    }
}
