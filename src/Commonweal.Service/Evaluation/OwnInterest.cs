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
    /// <param name="Bidders">Whose bids were opened, by name, for whoever declares now; empty for whoever scores, who knows bidders by letters.</param>
    /// <param name="DeclaredAt">When they declared; null before.</param>
    /// <param name="IsAsked">Whether they declare now: the bids are being evaluated and they have not.</param>
    public sealed record View(
        string Reference,
        string Title,
        IReadOnlyList<string> Bidders,
        DateTimeOffset? DeclaredAt,
        bool HasConflict,
        bool IsAsked
    );

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
        var isAsked = declared is null && procurement.LacksEvaluation() is null;
        return new View(
            procurement.Reference,
            procurement.Title,
            !isAsked || actor.Can(Permission.ScoreBids)
                ? []
                : await db.Set<Bid>()
                    .Where(bid => bid.ProcurementId == procurementId && bid.OpenedAt != null)
                    .OrderBy(bid => bid.SupplierName)
                    .Select(bid => bid.SupplierName)
                    .ToListAsync(stop),
            declared?.DeclaredAt,
            declared?.HasConflict == true,
            isAsked
        );
    }
}
