using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Bids;

/// <summary>Keeps the answer on one measure in the draft.</summary>
public sealed class SaveBidLine(Db db, MasterKey master, EditionShelf editions)
    : SaveBid(db, master, editions)
{
    /// <summary>
    /// Saves over draft <paramref name="version"/> and answers the new version. <paramref name="splits"/> say how the measure is kept
    /// apart from others that may not count the same thing;
    /// <paramref name="isTyping"/> where it is kept by itself while somebody types.
    /// </summary>
    public Task<Outcome<int>> RunAsync(
        Actor actor,
        Guid bidId,
        int version,
        MeasureAnswer answer,
        IReadOnlyList<Split> splits,
        bool isTyping,
        CancellationToken stop
    ) =>
        SaveAsync(
            actor,
            bidId,
            version,
            new DraftSave(actor.AccountId, answer.Measure, isTyping),
            draft => With(draft, answer, splits),
            stop
        );

    private static Outcome<BidAnswers> With(
        DraftBid draft,
        MeasureAnswer answer,
        IReadOnlyList<Split> splits
    )
    {
        if (draft.Form.Find(answer.Measure) is not { } measure)
        {
            return new Problem(
                "bids.measure.not-asked",
                $"This procurement does not ask for {answer.Measure}. Choose a measure from its list."
            );
        }

        Problem[] faults =
        [
            .. answer.FaultsInBid(measure, draft.Form.Months),
            .. splits.Select(split => draft.Form.Fault(answer, split)).OfType<Problem>(),
        ];
        return faults.Length > 0
            ? Outcome.Refused<BidAnswers>(faults)
            : draft.Answers.With(answer.WorkedOut(measure.Unit)).With(splits);
    }
}
