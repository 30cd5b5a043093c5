using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>The proof that a bid arrived, for the latest submission and those before it, and that one was withdrawn.</summary>
public sealed class BidReceipt(Db db, MasterKey master)
{
    /// <summary>A submission with its receipt; <c>Withdrawal</c> is the signed acknowledgement where it stood and was withdrawn.</summary>
    public sealed record Sent(
        int Version,
        string Receipt,
        DateTimeOffset ReceivedAt,
        DateTimeOffset? WithdrawnAt,
        bool IsReplaced,
        string Signed,
        string? Withdrawal
    );

    /// <summary>The receipt; the hash is SHA-256 of the answers as submitted, and <c>Signed</c> the text that can be checked.</summary>
    public sealed record View(
        string Title,
        DateTimeOffset Deadline,
        string Receipt,
        byte[] Sha256,
        int Version,
        DateTimeOffset ReceivedAt,
        bool Open,
        DateTimeOffset? OpenedAt,
        ProcurementStage Stage,
        string Signed,
        IReadOnlyList<ProcurementPart> Parts
    )
    {
        /// <summary>Whether the contract is divided into lots, all of which the bid covers.</summary>
        public bool HasLots => Parts.Any(part => part.Kind == PartKind.Lot);

        /// <summary>Why two officers let it in though it was never submitted; null where it was submitted.</summary>
        public string? LetInReason { get; init; }

        /// <summary>Whether the draft says something else by now than what was submitted, and may still be submitted.</summary>
        public bool Changed { get; init; }

        /// <summary>Whether it is for practice alone.</summary>
        public bool IsPractice { get; init; }

        /// <summary>Every submission, the latest first.</summary>
        public required IReadOnlyList<Sent> All { get; init; }

        /// <summary>When the bid was withdrawn; null while it stands.</summary>
        public DateTimeOffset? WithdrawnAt => All[0].WithdrawnAt;
    }

    /// <summary>Null when the actor's supplier has no such bid or nothing was ever submitted.</summary>
    public async Task<View?> OfAsync(Actor actor, Guid bidId, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadOwnBids))
        {
            return null;
        }

        var now = await db.As(actor).NowAsync(stop);
        var bid = await db.Set<Bid>()
            .AsNoTracking()
            .Include(row => row.Submissions)
            .SingleOrDefaultAsync(
                row => row.Id == bidId && row.SupplierId == actor.SupplierId,
                stop
            );
        if (bid?.Submissions.MaxBy(sent => sent.Version) is not { } latest)
        {
            return null;
        }

        var procurement = await db.BidOnAsync(bid.ProcurementId, stop);
        Sent[] all =
        [
            .. bid
                .Submissions.OrderByDescending(sent => sent.Version)
                .Select(sent => SentOf(sent, sent == latest, procurement.Id)),
        ];
        return new View(
            procurement.Title,
            procurement.Deadline ?? default,
            latest.Receipt,
            latest.Sha256,
            latest.Version,
            latest.ReceivedAt,
            procurement.IsOpenAt(now),
            bid.OpenedAt,
            procurement.Stage,
            all[0].Signed,
            procurement.Parts
        )
        {
            IsPractice = procurement.IsPractice,
            Changed =
                procurement.IsOpenAt(now)
                && bid.Standing is { } standing
                && bid.SavedAt > standing.ReceivedAt
                && BidSealing.OpenDraft(master, bid.Id, bid.Draft) is { Succeeded: true } draft
                && DraftBid.Differs(master, draft.Value, standing),
            LetInReason = latest.LetInReason,
            All = all,
        };
    }

    private static Sent SentOf(BidSubmission sent, bool isLatest, Guid procurementId) =>
        new(
            sent.Version,
            sent.Receipt,
            sent.ReceivedAt,
            sent.WithdrawnAt,
            !isLatest && sent.WithdrawalSignature is null,
            ReceiptText.Signed(ReceiptText.Of(sent, procurementId), sent.Signature),
            sent.WithdrawalSignature is { } signature
                ? ReceiptText.Signed(ReceiptText.OfWithdrawal(sent, procurementId), signature)
                : null
        );
}
