using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Where the opening of a procurement stands. Before it nothing here depends on whether there are bids.</summary>
public sealed class OpeningOfBids(Db db)
{
    /// <summary>An officer who agreed.</summary>
    public sealed record Agreement(Guid AccountId, string Name, DateTimeOffset At);

    /// <summary>A line of the register of opened bids. It has no price: prices stand with the bids, for whoever may see them yet.</summary>
    public sealed record Row(
        string Supplier,
        string Receipt,
        DateTimeOffset ReceivedAt,
        bool WasLetIn
    );

    /// <summary>A draft that was never submitted, or taken back: that there was one, its hash as it lies sealed, and its times.</summary>
    public sealed record HeldBack(
        Guid BidId,
        string Supplier,
        byte[] Sha256,
        DateTimeOffset BegunAt,
        DateTimeOffset SavedAt,
        bool Withdrawn
    );

    /// <summary>The opening; <see cref="Bids"/> and <see cref="Drafts"/> are empty until it happened.</summary>
    public sealed record View(
        string Title,
        ProcurementStage Stage,
        DateTimeOffset? Deadline,
        DateTimeOffset Now,
        DateTimeOffset? OpenedAt,
        IReadOnlyList<Agreement> Agreed,
        IReadOnlyList<Row> Bids,
        IReadOnlyList<HeldBack> Drafts
    )
    {
        /// <summary>The deadline has passed and the bids are still sealed.</summary>
        public bool CanBeOpened => Stage is ProcurementStage.Published && Now >= Deadline;
    }

    internal static Problem Unknown { get; } =
        Problem.NotFound("bids.opening.unknown", "procurement", "the list of procurements");

    /// <summary>Refused to whoever does not open bids, and to whoever belongs to a bidder.</summary>
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

        var now = await db.As(actor).NowAsync(stop);
        var procurement = await db.Set<Procurement>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == procurementId, stop);
        if (procurement is null)
        {
            return Unknown;
        }

        return await db.OwnBidAsync(procurementId, stop) is { } own
            ? own
            : new View(
                procurement.Title,
                procurement.Stage,
                procurement.Deadline,
                now,
                procurement.OpenedAt,
                await db.AgreementsTo(procurementId)
                    .OrderBy(opening => opening.AgreedAt)
                    .Select(opening => new Agreement(
                        opening.AccountId,
                        opening.AccountName,
                        opening.AgreedAt
                    ))
                    .ToListAsync(stop),
                await OpenedAsync(procurementId, stop),
                await db.HeldBackAsync(procurementId, stop)
            );
    }

    private async Task<IReadOnlyList<Row>> OpenedAsync(
        Guid procurementId,
        CancellationToken stop
    ) =>
        await (
            from bid in db.Set<Bid>()
            where bid.ProcurementId == procurementId && bid.OpenedAt != null
            let counted = bid
                .Submissions.Where(submission => submission.WithdrawnAt == null)
                .OrderByDescending(submission => submission.Version)
                .First()
            orderby bid.SupplierName
            select new Row(
                bid.SupplierName,
                counted.Receipt,
                counted.ReceivedAt,
                counted.LetInReason != null
            )
        ).ToListAsync(stop);
}

internal static class HeldBackDrafts
{
    /// <summary>The drafts never submitted, or taken back; none before the opening.</summary>
    public static Task<List<OpeningOfBids.HeldBack>> HeldBackAsync(
        this Db db,
        Guid procurementId,
        CancellationToken stop
    ) =>
        db
            .Database.SqlQuery<OpeningOfBids.HeldBack>(
                $"select bid_id as \"BidId\", supplier_name as \"Supplier\", sha256 as \"Sha256\", begun_at as \"BegunAt\", saved_at as \"SavedAt\", withdrawn as \"Withdrawn\" from drafts_held_back({procurementId})"
            )
            .ToListAsync(stop);
}
