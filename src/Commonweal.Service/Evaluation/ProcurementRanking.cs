using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>What the latest run of the method found, bid by bid, down to its inputs.</summary>
public sealed class ProcurementRanking(Db db, EditionShelf editions)
{
    /// <summary>The run; marks are out of the weighting.</summary>
    /// <param name="Decided">The award; null until it is made.</param>
    /// <param name="Unanswered">Questions to bidders without an answer, to be known before a run.</param>
    public sealed record View(
        string Reference,
        string Title,
        ProcurementStage Stage,
        decimal? ContractValue,
        DateOnly? StartsOn,
        int? Months,
        Run? Latest,
        Award? Decided,
        IReadOnlyList<string> Obstacles,
        IReadOnlyList<Unanswered> Unanswered
    )
    {
        /// <summary>Proposals to set a bid aside or take one back that wait for somebody else.</summary>
        public IReadOnlyList<WaitingProposal> Waiting { get; init; } = [];
    }

    /// <summary>One run of the method.</summary>
    public sealed record Run(
        DateTimeOffset RunAt,
        Guid RunBy,
        EvaluationInput Input,
        IReadOnlyList<Row> Bids,
        IReadOnlyList<string> Ties,
        Explanation Explanation,
        bool IsCurrent
    );

    /// <summary>One bid in the run.</summary>
    public sealed record Row(
        Guid BidId,
        string SupplierName,
        decimal? Price,
        BidScore Score,
        bool SharesRank
    )
    {
        /// <summary>Whether it is large beside the contract, as <see cref="Domain.Bids.OutOfProportion.WasAsked"/> says.</summary>
        public required bool IsOutOfProportion { get; init; }

        /// <summary>Whether an award to it needs a word on what decided.</summary>
        public bool IsAloneInFirst => Score.Rank == 1 && !SharesRank;
    }

    /// <summary>Refused as the list of bids is.</summary>
    public async Task<Outcome<View>> RunAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    )
    {
        if (await db.LacksReadingAsync(actor, procurementId, stop) is { } refusal)
        {
            return refusal;
        }

        if (await db.TenderAsync(editions, procurementId, stop) is not { } tender)
        {
            return Refusals.UnknownProcurement;
        }

        var run = await db.LatestRunAsync(procurementId, stop);
        var input = tender.Input();
        var hides = await db.HidesPricesAsync(actor, tender.Procurement, stop);
        return new View(
            tender.Procurement.Reference,
            tender.Procurement.Title,
            tender.Procurement.Stage,
            tender.Procurement.NetValue,
            tender.Procurement.StartsOn,
            tender.Procurement.Months,
            run is null ? null : Shown(tender, run, input, hides),
            await db.Set<Award>()
                .AsNoTracking()
                .SingleOrDefaultAsync(award => award.ProcurementId == procurementId, stop),
            [.. input.Problems.Select(problem => problem.Message)],
            await db.UnansweredAsync(tender, stop)
        )
        {
            Waiting = await db.WaitingProposalsAsync(procurementId, stop),
        };
    }

    private static Run Shown(
        Tender tender,
        ScoringRun run,
        Outcome<EvaluationInput> now,
        bool hidesPrices
    )
    {
        var result = run.Result;
        var suppliers = tender.Bids.ToDictionary(
            bid => tender.BidderOf(bid.Id),
            StringComparer.Ordinal
        );
        return new Run(
            run.RunAt,
            run.RunBy,
            run.Input,
            [
                .. result
                    .Bids.OrderBy(score => score.Rank)
                    .Select(score => new Row(
                        suppliers[score.Id].Id,
                        suppliers[score.Id].SupplierName,
                        hidesPrices ? null : suppliers[score.Id].Price,
                        score,
                        Placing.In(result, score.Id)!.SharesRank
                    )
                    {
                        IsOutOfProportion = tender.IsOutOfProportion(suppliers[score.Id]),
                    }),
            ],
            [
                .. result.Ties.Select(level =>
                    string.Join(
                        ", ",
                        level.Select(bidder => $"{suppliers[bidder].SupplierName} ({bidder})")
                    )
                ),
            ],
            result.Explanation,
            now.Succeeded && run.IsOn(now.Value)
        );
    }
}
