using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Questions;

/// <summary>What the actor's supplier asked about a tender, and what became of it.</summary>
public sealed class OwnQuestions(Db db)
{
    /// <summary>One question.</summary>
    /// <param name="Number">The number of the answer that everybody reads; null while there is none.</param>
    /// <param name="Refusal">Why it gets no answer; null when it has one or waits.</param>
    public sealed record Row(
        Guid Id,
        string Asked,
        DateTimeOffset AskedAt,
        int? Number,
        string? Refusal
    );

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Row>> OfAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        actor.Can(Permission.ReadOwnBids)
            ? await (
                from asker in db.As(actor).Set<QuestionAsker>().AsNoTracking()
                join question in db.Set<TenderQuestion>().IgnoreQueryFilters([Db.OwnRows])
                    on asker.QuestionId equals question.Id
                join reply in db.Set<TenderAnswer>() on question.Id equals reply.Id into replies
                from reply in replies.DefaultIfEmpty()
                where
                    asker.SupplierId == actor.SupplierId && question.ProcurementId == procurementId
                orderby question.AskedAt descending, question.Id
                select new Row(
                    question.Id,
                    question.Asked,
                    question.AskedAt,
                    reply.Number,
                    reply.Refusal
                )
            ).ToListAsync(stop)
            : [];
}
