using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>What an award would make, to be read before it is final. Nothing is saved.</summary>
public sealed class AwardToCheck(Db db, EditionShelf editions)
{
    /// <summary>The decision, the contract it makes, and what bidders were told or offered of it.</summary>
    /// <param name="Place">The winner's place: on all criteria where they are marked here, else on social value.</param>
    /// <param name="Total">Its marks for all criteria, of 100; null where only social value is marked here.</param>
    /// <param name="SocialRank">Its place on social value alone.</param>
    /// <param name="Bidders">How many bids take part, of which the places are.</param>
    /// <param name="DepartureReason">What decided; null for a bid alone in first place.</param>
    /// <param name="Price">That of the bid, GBP; null when it gave none.</param>
    /// <param name="PublishedStart">The first day bidders were told; null when they were told none.</param>
    /// <param name="PublishedMonths">The length bidders were told; null when they were told none.</param>
    public sealed record View(
        ContractToCheck Contract,
        Placing Place,
        decimal? Total,
        Placing SocialRank,
        int Bidders,
        string Reason,
        string? DepartureReason,
        decimal? Price,
        DateOnly? PublishedStart,
        int? PublishedMonths
    )
    {
        /// <summary>The last day a contract of the published length has when it starts on the day entered.</summary>
        public DateOnly? PublishedEnd =>
            PublishedMonths is { } months ? Contract.StartsOn.AddMonths(months).AddDays(-1) : null;
    }

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

        var decided = await db.DecideAsync(editions, actor, procurement, decision, stop);
        return decided.Then(made => Outcome.Of(Shown(made)));
    }

    private View Shown(DecidedAward made) =>
        new(
            ContractToCheck.Of(
                made.Contract,
                made.Commitments,
                editions.Names(made.Contract.Edition)
            ),
            made.Placing,
            made.Whole?.Bids.Single(score => score.Id == made.Tender.BidderOf(made.Bid.Id)).Total,
            Placing.In(made.Run.Result, made.Tender.BidderOf(made.Bid.Id))!,
            made.Tender.Judged.Count(),
            made.Award.Reason,
            made.Award.DepartureReason,
            made.Bid.Price,
            made.Tender.Procurement.StartsOn,
            made.Tender.Procurement.Months
        );
}
