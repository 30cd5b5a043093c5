using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
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
        string AuthorityName,
        decimal? NetValue,
        DateTimeOffset Deadline
    );

    /// <summary>The page asked for, searched in title, description and authority.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        ListRequest request,
        CancellationToken stop
    )
    {
        var now = await db.As(actor).NowAsync(stop);
        var open =
            from row in db.Set<Procurement>().IgnoreQueryFilters([Db.OwnRows]).AsNoTracking()
            join authority in db.Set<Authority>() on row.AuthorityId equals authority.Id
            where
                row.PublishedAt != null
                && row.Stage == ProcurementStage.Published
                && row.Deadline > now
            where
                request.Search == null
                || EF.Functions.ILike(row.Title, request.Pattern)
                || EF.Functions.ILike(row.Description, request.Pattern)
                || EF.Functions.ILike(authority.Name, request.Pattern)
            select new
            {
                row.Id,
                row.Title,
                Authority = authority.Name,
                row.NetValue,
                row.Deadline,
            };
        var found = await open.PageAsync(
            request,
            stop,
            ("deadline", row => row.Deadline),
            ("title", row => row.Title),
            ("authority", row => row.Authority),
            ("value", row => row.NetValue),
            ("id", row => row.Id)
        );
        return found.Select(row => new Row(
            row.Id,
            row.Title,
            row.Authority,
            row.NetValue,
            row.Deadline!.Value
        ));
    }
}
