using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>What an award would make, to be read before it is final. Nothing is saved.</summary>
public sealed class AwardToCheck(Db db, ReferenceData data)
{
    /// <summary>The contract to be, and what the ledger will hold of it.</summary>
    /// <param name="Rank">The winner's place on social value.</param>
    /// <param name="DepartureReason">What decided; null for a bid alone in first place.</param>
    /// <param name="Bidders">How many organisations are told the outcome.</param>
    /// <param name="PublishedStart">The first day bidders were told; null when they were told none.</param>
    /// <param name="Commitments">How many measures become commitments.</param>
    /// <param name="Committed">GBP accepted of the bid.</param>
    public sealed record View(
        string SupplierName,
        int Rank,
        string Reference,
        decimal Value,
        DateOnly StartsOn,
        DateOnly? PublishedStart,
        DateOnly EndsOn,
        string Reason,
        string? DepartureReason,
        int Bidders,
        int Commitments,
        decimal Committed
    );

    /// <summary>Refused with all that the award itself would be refused with.</summary>
    public async Task<Outcome<View>> RunAsync(
        Actor actor,
        Guid procurementId,
        AwardDecision decision,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.AwardContracts) is { } refusal)
        {
            return refusal;
        }

        var procurement = await db.As(actor)
            .Set<Procurement>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == procurementId, stop);
        if (procurement is null)
        {
            return Refusals.UnknownProcurement;
        }

        if (await db.LacksJudgingAsync(procurement, stop) is { } kept)
        {
            return kept;
        }

        var decided = await db.DecideAsync(data, actor, procurement, decision, stop);
        return decided.Then(made => Outcome.Of(Shown(made)));
    }

    private static View Shown(DecidedAward made) =>
        new(
            made.Contract.SupplierName,
            made.Placing.Score.Rank,
            made.Contract.Reference,
            made.Contract.Value,
            made.Contract.StartsOn,
            made.Tender.Procurement.StartsOn,
            made.Contract.EndsOn,
            made.Award.Reason,
            made.Award.DepartureReason,
            made.Tender.Bids.Count,
            made.Lines.Count,
            made.Lines.Sum(line => line.AcceptedValue)
        );
}
