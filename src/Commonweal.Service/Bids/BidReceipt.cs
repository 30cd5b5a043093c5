using Commonweal.Domain.Bids;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>The proof that a bid arrived, for the submission that counts.</summary>
public sealed class BidReceipt(Db db)
{
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

        /// <summary>Whether it is for practice alone.</summary>
        public bool IsPractice { get; init; }
    }

    /// <summary>Null when the actor's supplier has no such bid or nothing is submitted.</summary>
    public async Task<View?> OfAsync(Actor actor, Guid bidId, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadOwnBids))
        {
            return null;
        }

        var now = await db.As(actor).NowAsync(stop);
        return await (
            from bid in db.Set<Bid>()
            from submission in bid.Submissions
            join procurement in db.Set<Procurement>().IgnoreQueryFilters([Db.OwnRows])
                on bid.ProcurementId equals procurement.Id
            where
                bid.Id == bidId
                && bid.SupplierId == actor.SupplierId
                && submission.WithdrawnAt == null
            orderby submission.Version descending
            select new View(
                procurement.Title,
                procurement.Deadline ?? default,
                submission.Receipt,
                submission.Sha256,
                submission.Version,
                submission.ReceivedAt,
                procurement.Stage == ProcurementStage.Published && now < procurement.Deadline,
                bid.OpenedAt,
                procurement.Stage,
                ReceiptText.Signed(
                    ReceiptText.Of(submission, procurement.Id),
                    submission.Signature
                ),
                procurement.Parts
            )
            {
                IsPractice = bid.AuthorityId == Authority.Practice,
                LetInReason = submission.LetInReason,
            }
        ).FirstOrDefaultAsync(stop);
    }
}
