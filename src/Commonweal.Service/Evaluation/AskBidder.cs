using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Asks a bidder about one line of its opened bid, and writes to those who may answer for it.</summary>
public sealed class AskBidder(Db db, CommonwealSettings site)
{
    /// <summary>Answers the question's id. The bidder may answer until the end of the day, by the clock in London.</summary>
    public Task<Outcome<Guid>> RunAsync(
        Actor actor,
        Guid bidLineId,
        string? question,
        DateOnly? answerOn,
        CancellationToken stop
    ) =>
        db.JudgeLineAsync<Guid>(
            actor,
            Permission.AdjustOffers,
            bidLineId,
            async procurement =>
            {
                var line = await db.Set<BidLine>().SingleAsync(row => row.Id == bidLineId, stop);
                var now = await db.NowAsync(stop);
                var asked = Clarification.Ask(
                    Guid.CreateVersion7(),
                    line,
                    question,
                    answerOn is { } day
                        ? UkTime.Instant(day.AddDays(1).ToDateTime(TimeOnly.MinValue))
                        : null,
                    actor.AccountId,
                    now
                );
                if (!asked.Succeeded)
                {
                    return Outcome.Refused<Guid>(asked.Problems);
                }

                if (await AskedAlreadyAsync(asked.Value, now, stop) is { } refusal)
                {
                    return refusal;
                }

                db.Add(asked.Value);
                await TellAsync(actor, procurement, asked.Value, now, stop);
                db.Record(
                    "clarification.asked",
                    bidLineId,
                    new
                    {
                        line.Measure,
                        asked.Value.Question,
                        asked.Value.AnswerBefore,
                    }
                );
                return asked.Value.Id;
            },
            stop
        );

    /// <summary>The same question waits for its answer, so that a form sent twice asks once.</summary>
    private async Task<Problem?> AskedAlreadyAsync(
        Clarification asked,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        await db.Set<Clarification>()
            .AnyAsync(
                row =>
                    row.BidLineId == asked.BidLineId
                    && row.AnsweredAt == null
                    && row.AnswerBefore > now
                    && row.Question == asked.Question,
                stop
            )
            ? new Problem(
                "evaluation.clarification.asked-already",
                "This question was sent already and waits for its answer, so it is not sent again. Ask something else, or wait.",
                nameof(Clarification.Question)
            )
            : null;

    /// <summary>Tells those who may answer for the bid that was opened; the letters are theirs, and the council does not learn who they are.</summary>
    private async Task TellAsync(
        Actor actor,
        Procurement procurement,
        Clarification asked,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        await db.TellBidderAsync(
            actor,
            asked.BidId,
            $"{procurement.Reference}: a question about your bid",
            $"""
            The council asks you to explain part of your bid for {procurement.Title} ({procurement.Reference}).

            Answer {UkTime.Until(
                asked.AnswerBefore
            )}. An answer explains your offer; it cannot change it. Sign in to answer:
            {site.PageOf(
                $"supplier/bids/{asked.BidId}/clarifications"
            )}
            """,
            now,
            stop
        );
    }
}
