using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>The drafts of a procurement that were never submitted, and what was decided about each.</summary>
public sealed class HeldDrafts(Db db)
{
    /// <summary>One draft; <see cref="Decision"/> is the latest proposal, or the one that holds. Null while there is none.</summary>
    public sealed record Row(
        Guid BidId,
        string Supplier,
        DateTimeOffset SavedAt,
        bool Withdrawn,
        DraftDecision? Decision
    )
    {
        /// <summary>Whether somebody behind the decision that holds declared an interest later, and somebody else confirms it again.</summary>
        public bool IsOvertaken { get; init; }
    }

    /// <summary>All of them; <see cref="TooLate"/> says why none can be let in any more, null while one can.</summary>
    public sealed record View(string Title, IReadOnlyList<Row> Drafts, string? TooLate);

    internal static Problem Unknown { get; } =
        Problem.NotFound(
            "evaluation.draft.unknown",
            "draft that was not submitted",
            "the opening of bids"
        );

    internal static Problem TakenBack { get; } =
        new(
            "evaluation.draft.withdrawn",
            "The bidder submitted this bid and took it back, so it is not let in. Nothing is to be decided."
        );

    /// <summary>Refused to whoever does not open bids, to whoever belongs to a bidder, and before the opening.</summary>
    public async Task<Outcome<View>> OfAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.OpenBids) is { } refusal)
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

        if (await db.OwnBidAsync(procurementId, stop) is { } own)
        {
            return own;
        }

        var panel = await db.PanelAsync(procurementId, stop);
        var rows = await RowsAsync(procurementId, stop);
        return new View(
            procurement.Title,
            procurement.LacksEvaluation() is null
                ?
                [
                    .. rows.Select(row =>
                        row with
                        {
                            IsOvertaken = row.Decision?.IsOvertaken(panel) == true,
                        }
                    ),
                ]
                : rows,
            DraftDecision.Closed(procurement, panel)?.Message
        );
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(Guid procurementId, CancellationToken stop)
    {
        var decisions = (
            await db.Set<DraftDecision>()
                .AsNoTracking()
                .Where(row => row.ProcurementId == procurementId)
                .ToListAsync(stop)
        )
            .GroupBy(row => row.BidId)
            .ToDictionary(
                rows => rows.Key,
                rows =>
                    rows.OrderByDescending(row => row.ConfirmedAt is not null)
                        .ThenByDescending(row => row.ProposedAt)
                        .First()
            );
        Guid[] decided = [.. decisions.Keys];
        var letIn = await db.Set<Bid>()
            .AsNoTracking()
            .Where(bid => bid.ProcurementId == procurementId && decided.Contains(bid.Id))
            .ToListAsync(stop);
        Row[] drafts =
        [
            .. (await db.HeldBackAsync(procurementId, stop)).Select(held => new Row(
                held.BidId,
                held.Supplier,
                held.SavedAt,
                held.Withdrawn,
                decisions.GetValueOrDefault(held.BidId)
            )),
            .. letIn.Select(bid => new Row(
                bid.Id,
                bid.SupplierName,
                bid.SavedAt,
                false,
                decisions[bid.Id]
            )),
        ];
        return [.. drafts.OrderBy(draft => draft.Supplier, StringComparer.OrdinalIgnoreCase)];
    }
}
