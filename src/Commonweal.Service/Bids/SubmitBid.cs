using System.Security.Cryptography;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Seals the draft and hands it in, in place of what was submitted before. The database's clock decides.</summary>
public sealed class SubmitBid(
    Db db,
    MasterKey master,
    ReceiptKey receipts,
    EditionShelf editions,
    CommonwealSettings site
)
{
    // No letter or figure that could be read as another.
    private const string ReceiptLetters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    /// <summary>
    /// Submits draft <paramref name="version"/> and answers the receipt number. The same answers submitted twice keep their receipt.
    /// </summary>
    public async Task<Outcome<string>> RunAsync(
        Actor actor,
        Guid bidId,
        int version,
        BidDeclarations declarations,
        CancellationToken stop
    ) =>
        await db.NotedIfRefusedAsync(
            actor,
            "bid.submit-refused",
            bidId,
            await TryAsync(actor, bidId, version, declarations, stop),
            stop
        );

    private Task<Outcome<string>> TryAsync(
        Actor actor,
        Guid bidId,
        int version,
        BidDeclarations declarations,
        CancellationToken stop
    ) =>
        db.ActAsync<string>(
            actor,
            Permission.SubmitBids,
            async () =>
            {
                var now = await db.LockInWindowAsync(bidId, stop);
                if (!now.Succeeded)
                {
                    return Outcome.Refused<string>(now.Problems);
                }

                var loaded = await DraftBid.LoadAsync(db, master, editions, bidId, stop);
                var ready = loaded.Then(draft => Ready(draft, version, declarations));
                if (!ready.Succeeded)
                {
                    return Outcome.Refused<string>(ready.Problems);
                }

                var draft = loaded.Value;
                var key = await db.TenderKeyAsync(master, draft.Procurement.Id, stop);
                return key.Succeeded
                    ? await SubmitAsync(actor, draft, ready.Value, key.Value, now.Value, stop)
                    : Outcome.Refused<string>(key.Problems);
            },
            stop
        );

    private static Outcome<BidAnswers> Ready(
        DraftBid draft,
        int version,
        BidDeclarations declarations
    )
    {
        if (draft.Bid.Overtaken(version) is { } overtaken)
        {
            return overtaken;
        }

        Problem[] missing =
        [
            .. draft.Answers.Missing(draft.Form),
            .. declarations.Missing(draft.Form, draft.Answers),
        ];
        return missing.Length > 0
            ? Outcome.Refused<BidAnswers>(missing)
            : draft.Answers with
            {
                Declarations = declarations.For(draft.Form, draft.Answers),
            };
    }

    private async Task<Outcome<string>> SubmitAsync(
        Actor actor,
        DraftBid draft,
        BidAnswers answers,
        byte[] key,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var salted = BidSealing.Salted(master, draft.Bid.Id, answers);
        var hash = SHA256.HashData(salted);
        if (draft.Bid.Standing is { } standing && standing.Sha256.AsSpan().SequenceEqual(hash))
        {
            return db.FoundDone(standing.Receipt);
        }

        var submission = draft.Bid.Submit(
            Guid.CreateVersion7(),
            BidSealing.SealSubmission(key, draft.Bid, salted),
            hash,
            NewReceipt(),
            receipts.Sign,
            actor.AccountId,
            now
        );
        db.Record(
            "bid.submitted",
            draft.Bid.Id,
            new { submission.Receipt, sha256 = Convert.ToHexStringLower(hash) }
        );
        await ConfirmAsync(actor, draft, submission, stop);
        return (await db.SaveInWindowAsync(stop)).Then(_ => Outcome.Of(submission.Receipt));
    }

    /// <summary>Says that it arrived and what it is called; never what it says.</summary>
    private async Task ConfirmAsync(
        Actor actor,
        DraftBid draft,
        BidSubmission submission,
        CancellationToken stop
    )
    {
        var email = await db.Set<Account>()
            .Where(account => account.Id == actor.AccountId)
            .Select(account => account.Email)
            .SingleOrDefaultAsync(stop);
        var practice = draft.Procurement.IsPractice;
        if (email is not null)
        {
            db.Add(
                Notice.To(
                    actor,
                    email,
                    $"{(practice ? "Practice bid" : "Bid")} received: {draft.Procurement.Title}",
                    $"{(practice ? "This is practice: the bid is for no contract and nobody opens it.\n\n" : "")}We received your organisation's bid for {draft.Procurement.Title} ({draft.Procurement.Reference}) on {UkTime.Moment(submission.ReceivedAt)} (UK time). You can replace or withdraw it until the deadline. Nobody else can read it before then.\n\nSign in to see it:\n{site.PageOf($"supplier/bids/{draft.Bid.Id}")}\n\nKeep this signed receipt. Anybody can check it at {site.PageOf("receipts")}\n\n{ReceiptText.Signed(ReceiptText.Of(submission, draft.Procurement.Id), submission.Signature)}",
                    submission.ReceivedAt
                )
            );
        }
    }

    /// <summary>A number for a receipt.</summary>
    internal static string NewReceipt() =>
        $"{RandomNumberGenerator.GetString(ReceiptLetters, 4)}-{RandomNumberGenerator.GetString(ReceiptLetters, 4)}";
}
