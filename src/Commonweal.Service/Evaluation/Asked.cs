using Commonweal.Domain.Evaluation;
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
