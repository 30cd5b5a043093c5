using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>What is struck out whole earns nothing: neither by its value nor by its statement.</summary>
public sealed class StruckOfferTests() : EvaluationCase(withSite: false)
{
    [Fact]
    public async Task The_statement_of_an_offer_struck_out_neither_lifts_nor_lowers_the_score()
    {
        foreach (var evaluator in Tender.Evaluators)
        {
            await World.ScoredAsync(evaluator, Tender.ProcurementId, 4);
        }

        _ = await World.BegunModerationAsync(Tender);
        await World.CheckedOffersAsync(Tender);
        var lines = await LinesAsync();
        foreach (var line in lines)
        {
            var mark = line.BidId == Tender.Bids[0] && line.Measure == "NT1" ? 5 : 2;
            _ = (await World.ModerateAsync(Tender.Head, line.Id, mark, "All but one.")).Value;
        }

        Assert.Equal(3.5m, await ScoreOfFirstAsync());
        var weak = lines.Single(line => line.BidId == Tender.Bids[0] && line.Measure == "NT29");
        var strong = lines.Single(line => line.BidId == Tender.Bids[0] && line.Measure == "NT1");
        await StruckAsync(weak.Id);
        Assert.Equal(5m, await ScoreOfFirstAsync());
        await StruckAsync(strong.Id);
        Assert.Equal(0m, await ScoreOfFirstAsync());
        var run = await LatestAsync();
        Assert.Equal(BidStatus.Scored, run.Result.Bids.Single(bid => bid.Id == "Bidder A").Status);
    }

    private async Task StruckAsync(Guid line) =>
        _ = (
            await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
                act.RunAsync(Tender.Officer, line, 0m, "It would happen anyway.", Stop)
            )
        ).Value;

    private async Task<decimal?> ScoreOfFirstAsync()
    {
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        return (await LatestAsync())
            .Input.Bids.Single(bid => bid.Id == "Bidder A")
            .QualitativeScore;
    }

    private Task<ScoringRun> LatestAsync() =>
        World.AskAsync<Db, ScoringRun>(db =>
            db.As(Tender.Head)
                .Set<ScoringRun>()
                .OrderByDescending(run => run.RunAt)
                .FirstAsync(Stop)
        );

    private Task<List<BidLine>> LinesAsync() =>
        World.AskAsync<Db, List<BidLine>>(db =>
            db.As(Tender.Head).Set<BidLine>().AsNoTracking().ToListAsync(Stop)
        );
}
