using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>The actor's organisation's emails that never left, or that have been tried in vain so far.</summary>
public sealed class EmailsNotSent(Db db)
{
    /// <summary>One email.</summary>
    /// <param name="Failure">Why it is not tried any more; null while it is.</param>
    /// <param name="NextTryAt">When it is tried again, while it is.</param>
    public sealed record Row(
        string To,
        string Subject,
        DateTimeOffset WrittenAt,
        NoticeFailure? Failure,
        DateTimeOffset? NextTryAt
    );

    /// <summary>The page asked for, the latest first; empty for who does not manage the organisation's people.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        ListRequest request,
        CancellationToken stop
    )
    {
        var found = await Of(actor)
            .Where(row =>
                request.Search == null
                || EF.Functions.ILike(row.ToEmail, request.Pattern)
                || EF.Functions.ILike(row.Subject, request.Pattern)
            )
            .Select(row => new
            {
                row.Id,
                row.ToEmail,
                row.Subject,
                row.CreatedAt,
                row.Failure,
                row.NextTryAt,
            })
            .PageAsync(
                request.LatestFirst,
                stop,
                ("written", row => row.CreatedAt),
                ("to", row => row.ToEmail),
                ("id", row => row.Id)
            );
        return found.Select(row => new Row(
            row.ToEmail,
            row.Subject,
            row.CreatedAt,
            row.Failure,
            row.NextTryAt
        ));
    }

    /// <summary>How many there are.</summary>
    public Task<int> CountAsync(Actor actor, CancellationToken stop) => Of(actor).CountAsync(stop);

    /// <summary>One try in vain is too early to speak of: the second follows after a minute.</summary>
    private IQueryable<Notice> Of(Actor actor)
    {
        var mayRead = actor.Can(InvitePerson.Needs(actor));
        var scope = actor.AuthorityId ?? actor.SupplierId;
        return db.As(actor)
            .Set<Notice>()
            .Where(row =>
                mayRead
                && row.ScopeId == scope
                && row.SentAt == null
                && (row.FailedAt != null || row.Attempts > 1)
            );
    }
}
