using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Whether ranking and award of a procurement wait for a person, so that nobody is led to what only refuses.</summary>
public sealed class LastSteps(Db db)
{
    /// <summary>How the last steps stand.</summary>
    /// <param name="IsScored">Whether there is a ranking.</param>
    /// <param name="NotYours">Why somebody else must award; null when the person may.</param>
    public sealed record View(bool IsScored, string? NotYours);

    /// <summary>Nothing is scored for whoever may not read the bids.</summary>
    public async Task<View> RunAsync(Actor actor, Guid procurementId, CancellationToken stop)
    {
        // Whoever is still to declare is led on: the next page asks them.
        if (
            await db.LacksReadingAsync(actor, procurementId, stop) is { } refusal
            && refusal != Refusals.Undeclared
        )
        {
            return new(IsScored: false, NotYours: null);
        }

        var hand = await db.HandsInScoring([procurementId], actor.AccountId).SingleAsync(stop);
        return hand.IsScored
            ? new(IsScored: true, hand.KeepsFromAward?.Message)
            : new(IsScored: false, NotYours: null);
    }
}
