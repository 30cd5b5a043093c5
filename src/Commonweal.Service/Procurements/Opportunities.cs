using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>What is open to bidders at this moment, of every authority; the nearest deadline first.</summary>
public sealed class Opportunities(Db db)
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
        bool? SuitsVcses
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
            row.SuitsVcses
        ));
    }

    private IQueryable<Procurement> Fitting(OpportunityFilter filter)
    {
        var closing = filter.ClosesBy is { } day
            ? UkTime.Instant(day.AddDays(1).ToDateTime(TimeOnly.MinValue))
            : null;
        return db.Set<Procurement>()
            .IgnoreQueryFilters([Db.OwnRows])
            .AsNoTracking()
            .Where(row => row.PublishedAt != null && row.AuthorityId != Authority.Practice)
            .Where(row => filter.Category == null || row.Category == filter.Category)
            .Where(row => filter.Least == null || row.NetValue >= filter.Least)
            .Where(row => filter.Most == null || row.NetValue <= filter.Most)
            .Where(row => closing == null || row.Deadline < closing)
            .Where(row => !filter.Smes || row.SuitsSmes == true)
            .Where(row => !filter.Vcses || row.SuitsVcses == true)
            .Where(row => filter.PublishedAfter == null || row.PublishedAt > filter.PublishedAfter)
            .Where(row => filter.PublishedUpTo == null || row.PublishedAt <= filter.PublishedUpTo);
    }

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
