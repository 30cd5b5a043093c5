using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids.Questions;

/// <summary>
/// Answers a bidder's question to all, or says why it gets no answer. Whoever began a bid, asked or follows the tender is told by email;
/// the council learns of none of them.
/// </summary>
public sealed class AnswerQuestion(Db db, CommonwealSettings site)
{
    private static readonly Problem NotFound = Problem.NotFound(
        "procurements.question.not-found",
        "question",
        "the list of questions"
    );

    private static readonly Problem RepliedAlready = new(
        "procurements.answer.given-already",
        "A colleague has replied to this question meanwhile, and a reply is not changed. Load the page again to read it."
    );

    /// <summary>A reply is written once.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid questionId,
        Reply reply,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                if (await db.OwnBidAsync(procurementId, stop) is { } own)
                {
                    return own;
                }

                var question = await db.Set<TenderQuestion>()
                    .SingleOrDefaultAsync(
                        row => row.Id == questionId && row.ProcurementId == procurementId,
                        stop
                    );
                var replies = db.Set<TenderAnswer>()
                    .Where(row => row.ProcurementId == procurementId);
                return question is null ? NotFound
                    : await replies.AnyAsync(row => row.Id == questionId, stop) ? RepliedAlready
                    : await ReplyAsync(
                        actor,
                        procurement,
                        question,
                        reply,
                        (await replies.MaxAsync(row => row.Number, stop) ?? 0) + 1,
                        stop
                    );
            },
            stop
        );

    private async Task<Outcome<Done>> ReplyAsync(
        Actor actor,
        Procurement procurement,
        TenderQuestion question,
        Reply reply,
        int number,
        CancellationToken stop
    )
    {
        var answer = TenderAnswer.To(procurement, question, reply, number, await db.NowAsync(stop));
        if (!answer.Succeeded)
        {
            return Outcome.Refused<Done>(answer.Problems);
        }

        db.Add(answer.Value);
        var facts = new { procurement = procurement.Id, number = answer.Value.Number };
        if (answer.Value.Answer is null)
        {
            db.Record("question.refused", question.Id, facts);
            await db.TellOfRefusalAsync(actor, site, procurement, answer.Value, stop);
        }
        else
        {
            db.Record("question.answered", question.Id, facts);
            await db.TellOfAnswerAsync(actor, site, procurement, answer.Value, stop);
        }

        return Outcome.Done;
    }
}
