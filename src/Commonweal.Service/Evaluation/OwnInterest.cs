using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>What somebody declared of their interests in a procurement, or is still to declare before they act on its bids.</summary>
public sealed class OwnInterest(Db db)
{
    /// <summary>How it stands.</summary>
    /// <param name="Bidders">Whose bids were opened, by name, for whoever declares now: also for whoever scores, who cannot say what ties them to a firm they do not know of. In the order of names, which no letter follows.</param>
    /// <param name="DeclaredAt">When they declared; null before.</param>
    /// <param name="IsAsked">Whether they declare now: the bids are being evaluated and they have not.</param>
    public sealed record View(
        string Reference,
        string Title,
        IReadOnlyList<string> Bidders,
        DateTimeOffset? DeclaredAt,
        bool HasConflict,
        bool IsAsked
    )
    {
        /// <summary>Whether an interest that came up later can be declared: they declared none, and the bids are being evaluated.</summary>
        public bool MayComeUp { get; init; }

        /// <summary>Whether they declared before these bidders' bids were opened, and are asked about them alone.</summary>
        public bool IsAnew { get; init; }
    }

    /// <summary>Refused until the bids are open, and to whoever belongs to a bidder.</summary>
    public async Task<Outcome<View>> RunAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    )
    {
        if (actor.Lacks(Permission.DeclareInterests) is { } refusal)
        {
            return refusal;
        }

        var procurement = await db.As(actor)
            .Set<Procurement>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == procurementId && row.OpenedAt != null, stop);
        if (procurement is null)
        {
            return Refusals.UnknownProcurement;
        }

        if (await db.OwnBidAsync(procurementId, stop) is { } own)
        {
            return own;
        }

        var declared = await db.OwnDeclarationAsync(procurementId, stop);
        var isEvaluated = procurement.LacksEvaluation() is null;
        var isAnew =
            declared is { HasConflict: false }
            && isEvaluated
            && await db.OpenedSince(declared).AnyAsync(stop);
        var isAsked = isAnew || declared is null && isEvaluated;
        var mayComeUp = declared is { HasConflict: false } && isEvaluated && !isAnew;
        return new View(
            procurement.Reference,
            procurement.Title,
            !isAsked && !mayComeUp
                ? []
                : await (isAnew ? db.OpenedSince(declared!) : db.Set<Bid>())
                    .Where(bid => bid.ProcurementId == procurementId && bid.OpenedAt != null)
                    .OrderBy(bid => bid.SupplierName)
                    .Select(bid => bid.SupplierName)
                    .ToListAsync(stop),
            declared?.DeclaredAt,
            declared?.HasConflict == true,
            isAsked
        )
        {
            MayComeUp = mayComeUp,
            IsAnew = isAnew,
        };
    }
}
