using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.People;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>A bid with its draft answers, as its supplier's people see it while they work on it.</summary>
public sealed class BidInProgress(
    Db db,
    MasterKey master,
    EditionShelf editions,
    ReferenceData data
)
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(15);

    /// <summary>The submission that counts.</summary>
    /// <param name="Receipt">Its number.</param>
    /// <param name="Sha256">Its hash, in hexadecimal.</param>
    /// <param name="ReceivedAt">When it arrived.</param>
    /// <param name="WasLetIn">Never submitted: two officers let the draft in.</param>
    /// <param name="DraftDiffers">The draft was changed since.</param>
    public sealed record Submitted(
        string Receipt,
        string Sha256,
        DateTimeOffset ReceivedAt,
        bool DraftDiffers,
        bool WasLetIn
    );

    /// <summary>Who saved something, and what of it.</summary>
    public sealed record Hand(string Name, string Part, DateTimeOffset At, bool IsOwn);

    /// <summary>The whole bid; <see cref="Hands"/> are the last to save and whoever did within the last quarter of an hour, each once.</summary>
    public sealed record View(
        Guid BidId,
        string Title,
        string Authority,
        DateTimeOffset Deadline,
        ProcurementStage Stage,
        bool Open,
        int Version,
        IReadOnlyList<Hand> Hands,
        Submitted? Submitted,
        BidForm Form,
        BidAnswers Answers
    )
    {
        /// <summary>The tender it answers.</summary>
        public required Guid ProcurementId { get; init; }

        /// <summary>When two officers opened it with the others; null before, and for a bid that is never opened.</summary>
        public DateTimeOffset? OpenedAt { get; init; }

        /// <summary>When its council ended the procurement without a contract; null where it did not.</summary>
        public DateTimeOffset? CancelledAt { get; init; }

        /// <summary>Who may bid, what counts as local, what the bid covers.</summary>
        public IReadOnlyList<BidderNote> Notes { get; init; } = [];

        /// <summary>How many notes colleagues wrote: about each measure by its code, and about the bid as a whole under an empty one.</summary>
        public IReadOnlyDictionary<string, int> NoteCounts { get; init; } =
            new Dictionary<string, int>(StringComparer.Ordinal);

        /// <summary>Every submission by its dates, the latest first.</summary>
        public IReadOnlyList<SubmittedBid.Dates> Submissions { get; init; } = [];

        /// <summary>Whether it is for practice alone.</summary>
        public bool IsPractice { get; init; }

        /// <summary>The bidder's name.</summary>
        public string Supplier { get; init; } = "";

        /// <summary>What stands between the draft and submission.</summary>
        public IReadOnlyList<Problem> Missing { get; } = Answers.Missing(Form);

        /// <summary>What offers without a delivery statement cost; empty when each has one.</summary>
        public IReadOnlyList<Problem> LeftOut { get; } = StatementsLeftOut.Warnings(Form, Answers);

        /// <summary>What the draft is worth.</summary>
        public ValuationResult Value { get; } = Form.Value(Answers).Value;

        /// <summary>The answer on a measure.</summary>
        public MeasureAnswer On(Measure measure) => Answers.On(measure.Code, Form.Years);

        /// <summary>What is missing on a measure.</summary>
        public IEnumerable<Problem> MissingOn(Measure measure) =>
            Missing.Where(problem =>
                problem.Field?.StartsWith($"{measure.Code}.", StringComparison.Ordinal) == true
            );
    }

    /// <summary>Refused when the actor's supplier has no such bid.</summary>
    public async Task<Outcome<View>> OfAsync(Actor actor, Guid bidId, CancellationToken stop)
    {
        if (actor.Lacks(Permission.ReadOwnBids) is { } refusal)
        {
            return refusal;
        }

        var now = await db.As(actor).NowAsync(stop);
        var loaded = await DraftBid.LoadAsync(db, master, editions, bidId, stop);
        if (!loaded.Succeeded)
        {
            return Outcome.Refused<View>(loaded.Problems);
        }

        var (bid, procurement, form, answers) = loaded.Value;
        var authority = await db.Set<Authority>()
            .Where(row => row.Id == bid.AuthorityId)
            .Select(row => row.Name)
            .SingleAsync(stop);
        return new View(
            bid.Id,
            procurement.Title,
            authority,
            procurement.Deadline ?? default,
            procurement.Stage,
            procurement.IsOpenAt(now),
            bid.DraftVersion,
            await HandsAsync(actor, bid, now, stop),
            SubmittedOf(bid, answers),
            form.With(await db.PolicyOfAsync(data, bid.AuthorityId, stop)),
            answers
        )
        {
            ProcurementId = procurement.Id,
            OpenedAt = bid.OpenedAt,
            CancelledAt = procurement.CancelledAt,
            Submissions = DatesOf(bid),
            NoteCounts = await db.Set<BidNote>()
                .Where(note => note.BidId == bidId)
                .GroupBy(note => note.Measure ?? "")
                .Select(about => new { About = about.Key, Count = about.Count() })
                .ToDictionaryAsync(
                    about => about.About,
                    about => about.Count,
                    StringComparer.Ordinal,
                    stop
                ),
            Notes = BidderNote.Of(
                procurement,
                data.Places,
                procurement.RefusesQuestions(now, UkTime.Today) is null
            ),
            IsPractice = procurement.IsPractice,
            Supplier = bid.SupplierName,
        };
    }

    private async Task<IReadOnlyList<Hand>> HandsAsync(
        Actor actor,
        Bid bid,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var since = now - Lately;
        var saves = await db.Set<BidDraft>()
            .Where(draft => draft.BidId == bid.Id && draft.SavedAt >= since)
            .Select(draft => new
            {
                By = draft.SavedBy,
                Part = draft.SavedPart,
                At = draft.SavedAt,
            })
            .ToListAsync(stop);
        saves.Add(
            new
            {
                By = bid.SavedBy,
                Part = bid.SavedPart,
                At = bid.SavedAt,
            }
        );
        var names = await db.NamesOfAsync([.. saves.Select(save => save.By)], stop);
        return
        [
            .. saves
                .OrderByDescending(save => save.At)
                .DistinctBy(save => save.By)
                .Select(save => new Hand(
                    names.GetValueOrDefault(save.By) ?? "Somebody who has left",
                    save.Part,
                    save.At,
                    save.By == actor.AccountId
                )),
        ];
    }

    private static SubmittedBid.Dates[] DatesOf(Bid bid) =>
        [
            .. bid
                .Submissions.OrderByDescending(sent => sent.Version)
                .Select(sent => new SubmittedBid.Dates(
                    sent.Receipt,
                    sent.ReceivedAt,
                    sent.WithdrawalSignature is null ? null : sent.WithdrawnAt
                )),
        ];

    private Submitted? SubmittedOf(Bid bid, BidAnswers draft) =>
        bid.Standing is { } standing
            ? new Submitted(
                standing.Receipt,
                Convert.ToHexStringLower(standing.Sha256),
                standing.ReceivedAt,
                DraftBid.Differs(master, draft, standing),
                standing.LetInReason is not null
            )
            : null;
}
