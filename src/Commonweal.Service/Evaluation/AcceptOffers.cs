using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>
/// Accepts as offered every line of a bid that nobody has looked at yet. One that was cut by somebody who declared an interest later stays: whether
/// the cut was right is for a look of its own.
/// </summary>
public sealed class AcceptOffers(Db db)
{
    private static readonly Problem OutOfSize = new(
        "evaluation.offers.out-of-proportion",
        "This bid is large beside the contract. Accept each of its offers by itself, with your reason: press Adjust beside it and enter what you accept, all of it or less."
    );

    private static readonly Problem OnlyCut = new(
        "evaluation.offers.cut-before",
        "What is left to check of this bid was cut by somebody who declared an interest in a bidder later, so it is not accepted as offered. Press Adjust beside each and enter what you accept, all of it or less."
    );

    /// <summary>Refused where the bid was asked to explain its size, and where only lines cut before are left. Answers how many were accepted; each is recorded as a look of its own.</summary>
    public Task<Outcome<int>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid bidId,
        CancellationToken stop
    ) =>
        db.JudgeAsync<int>(
            actor,
            Permission.AdjustOffers,
            procurementId,
            async procurement =>
            {
                if (await db.SetAsideBids().ContainsAsync(bidId, stop))
                {
                    return SetAsideDecision.Already;
                }

                var sound = db.SoundChecks();
                var lines = await db.Set<BidLine>()
                    .Where(line =>
                        line.BidId == bidId
                        && db.Set<Bid>()
                            .Any(bid => bid.Id == bidId && bid.ProcurementId == procurementId)
                        && !sound.Any(check => check.BidLineId == line.Id)
                    )
                    .OrderBy(line => line.Measure)
                    .ToListAsync(stop);
                if (lines.Count == 0)
                {
                    return new Problem(
                        "evaluation.offers.none-open",
                        "Every line of this bid has been checked. Open the bid again to see what was accepted."
                    );
                }

                lines.RemoveAll(line => line.AcceptedQuantity != line.Quantity);
                if (lines.Count == 0)
                {
                    return OnlyCut;
                }

                var bid = await db.Set<Bid>().SingleAsync(row => row.Id == bidId, stop);
                var whole = await db.Set<BidLine>()
                    .Where(line => line.BidId == bidId)
                    .ToListAsync(stop);
                if (OutOfProportion.WasAsked(bid, whole, procurement.ShowsPounds))
                {
                    return OutOfSize;
                }

                var now = await db.NowAsync(stop);
                db.AddRange(
                    lines.Select(line =>
                        OfferCheck.Of(Guid.CreateVersion7(), line, null, actor.AccountId, now)
                    )
                );
                db.Record(
                    "offers.accepted",
                    bidId,
                    lines.Select(line => new { line.Measure, line.AcceptedQuantity })
                );
                return lines.Count;
            },
            stop
        );
}
