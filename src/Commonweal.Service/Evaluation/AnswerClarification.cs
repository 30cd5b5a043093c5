using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Evaluation;

/// <summary>A bidder answers what it was asked about its bid.</summary>
public sealed class AnswerClarification(Db db)
{
    /// <summary>Once, and before the time is over by the database's clock.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid clarificationId,
        string? answer,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.WriteBids,
            () =>
                db.ChangeAsync<Clarification, Done>(
                    clarificationId,
                    Refusals.UnknownQuestion,
                    async asked =>
                    {
                        var replied = asked.Reply(answer, actor.AccountId, await db.NowAsync(stop));
                        db.Record(
                            "clarification.answered",
                            clarificationId,
                            new { asked.BidId, asked.Answer }
                        );
                        return replied;
                    },
                    stop
                ),
            stop
        );
}
