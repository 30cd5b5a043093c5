using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids.Questions;

/// <summary>What bidders asked about one of the actor's own tenders, without who asked.</summary>
public sealed class QuestionsOfBidders(Db db)
{
    /// <summary>Where a question stands.</summary>
    public enum State
    {
        /// <summary>It waits for a reply.</summary>
        Waiting,

        /// <summary>Everybody reads the answer.</summary>
        Answered,

        /// <summary>It gets no answer, for a reason.</summary>
        Refused,
    }

    /// <summary>One question.</summary>
    /// <param name="Reply">What became of it; null while it waits.</param>
    public sealed record Row(Guid Id, string Asked, DateTimeOffset AskedAt, TenderAnswer? Reply)
    {
        /// <summary>Why its text could tell who asked; null where nothing was found.</summary>
        public Problem? TellsWho { get; init; }

        /// <summary>Where it stands.</summary>
        public State State =>
            Reply switch
            {
                null => State.Waiting,
                { Answer: null } => State.Refused,
                _ => State.Answered,
            };
    }

    /// <summary>
    /// The page asked for, those that waited longest first; empty for whoever may not prepare procurements or sides with a bidder.
    /// </summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        Guid procurementId,
        State? state,
        ListRequest request,
        CancellationToken stop
    )
    {
        var may = await MayReadAsync(actor, procurementId, stop);
        var found =
            from question in db.Set<TenderQuestion>().AsNoTracking()
            join reply in db.Set<TenderAnswer>() on question.Id equals reply.Id into replies
            from reply in replies.DefaultIfEmpty()
            where may && question.ProcurementId == procurementId
            where
                state == null
                || (state == State.Waiting && reply == null)
                || (state == State.Answered && reply.Answer != null)
                || (state == State.Refused && reply.Refusal != null)
            where
                request.Search == null
                || EF.Functions.ILike(question.Asked, request.Pattern)
                || EF.Functions.ILike(reply.Answer!, request.Pattern)
            select new { question, reply };
        return (
            await found.PageAsync(
                request,
                stop,
                ("asked", row => row.question.AskedAt),
                ("number", row => row.reply.Number),
                ("id", row => row.question.Id)
            )
        ).Select(row => new Row(
            row.question.Id,
            row.question.Asked,
            row.question.AskedAt,
            row.reply
        ));
    }

    /// <summary>One of them; null when there is none the actor may read.</summary>
    public async Task<Row?> OfAsync(
        Actor actor,
        Guid procurementId,
        Guid questionId,
        CancellationToken stop
    )
    {
        if (!await MayReadAsync(actor, procurementId, stop))
        {
            return null;
        }

        var found = await (
            from question in db.Set<TenderQuestion>().AsNoTracking()
            join reply in db.Set<TenderAnswer>() on question.Id equals reply.Id into replies
            from reply in replies.DefaultIfEmpty()
            where question.Id == questionId && question.ProcurementId == procurementId
            select new { question, reply }
        ).SingleOrDefaultAsync(stop);
        return found is null
            ? null
            : new Row(found.question.Id, found.question.Asked, found.question.AskedAt, found.reply)
            {
                TellsWho = found.question.TellsWho(),
            };
    }

    private async Task<bool> MayReadAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        actor.Can(Permission.EditProcurements)
        && await db.As(actor).OwnBidAsync(procurementId, stop) is null;
}
