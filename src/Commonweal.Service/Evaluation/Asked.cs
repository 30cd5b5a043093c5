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

internal static class Asked
{
    /// <summary>What a score of a line is held to: the scale published, and the words there are.</summary>
    public static async Task<Judged> JudgedAsync(
        this Db db,
        Procurement procurement,
        Guid lineId,
        CancellationToken stop
    ) =>
        new(
            procurement.HighestScore,
            [
                await db.Set<BidLine>()
                    .Where(line => line.Id == lineId)
                    .Select(line => line.Statement)
                    .SingleAsync(stop),
                .. await db.Set<Clarification>()
                    .Where(asked => asked.BidLineId == lineId && asked.Answer != null)
                    .Select(asked => asked.Answer!)
                    .ToListAsync(stop),
            ]
        );

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
