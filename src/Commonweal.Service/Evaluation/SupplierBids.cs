using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>The bids of the actor's supplier, from the first draft to what became of them.</summary>
public sealed class SupplierBids(Db db, MasterKey master)
{
    /// <summary>One bid.</summary>
    /// <param name="Receipt">That of the submission that counts; null when there is none.</param>
    /// <param name="SavedAt">When the draft was last saved.</param>
    /// <param name="WasLetIn">Never submitted: two officers let the draft in.</param>
    /// <param name="IsSetAside">Whether two people at the council set it aside.</param>
    /// <param name="IsWithdrawn">Whether what was submitted was withdrawn, and nothing since.</param>
    /// <param name="IsPractice">Whether it is for practice alone.</param>
    public sealed record Row(
        Guid BidId,
        string Title,
        string Authority,
        DateTimeOffset Deadline,
        string? Receipt,
        DateTimeOffset? ReceivedAt,
        DateTimeOffset SavedAt,
        bool Open,
        bool Opened,
        bool Decided,
        bool IsPractice,
        bool WasLetIn,
        bool IsSetAside,
        bool IsWithdrawn
    )
    {
        /// <summary>The draft has been changed since the submission that counts.</summary>
        public bool Changed { get; init; }

        /// <summary>Whether it was taken, once the contract is awarded.</summary>
        public bool Won { get; init; }
    }

    /// <summary>The page asked for, by <c>deadline</c>, the latest first, or <c>title</c>; empty for who may not read bids.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        ListRequest request,
        CancellationToken stop
    )
    {
        var page = await FindAsync(actor, request, stop);
        var changed = await ChangedAsync(page.Rows, stop);
        var won = await WonAsync(page.Rows, stop);
        return page.Select(row =>
            row with
            {
                Changed = changed.Contains(row.BidId),
                Won = won.Contains(row.BidId),
            }
        );
    }

    private sealed record Standing(string Receipt, DateTimeOffset ReceivedAt, bool WasLetIn);

    private async Task<ListPage<Row>> FindAsync(
        Actor actor,
        ListRequest request,
        CancellationToken stop
    )
    {
        var mayRead = actor.Can(Permission.ReadOwnBids);
        var now = await db.As(actor).NowAsync(stop);
        var found = await (
            from bid in db.Set<Bid>()
            join procurement in db.Set<Procurement>().IgnoreQueryFilters([Db.OwnRows])
                on bid.ProcurementId equals procurement.Id
            join authority in db.Set<Authority>() on bid.AuthorityId equals authority.Id
            where mayRead && bid.SupplierId == actor.SupplierId // lifting the filter lifts it for the whole query
            where
                request.Search == null
                || EF.Functions.ILike(procurement.Title, request.Pattern)
                || EF.Functions.ILike(authority.Name, request.Pattern)
            let standing = bid
                .Submissions.Where(s => s.WithdrawnAt == null)
                .OrderByDescending(s => s.Version)
                .Select(s => new Standing(s.Receipt, s.ReceivedAt, s.LetInReason != null))
                .FirstOrDefault()
            select new
            {
                bid.Id,
                procurement.Title,
                Authority = authority.Name,
                procurement.Deadline,
                standing,
                bid.SavedAt,
                IsOpen = procurement.Stage == ProcurementStage.Published
                    && now < procurement.Deadline,
                IsPractice = bid.AuthorityId == Authority.Practice,
                WasSent = bid.Submissions.Any(),
                IsOpened = bid.OpenedAt != null,
                IsSetAside = db.LastSetAsides().Any(last => last.BidId == bid.Id && last.SetsAside),
                IsDecided = bid.OpenedAt != null && procurement.Stage == ProcurementStage.Awarded,
            }
        ).PageAsync(
            request.LatestFirst,
            stop,
            ("deadline", row => row.Deadline),
            ("title", row => row.Title),
            ("id", row => row.Id)
        );
        return found.Select(row => new Row(
            row.Id,
            row.Title,
            row.Authority,
            row.Deadline ?? default,
            row.standing?.Receipt,
            row.standing?.ReceivedAt,
            row.SavedAt,
            row.IsOpen,
            row.IsOpened,
            row.IsDecided,
            row.IsPractice,
            row.standing is { WasLetIn: true },
            row.IsSetAside,
            row is { WasSent: true, standing: null }
        ));
    }

    /// <summary>The bids whose draft says something else than what was submitted; only those saved since are opened to see.</summary>
    private async Task<HashSet<Guid>> ChangedAsync(IReadOnlyList<Row> rows, CancellationToken stop)
    {
        Guid[] saved =
        [
            .. rows.Where(row => row.Open && row.SavedAt > row.ReceivedAt).Select(row => row.BidId),
        ];
        var bids =
            saved.Length == 0
                ? []
                : await db.Set<Bid>()
                    .Include(bid => bid.Submissions)
                    .AsNoTracking()
                    .Where(bid => saved.Contains(bid.Id))
                    .ToListAsync(stop);
        return
        [
            .. bids.Where(bid =>
                    BidSealing.OpenDraft(master, bid.Id, bid.Draft) is { Succeeded: true } draft
                    && DraftBid.Differs(master, draft.Value, bid.Standing!)
                )
                .Select(bid => bid.Id),
        ];
    }

    /// <summary>The bids that were taken, as bidders are told.</summary>
    private async Task<HashSet<Guid>> WonAsync(IReadOnlyList<Row> rows, CancellationToken stop)
    {
        Guid[] decided = [.. rows.Where(row => row.Decided).Select(row => row.BidId)];
        return decided.Length == 0
            ? []
            :
            [
                .. await db
                    .Database.SqlQuery<Guid>(
                        $"select own as \"Value\" from unnest({decided}) own cross join lateral assessment_of(own) told where told.taken"
                    )
                    .ToListAsync(stop),
            ];
    }
}
