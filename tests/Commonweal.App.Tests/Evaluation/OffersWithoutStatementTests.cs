using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>A tender that disregards, measure by measure, what comes without its delivery statement.</summary>
public sealed class OffersWithoutStatementTests : SiteCase
{
    [Fact]
    public async Task An_offer_without_its_statement_does_not_count_and_its_bidder_reads_why()
    {
        var usual = ProcurementsStory.Method(weighting: 20m);
        var method = usual with
        {
            Rules = usual.Rules! with { MissingNarrative = MissingNarrative.DisregardOffer },
        };
        var tender = await World.OpenedTenderAsync(
            "lancashire",
            method,
            new BidAnswers(
                480_000m,
                [
                    new MeasureAnswer("NT1", [1m, 1m], 1m, "", "We train with the college."),
                    new MeasureAnswer("NT29", [400m, 400m], 1m, "", ""),
                ],
                BidDeclarations.None
            ),
            BidsStory.Answers(490_000m, "We train too.", ("NT1", [2m, 2m]))
        );
        await World.RankedAsync(tender);

        var run = (
            await World.AskAsync<ProcurementRanking, Outcome<ProcurementRanking.View>>(lookup =>
                lookup.RunAsync(tender.Head, tender.ProcurementId, Stop)
            )
        )
            .Value
            .Latest!;
        var score = run.Bids.Single(bid => bid.BidId == tender.Bids[0]).Score;
        var lines = await World.AskAsync<Db, List<BidLine>>(db =>
            db.As(tender.Officer)
                .Set<BidLine>()
                .Where(line => line.BidId == tender.Bids[0])
                .OrderBy(line => line.Measure)
                .ToListAsync()
        );
        Assert.True(lines[1].SubmittedValue > 0m);
        Assert.Equal(lines[0].AcceptedValue, score.Accepted.Social + score.Accepted.LocalEconomic);
        Assert.Contains(
            score.Reasons,
            reason =>
                reason.Contains(
                    "NT29: no delivery statement came with it, so by the published rule it does not count",
                    StringComparison.Ordinal
                )
        );

        var officer = await Site.SignInAsync(tender.Officer);
        var report = await officer.GetAsync($"/procurements/{tender.ProcurementId}/report");
        Assert.Contains(
            "An offer without its delivery statement is disregarded",
            report.Text,
            StringComparison.Ordinal
        );
        _ = (
            await World.AwardAsync(
                tender.Awarder,
                tender.ProcurementId,
                tender.Bids[1],
                "Its price decided."
            )
        ).Value;
        var bidder = await Site.SignInAsync(tender.Suppliers[0]);
        var told = await bidder.GetAsync($"/supplier/bids/{tender.Bids[0]}/result");
        Assert.Contains(
            "Nothing: it came without a delivery statement",
            told.Text,
            StringComparison.Ordinal
        );
    }
}
