using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Whether an opened bid is set aside, what was proposed about that, and what changing it would do to every bid.</summary>
public sealed class BidStanding(Db db, EditionShelf editions, ReferenceData reference)
{
    /// <summary>One bid.</summary>
    /// <param name="Decisions">Every proposal, the latest first.</param>
    /// <param name="Grounds">Those there are.</param>
    /// <param name="IsUnderEvaluation">Whether anything may still be proposed.</param>
    /// <param name="Closed">Why it cannot be taken back; null where it is not set aside, or can.</param>
    /// <param name="Effect">What setting it aside, or taking it back, would do; refused where the bids as they stand cannot be scored.</param>
    public sealed record View(
        string Title,
        string SupplierName,
        bool IsSetAside,
        IReadOnlyList<SetAsideDecision> Decisions,
        IReadOnlyList<SetAsideGround> Grounds,
        bool IsUnderEvaluation,
        string? Closed,
        Outcome<Change> Effect
    )
    {
        /// <summary>The decision that holds, where somebody behind it declared an interest later and somebody else confirms it again; null otherwise.</summary>
        public SetAsideDecision? Overtaken { get; init; }

        /// <summary>The proposal that waits for somebody else; null where none does.</summary>
        public SetAsideDecision? Waiting =>
            Decisions.FirstOrDefault(decision => decision.IsConfirmed is null);

        /// <summary>The ground of a decision; null where it takes a bid back, or the ground is no longer listed.</summary>
        public SetAsideGround? GroundOf(SetAsideDecision decision) =>
            Grounds.FirstOrDefault(ground => ground.Code == decision.Ground);
    }

    /// <summary>The bids before and after.</summary>
    /// <param name="IsWhole">Whether every score is agreed; until then marks for statements are left out.</param>
    /// <param name="Totals">Marks and place on all criteria before and after, by letter; empty where they are not marked here, or not all.</param>
    /// <param name="Names">Suppliers by the letter their bid goes by.</param>
    public sealed record Change(
        IReadOnlyList<BidChange> Changes,
        bool IsWhole,
        IReadOnlyList<(string Id, WholeScore? Before, WholeScore? After)> Totals,
        IReadOnlyDictionary<string, string> Names
    );

    /// <summary>Refused as the list of bids is, and to whoever does not open bids.</summary>
    public async Task<Outcome<View>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid bidId,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.OpenBids) is { } lacks)
        {
            return lacks;
        }

        if (await db.LacksReadingAsync(actor, procurementId, stop) is { } refusal)
        {
            return refusal;
        }

        var tender = (await db.TenderAsync(editions, procurementId, stop))!;
        if (tender.Bids.FirstOrDefault(row => row.Id == bidId) is not { } bid)
        {
            return Refusals.UnknownLine;
        }

        var isSetAside = tender.SetAside.Contains(bidId);
        var closed = isSetAside ? await db.ReturnClosedAsync(procurementId, bidId, stop) : null;
        return new View(
            tender.Procurement.Title,
            bid.SupplierName,
            isSetAside,
            await db.Set<SetAsideDecision>()
                .AsNoTracking()
                .Where(row => row.BidId == bidId)
                .OrderByDescending(row => row.ProposedAt)
                .ToListAsync(stop),
            reference.Grounds,
            tender.Procurement.LacksEvaluation() is null,
            closed?.Message,
            await EffectAsync(actor, tender, bid, stop)
        )
        {
            Overtaken =
                await db.LastSetAsides()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(row => row.BidId == bidId, stop)
                    is { } last
                && last.IsOvertaken(await db.PanelAsync(procurementId, stop))
                    ? last
                    : null,
        };
    }

    private async Task<Outcome<Change>> EffectAsync(
        Actor actor,
        Tender tender,
        Bid bid,
        CancellationToken stop
    )
    {
        var entered = await db.EnteredAsync(tender, stop);
        var hides = await db.HidesPricesAsync(actor, tender.Procurement, stop);
        var turned = tender.Turned(bid.Id);
        return Found(tender)
            .Then(was =>
                Found(turned)
                    .Then(now =>
                        Outcome.Of(
                            new Change(
                                RunComparison.Of(was, now),
                                tender.IsModerated && turned.IsModerated,
                                Totals(
                                    tender.Whole(was.Item2, entered, hides),
                                    turned.Whole(now.Item2, entered, hides)
                                ),
                                tender.Bids.ToDictionary(
                                    row => tender.BidderOf(row.Id),
                                    row => row.SupplierName,
                                    StringComparer.Ordinal
                                )
                            )
                        )
                    )
            );
    }

    private static IReadOnlyList<(string, WholeScore?, WholeScore?)> Totals(
        ValueForMoney? before,
        ValueForMoney? after
    ) =>
        before is { IsWhole: true } && after is { IsWhole: true }
            ?
            [
                .. before
                    .Bids.Concat(after.Bids)
                    .Select(score => score.Id)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(id =>
                        (
                            id,
                            before.Bids.FirstOrDefault(score => score.Id == id),
                            after.Bids.FirstOrDefault(score => score.Id == id)
                        )
                    ),
            ]
            : [];

    private static Outcome<(EvaluationInput, EvaluationResult)> Found(Tender tender) =>
        tender
            .InputSoFar()
            .Then(input => Scoring.Run(input).Then(result => Outcome.Of((input, result))));
}
