using System.Security.Cryptography;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Editions;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>
/// A second officer confirms what is proposed for a draft that was never submitted. Let in, the draft is opened as it lay at the deadline and
/// stands among the bids from then on. The bidder is told either way.
/// </summary>
public sealed class ConfirmDraftDecision(
    Db db,
    MasterKey master,
    ReceiptKey receipts,
    EditionShelf editions,
    CommonwealSettings site
)
{
    /// <summary><paramref name="decisionId"/> is the proposal the officer read.</summary>
    public async Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid decisionId,
        CancellationToken stop
    )
    {
        var done = await DecideAsync(actor, procurementId, decisionId, stop);
        return done.Problems is [{ Code: "evaluation.draft.incomplete" } unfinished]
            ? await KeepTraceAsync(actor, procurementId, decisionId, unfinished, stop)
            : done;
    }

    /// <summary>That two officers meant to let in a draft, and that it lacked something, stays on record though nothing came of it.</summary>
    private async Task<Outcome<Done>> KeepTraceAsync(
        Actor actor,
        Guid procurementId,
        Guid decisionId,
        Problem unfinished,
        CancellationToken stop
    )
    {
        var kept = await db.JudgeAsync<Done>(
            actor,
            Permission.OpenBids,
            procurementId,
            async _ =>
            {
                var proposed = await db.Set<DraftDecision>()
                    .SingleAsync(row => row.Id == decisionId, stop);
                db.Record(
                    "draft.not-let-in",
                    procurementId,
                    new
                    {
                        bid = proposed.BidId,
                        proposedBy = proposed.ProposedByName,
                        why = unfinished.Message,
                    }
                );
                return Outcome.Done;
            },
            stop
        );
        return kept.Succeeded ? unfinished : kept;
    }

    private Task<Outcome<Done>> DecideAsync(
        Actor actor,
        Guid procurementId,
        Guid decisionId,
        CancellationToken stop
    ) =>
        db.JudgeAsync<Done>(
            actor,
            Permission.OpenBids,
            procurementId,
            async procurement =>
            {
                var proposed = await db.Set<DraftDecision>()
                    .SingleOrDefaultAsync(
                        row => row.Id == decisionId && row.ProcurementId == procurementId,
                        stop
                    );
                if (proposed is null)
                {
                    return HeldDrafts.Unknown;
                }

                if (await IsReplacedAsync(proposed, stop))
                {
                    return new Problem(
                        "evaluation.draft.another-proposal",
                        "What is proposed now is something else than you read. Look at it, then confirm it."
                    );
                }

                var now = await db.NowAsync(stop);
                var confirmed = proposed.Confirm(
                    procurement,
                    await db.PanelAsync(procurementId, stop),
                    actor,
                    now
                );
                if (!confirmed.Succeeded)
                {
                    return confirmed;
                }

                await db.SaveChangesAsync(stop); // the database looks for the two officers itself
                var done = proposed.LetsIn
                    ? await LetInAsync(procurement, proposed, now, stop)
                    : Outcome.Done;
                if (done.Succeeded)
                {
                    await TellAsync(actor, procurement, proposed, now, stop);
                    db.Record(
                        proposed.LetsIn ? "draft.let-in" : "draft.refused",
                        procurementId,
                        new
                        {
                            bid = proposed.BidId,
                            proposed.Reason,
                            proposedBy = proposed.ProposedByName,
                        }
                    );
                }

                return done;
            },
            stop
        );

    private Task<bool> IsReplacedAsync(DraftDecision proposed, CancellationToken stop) =>
        db.Set<DraftDecision>()
            .AnyAsync(
                row =>
                    row.BidId == proposed.BidId
                    && (row.ProposedAt > proposed.ProposedAt || row.ConfirmedAt != null)
                    && row.Id != proposed.Id,
                stop
            );

    private async Task<Outcome<Done>> LetInAsync(
        Procurement procurement,
        DraftDecision decision,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var draft = await db
            .Database.SqlQuery<byte[]?>($"select open_held_draft({decision.Id}) as \"Value\"")
            .SingleAsync(stop);
        if (draft is null)
        {
            return HeldDrafts.TakenBack;
        }

        var asked = await db.BidOnAsync(procurement.Id, stop);
        var form = editions.FormOf(asked);
        var key = await db.TenderKeyAsync(master, procurement.Id, stop);
        var answers = BidSealing.OpenDraft(master, decision.BidId, draft);
        Problem[] faults = [.. form.Problems, .. key.Problems, .. answers.Problems];
        if (faults.Length > 0)
        {
            return Outcome.Refused<Done>(faults);
        }

        // What is missing is the bidder's alone to read.
        if (answers.Value.Missing(form.Value) is { Count: > 0 } missing)
        {
            return new Problem(
                "evaluation.draft.incomplete",
                $"The draft was not finished: {missing.Count} {(missing.Count == 1 ? "thing is" : "things are")} missing that every bid has to have. It stays sealed and cannot be let in; it can be refused."
            );
        }

        var bid = await db.Set<Bid>().SingleAsync(row => row.Id == decision.BidId, stop);
        var salted = BidSealing.Salted(master, bid.Id, answers.Value);
        db.Add(
            bid.LetIn(
                Guid.CreateVersion7(),
                BidSealing.SealSubmission(key.Value, bid, salted),
                SHA256.HashData(salted),
                SubmitBid.NewReceipt(),
                receipts.Sign,
                decision.Reason,
                now
            )
        );
        await db.SaveChangesAsync(stop); // the database takes the submission before the price
        return AgreeToOpening
            .Reveal(bid, answers.Value, form.Value)
            .Then(lines =>
            {
                db.AddRange(lines);
                return Outcome.Done;
            });
    }

    private async Task TellAsync(
        Actor actor,
        Procurement procurement,
        DraftDecision decision,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var name = $"{procurement.Title} ({procurement.Reference})";
        await db.TellBidderAsync(
            actor,
            decision.BidId,
            $"{procurement.Reference}: your draft {(decision.LetsIn ? "was let in" : "was not let in")}",
            $"Your organisation began a bid for {name} and did not submit it before the deadline.\n\n{(
                decision.LetsIn
                    ? "Two officers of the council have let it in: it was opened as it lay at the deadline, and is judged with the other bids. Nobody at your organisation made the declarations that go with a submission: that all you offer happens because of this contract, that nothing is counted twice, and that whoever submits may commit you. The council is told so, and may ask you to make them. If you do not stand by the draft, write to the council now."
                    : "Two officers of the council have decided not to let it in. It stays sealed: nobody there has read it."
            )}\n\nThe reason given: {decision.Reason}\n\nSign in to see it:\n{site.PageOf($"supplier/bids/{decision.BidId}")}",
            now,
            stop
        );
    }
}
