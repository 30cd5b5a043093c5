using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Questions;

/// <summary>A supplier asks about a published tender; the council reads the question and not who asked.</summary>
public sealed class AskQuestion(Db db)
{
    /// <summary>Answers the question's id; sent twice by one supplier, it is asked once.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid procurementId,
        string? question,
        CancellationToken stop
    ) =>
        db.ActAsync<Guid>(
            actor,
            Permission.WriteBids,
            async () =>
            {
                await db.LockAsync($"questions {procurementId} {actor.SupplierId}", stop);
                var procurement = await db.Set<Procurement>()
                    .IgnoreQueryFilters([Db.OwnRows])
                    .AsNoTracking()
                    .SingleOrDefaultAsync(
                        row => row.Id == procurementId && row.PublishedAt != null,
                        stop
                    );
                if (procurement is null)
                {
                    return NotFound;
                }

                var own = await db.Set<TenderQuestion>()
                    .IgnoreQueryFilters([Db.OwnRows])
                    .Where(row => row.ProcurementId == procurementId)
                    .Select(row => new { row.Id, row.Asked })
                    .ToListAsync(stop);
                if (own.Find(row => row.Asked == Written.Plain(question)) is { } same)
                {
                    db.Record("question.asked-again", same.Id, new { procurement = procurementId });
                    return same.Id;
                }

                var supplier = await db.Set<Supplier>()
                    .Where(row => row.Id == actor.SupplierId)
                    .Select(row => row.Name)
                    .SingleAsync(stop);
                return TenderQuestion
                    .Ask(
                        procurement,
                        question,
                        own.Count,
                        [supplier, actor.Name],
                        Guid.CreateVersion7(),
                        await db.NowAsync(stop),
                        UkTime.Today
                    )
                    .Then(asked =>
                    {
                        db.Add(asked);
                        db.Add(new QuestionAsker(asked, actor.SupplierId!.Value, actor.AccountId));
                        db.Record("question.asked", asked.Id, new { procurement = procurementId });
                        return Outcome.Of(asked.Id);
                    });
            },
            stop
        );

    private static Problem NotFound { get; } =
        Problem.NotFound("procurements.question.no-tender", "tender", "the list of opportunities");
}
