using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>What is open to bidders at this moment, of every authority; the nearest deadline first.</summary>
public sealed class Opportunities(Db db, ReferenceData data)
{
    /// <summary>One opportunity.</summary>
    public sealed record Row(
        Guid Id,
        string Title,
        string Description,
        string AuthorityName,
        ProcurementCategory? Category,
        decimal? NetValue,
        DateTimeOffset PublishedAt,
        DateTimeOffset Deadline,
        bool? SuitsSmes,
        bool? SuitsVcses,
        Reservation? Reservation,
        DateTimeOffset ChangedAt
    );

    /// <summary>The page asked for, searched in title, description and authority, of those that fit the filter.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        OpportunityFilter filter,
        ListRequest request,
        CancellationToken stop
    )
    {
        var now = await db.As(actor).NowAsync(stop);
        var open =
            from row in Fitting(filter)
            join authority in db.Set<Authority>() on row.AuthorityId equals authority.Id
            where row.Stage == ProcurementStage.Published && row.Deadline > now
            where
                request.Search == null
                || EF.Functions.ILike(row.Title, request.Pattern)
                || EF.Functions.ILike(row.Description, request.Pattern)
                || EF.Functions.ILike(authority.Name, request.Pattern)
            where filter.Council == null || authority.Slug == filter.Council
            select new
            {
                row.Id,
                row.Title,
                row.Description,
                Authority = authority.Name,
                row.Category,
                row.NetValue,
                row.PublishedAt,
                row.Deadline,
                row.SuitsSmes,
                row.SuitsVcses,
                row.Reservation,
                row.ChangedAt,
            };
        var found = await open.PageAsync(
            request,
            stop,
            ("deadline", row => row.Deadline),
            ("title", row => row.Title),
            ("authority", row => row.Authority),
            ("value", row => row.NetValue),
            ("published", row => row.PublishedAt),
            ("id", row => row.Id)
        );
        return found.Select(row => new Row(
            row.Id,
            row.Title,
            row.Description,
            row.Authority,
            row.Category,
            row.NetValue,
            row.PublishedAt!.Value,
            row.Deadline!.Value,
            row.SuitsSmes,
            row.SuitsVcses,
            row.Reservation,
            row.ChangedAt ?? row.PublishedAt.Value
        ));
    }

    private IQueryable<Procurement> Fitting(OpportunityFilter filter)
    {
        var closing = filter.ClosesBy is { } day
            ? UkTime.Instant(day.AddDays(1).ToDateTime(TimeOnly.MinValue))
            : null;
        return In(filter.Region)
            .IgnoreQueryFilters([Db.OwnRows])
            .AsNoTracking()
            .Where(row => row.PublishedAt != null && row.AuthorityId != Authority.Practice)
            .Where(row => filter.Reserved == null || (row.Reservation != null) == filter.Reserved)
            .Where(row => filter.Category == null || row.Category == filter.Category)
            .Where(row => filter.Least == null || row.NetValue >= filter.Least)
            .Where(row => filter.Most == null || row.NetValue <= filter.Most)
            .Where(row => closing == null || row.Deadline < closing)
            .Where(row => !filter.Smes || row.SuitsSmes == true)
            .Where(row => !filter.Vcses || row.SuitsVcses == true)
            .Where(row => filter.PublishedAfter == null || row.PublishedAt > filter.PublishedAfter)
            .Where(row => filter.PublishedUpTo == null || row.PublishedAt <= filter.PublishedUpTo);
    }

    /// <summary>Those whose council lies in the region, or whose contract counts something there as local.</summary>
    private IQueryable<Procurement> In(string? region)
    {
        if (region is null)
        {
            return db.Set<Procurement>();
        }

        string[] codes =
        [
            .. data.Places.All.Where(place => place.Region == region).Select(place => place.Code),
        ];
        return db.Set<Procurement>()
            .FromSql(
                $"select p.* from procurement p join authority a on a.id = p.authority_id where a.gss_code = any ({codes}) or p.local_area -> 'areas' ?| {codes}"
            );
    }

    /// <summary>The regions of England that a filter may name.</summary>
    public IReadOnlyList<string> Regions =>
        [
            .. data
                .Places.All.Select(place => place.Region)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The councils that have published a tender at any time, by name.</summary>
    public async Task<IReadOnlyList<Council>> CouncilsAsync(Actor actor, CancellationToken stop)
    {
        var publishing = db.As(actor)
            .Set<Procurement>()
            .IgnoreQueryFilters([Db.OwnRows])
            .Where(row => row.PublishedAt != null && row.AuthorityId != Authority.Practice)
            .Select(row => row.AuthorityId);
        return await db.Set<Authority>()
            .Where(authority => publishing.Contains(authority.Id))
            .OrderBy(authority => authority.Name)
            .Select(authority => new Council(authority.Slug, authority.Name))
            .ToListAsync(stop);
    }

    /// <summary>A council to choose.</summary>
    public sealed record Council(string Slug, string Name);
}
