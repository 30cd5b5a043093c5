using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>What a bidder was asked about its bid, with what it answered.</summary>
public sealed class BidQuestions(Db db, EditionShelf editions)
{
    /// <summary>The bid's questions, the latest first.</summary>
    public sealed record View(string Title, string Authority, IReadOnlyList<Question> Questions);

    /// <summary>One question.</summary>
    /// <param name="IsOpen">Whether it may be answered now.</param>
    public sealed record Question(
        Guid Id,
        string Measure,
        string MeasureTitle,
        string Statement,
        string Text,
        DateTimeOffset AskedAt,
        DateTimeOffset AnswerBefore,
        string? Answer,
        DateTimeOffset? AnsweredAt,
        bool IsOpen
    );

    private sealed record AskedAbout(Guid Id, string Measure, string Statement);

    /// <summary>Null for a bid that is not the actor's.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid bidId, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadOwnBids))
        {
            return null;
        }

        var bid = await (
            from row in db.As(actor).Set<Bid>()
            join procurement in db.Set<Procurement>().IgnoreQueryFilters([Db.OwnRows])
                on row.ProcurementId equals procurement.Id
            join authority in db.Set<Authority>() on row.AuthorityId equals authority.Id
            where row.Id == bidId && row.SupplierId == actor.SupplierId // lifting the filter lifts it for the whole query
            select new
            {
                procurement.Title,
                procurement.Edition,
                Authority = authority.Name,
            }
        ).SingleOrDefaultAsync(stop);
        if (bid is null)
        {
            return null;
        }

        var now = await db.NowAsync(stop);
        var names = editions.Names(bid.Edition);
        var rows = await (
            from asked in db.Set<Clarification>()
            join line in db.Database.SqlQuery<AskedAbout>(
                $"""select id as "Id", measure as "Measure", statement as "Statement" from asked_about({bidId})"""
            )
                on asked.Id equals line.Id
            where asked.BidId == bidId
            orderby asked.AskedAt descending
            select new
            {
                Asked = asked,
                line.Measure,
                line.Statement,
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        return new View(
            bid.Title,
            bid.Authority,
            rows.ConvertAll(row => new Question(
                row.Asked.Id,
                row.Measure,
                names.TitleOf(row.Measure),
                row.Statement,
                row.Asked.Question,
                row.Asked.AskedAt,
                row.Asked.AnswerBefore,
                row.Asked.Answer,
                row.Asked.AnsweredAt,
                row.Asked.IsOpen(now)
            ))
        );
    }
}
