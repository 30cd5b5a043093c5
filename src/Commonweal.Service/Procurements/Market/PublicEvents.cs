using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Market;

/// <summary>Events at which councils ask before a tender, as everybody reads them.</summary>
public sealed class PublicEvents(Db db)
{
    /// <summary>One event.</summary>
    /// <param name="TenderId">Its tender; null before that is published.</param>
    /// <param name="TakesInterest">Whether one can still register.</param>
    public sealed record Row(
        EventNotice Notice,
        string Council,
        Guid? TenderId,
        bool TakesInterest
    );

    /// <summary>Those to come, the next first, or those that were held; searched in name, place, whom they are for and council.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        string? council,
        bool held,
        ListRequest request,
        CancellationToken stop
    )
    {
        var today = UkTime.Today(await db.As(actor).NowAsync(stop));
        var found = await (
            from notice in All(actor)
            join authority in db.Set<Authority>() on notice.AuthorityId equals authority.Id
            where held ? notice.HeldOn < today : notice.HeldOn >= today
            where council == null || authority.Slug == council
            where
                request.Search == null
                || EF.Functions.ILike(notice.Title, request.Pattern)
                || EF.Functions.ILike(notice.Place, request.Pattern)
                || EF.Functions.ILike(notice.Audience, request.Pattern)
                || EF.Functions.ILike(authority.Name, request.Pattern)
            select new { notice, authority.Name }
        ).PageAsync(
            held ? request.LatestFirst : request,
            stop,
            ("held", row => row.notice.HeldOn),
            ("title", row => row.notice.Title),
            ("council", row => row.Name),
            ("id", row => row.notice.Id)
        );
        return found.Select(row => new Row(
            row.notice,
            row.Name,
            null,
            row.notice.RefusesInterest(today) is null
        ));
    }

    /// <summary>One event; null where it is not public.</summary>
    public async Task<Row?> OneAsync(Actor actor, Guid eventId, CancellationToken stop)
    {
        var today = UkTime.Today(await db.As(actor).NowAsync(stop));
        var found = await (
            from notice in All(actor)
            join authority in db.Set<Authority>() on notice.AuthorityId equals authority.Id
            where notice.Id == eventId
            select new
            {
                notice,
                authority.Name,
                Tender = db.Set<Procurement>()
                    .Where(row => row.Id == notice.ProcurementId && row.PublishedAt != null)
                    .Select(row => (Guid?)row.Id)
                    .SingleOrDefault(),
            }
        ).SingleOrDefaultAsync(stop);
        return found is null
            ? null
            : new Row(
                found.notice,
                found.Name,
                found.Tender,
                found.notice.RefusesInterest(today) is null
            );
    }

    /// <summary>The public events about one tender, the latest first.</summary>
    public Task<List<EventNotice>> OfTenderAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        All(actor)
            .Where(row => row.ProcurementId == procurementId)
            .OrderByDescending(row => row.HeldOn)
            .ThenBy(row => row.Id)
            .ToListAsync(stop);

    /// <summary>The councils that made an event public at any time, by name.</summary>
    public async Task<IReadOnlyList<Opportunities.Council>> CouncilsAsync(
        Actor actor,
        CancellationToken stop
    )
    {
        var telling = All(actor).Select(row => row.AuthorityId);
        return await db.Set<Authority>()
            .Where(authority => telling.Contains(authority.Id))
            .OrderBy(authority => authority.Name)
            .Select(authority => new Opportunities.Council(authority.Slug, authority.Name))
            .ToListAsync(stop);
    }

    private IQueryable<EventNotice> All(Actor actor) =>
        db.As(actor).Set<EventNotice>().IgnoreQueryFilters([Db.OwnRows]).AsNoTracking();
}
