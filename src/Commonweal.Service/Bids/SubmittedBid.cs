using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>A supplier's own answers as it submitted them, before and after the deadline, with every receipt.</summary>
public sealed class SubmittedBid(Db db, MasterKey master, EditionShelf editions, ReferenceData data)
{
    /// <summary>One submission; <see cref="Counts"/> marks the one that is opened.</summary>
    public sealed record Sent(
        int Version,
        string Receipt,
        string Sha256,
        DateTimeOffset ReceivedAt,
        DateTimeOffset? WithdrawnAt,
        string? LetInReason,
        bool Counts
    );

    /// <summary>When a submission came and, where it stood until it was withdrawn, when it went.</summary>
    public sealed record Dates(
        string Receipt,
        DateTimeOffset ReceivedAt,
        DateTimeOffset? WithdrawnAt
    );

    /// <summary>What was submitted.</summary>
    /// <param name="Submissions">All of them, the latest first.</param>
    /// <param name="Answers">Those of the submission that counts, checked against its hash.</param>
    public sealed record View(
        string Title,
        string Authority,
        string Supplier,
        IReadOnlyList<Sent> Submissions,
        BidForm Form,
        BidAnswers Answers
    )
    {
        /// <summary>Whether it is for practice alone.</summary>
        public bool IsPractice { get; init; }

        /// <summary>The submission that counts.</summary>
        public Sent Standing { get; } = Submissions.First(sent => sent.Counts);

        /// <summary>What it is worth.</summary>
        public ValuationResult Value { get; } = Form.Value(Answers).Value;
    }

    /// <summary>Refused when the actor's supplier has no such bid, when nothing stands submitted, and when it cannot be read.</summary>
    public async Task<Outcome<View>> OfAsync(Actor actor, Guid bidId, CancellationToken stop)
    {
        if (actor.Lacks(Permission.ReadOwnBids) is { } refusal)
        {
            return refusal;
        }

        var bid = await db.As(actor)
            .Set<Bid>()
            .Include(row => row.Submissions)
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == bidId, stop);
        if (bid?.Standing is not { } standing)
        {
            return BidWindow.Unknown;
        }

        var procurement = await db.BidOnAsync(bid.ProcurementId, stop);
        var form = editions.FormOf(procurement);
        var key = await db.TenderKeyAsync(master, procurement.Id, stop);
        var submitted = new SealedBid(
            bid.Id,
            standing.Version,
            standing.Sealed,
            standing.Sha256,
            standing.Receipt
        );
        var authority = await db.Set<Authority>()
            .Where(row => row.Id == bid.AuthorityId)
            .Select(row => row.Name)
            .SingleAsync(stop);
        var policy = await db.PolicyOfAsync(data, bid.AuthorityId, stop);
        return form.Then(asked =>
            key.Then(opens => BidSealing.OpenSubmission(opens, procurement.Id, submitted))
                .Then(answers =>
                    Outcome.Of(
                        new View(
                            procurement.Title,
                            authority,
                            bid.SupplierName,
                            Sendings(bid, standing),
                            asked.With(policy),
                            answers
                        )
                        {
                            IsPractice = procurement.IsPractice,
                        }
                    )
                )
        );
    }

    private static Sent[] Sendings(Bid bid, BidSubmission standing) =>
        [
            .. bid
                .Submissions.OrderByDescending(sent => sent.Version)
                .Select(sent => new Sent(
                    sent.Version,
                    sent.Receipt,
                    Convert.ToHexStringLower(sent.Sha256),
                    sent.ReceivedAt,
                    sent.WithdrawnAt,
                    sent.LetInReason,
                    sent == standing
                )),
        ];
}
