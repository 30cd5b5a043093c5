using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Evaluation;

/// <summary>What accepting another quantity of one line would do to every bid's marks. Nothing of it is kept.</summary>
public sealed class EffectOfAdjusting(Db db, EditionShelf editions)
{
    /// <summary>The bids before and after.</summary>
    /// <param name="IsWhole">Whether every score is agreed; until then marks for statements are left out.</param>
    /// <param name="Names">Suppliers by the letter their bid goes by.</param>
    public sealed record View(
        IReadOnlyList<BidChange> Changes,
        bool IsWhole,
        IReadOnlyDictionary<string, string> Names
    );

    /// <summary>Refused as the adjustment itself would be, without asking for its reason.</summary>
    public async Task<Outcome<View>> RunAsync(
        Actor actor,
        Guid bidLineId,
        decimal? quantity,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.AdjustOffers) is { } lacks)
        {
            return lacks;
        }

        if (await db.As(actor).ProcurementOfLineAsync(bidLineId, stop) is not { } procurementId)
        {
            return Refusals.UnknownLine;
        }

        if (await db.LacksReadingAsync(actor, procurementId, stop) is { } unread)
        {
            return unread;
        }

        var tender = (await db.TenderAsync(editions, procurementId, stop))!;
        db.ChangeTracker.Clear(); // what follows changes the line in hand, and nothing that could be saved
        var before = Found(tender);
        var tried = tender
            .Lines.Single(line => line.Id == bidLineId)
            .Adjust(quantity, "a look ahead", actor.AccountId, await db.NowAsync(stop));
        return tried.Then(_ =>
            before.Then(was =>
                Found(tender)
                    .Then(now =>
                        Outcome.Of(
                            new View(
                                RunComparison.Of(was, now),
                                tender.IsModerated,
                                tender.Bids.ToDictionary(
                                    bid => tender.BidderOf(bid.Id),
                                    bid => bid.SupplierName,
                                    StringComparer.Ordinal
                                )
                            )
                        )
                    )
            )
        );
    }

    private static Outcome<(EvaluationInput, EvaluationResult)> Found(Tender tender) =>
        tender
            .InputSoFar()
            .Then(input => Scoring.Run(input).Then(result => Outcome.Of((input, result))));
}
