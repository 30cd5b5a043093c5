using Commonweal.Domain.Bids;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>A question about a line and its answer, as whoever judges the line reads it: without a name.</summary>
/// <param name="Answer">Null while there is none.</param>
/// <param name="AnswerBefore">Until when it is awaited.</param>
public sealed record AskedAndAnswered(
    string Question,
    DateTimeOffset AskedAt,
    string? Answer,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset AnswerBefore
);

/// <summary>A question that has no answer.</summary>
/// <param name="Bidder">By its letter.</param>
/// <param name="Measure">The measure it is about, by its code.</param>
/// <param name="IsOpen">Whether the bidder may still answer.</param>
public sealed record Unanswered(
    string Bidder,
    string Measure,
    DateTimeOffset AnswerBefore,
    bool IsOpen
);

internal static class Asked
{
    /// <summary>What a score of a line is held to: the scale published, and the words there are.</summary>
    public static async Task<Judged> JudgedAsync(
        this Db db,
        Procurement procurement,
        Guid lineId,
        CancellationToken stop
    )
    {
        var line = await db.Set<BidLine>().SingleAsync(line => line.Id == lineId, stop);
        return new(
            procurement.HighestScore,
            [
                line.Statement,
                .. Told.WordsOf(line),
                .. await db.Set<Clarification>()
                    .Where(asked => asked.BidLineId == lineId && asked.Answer != null)
                    .Select(asked => asked.Answer!)
                    .ToListAsync(stop),
            ]
        );
    }

    /// <summary>The questions about the bids of a procurement that have no answer, by the letter of the bid; the first asked comes first.</summary>
    public static async Task<IReadOnlyList<Unanswered>> UnansweredAsync(
        this Db db,
        Tender tender,
        CancellationToken stop
    )
    {
        var now = await db.NowAsync(stop);
        var bids = tender.Bids.Select(bid => bid.Id).ToArray();
        var lines = tender.Lines.ToDictionary(line => line.Id, line => line.Measure);
        var open = await db.Set<Clarification>()
            .AsNoTracking()
            .Where(asked => bids.Contains(asked.BidId) && asked.Answer == null)
            .OrderBy(asked => asked.AskedAt)
            .ToListAsync(stop);
        return open.ConvertAll(asked => new Unanswered(
            tender.BidderOf(asked.BidId),
            lines[asked.BidLineId],
            asked.AnswerBefore,
            asked.IsOpen(now)
        ));
    }

    /// <summary>What was asked about these lines, in the order it was asked.</summary>
    public static async Task<ILookup<Guid, AskedAndAnswered>> AskedAsync(
        this Db db,
        IReadOnlyCollection<Guid> lines,
        CancellationToken stop
    ) =>
        (
            await db.Set<Clarification>()
                .AsNoTracking()
                .Where(asked => lines.Contains(asked.BidLineId))
                .OrderBy(asked => asked.AskedAt)
                .ToListAsync(stop)
        ).ToLookup(
            asked => asked.BidLineId,
            asked => new AskedAndAnswered(
                asked.Question,
                asked.AskedAt,
                asked.Answer,
                asked.AnsweredAt,
                asked.AnswerBefore
            )
        );
}
