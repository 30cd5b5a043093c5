using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>
/// Notes what was tried and refused, in the record of whoever tried: when, by the database's clock, and the codes of why, never what
/// was sent. A dispute about a deadline turns on it, and so does telling an attempt to open bids early.
/// </summary>
internal static class RefusedTries
{
    /// <summary>What was tried with a bid of the actor's own; a bid that is not there has no record.</summary>
    public static async Task<Outcome<T>> NotedIfRefusedAsync<T>(
        this Db db,
        Actor actor,
        string act,
        Guid bidId,
        Outcome<T> tried,
        CancellationToken stop
    )
    {
        if (
            !tried.Succeeded && await db.As(actor).Set<Bid>().AnyAsync(bid => bid.Id == bidId, stop)
        )
        {
            await db.NoteAsync(actor, act, bidId, tried.Problems, stop);
        }

        return tried;
    }

    /// <summary>An opening that the actor tried and the rules refused.</summary>
    public static async Task NoteRefusedOpeningAsync(
        this Db db,
        Actor actor,
        Guid procurementId,
        IEnumerable<Problem> why,
        CancellationToken stop
    )
    {
        if (await db.As(actor).Set<Procurement>().AnyAsync(row => row.Id == procurementId, stop))
        {
            await db.NoteAsync(actor, "opening.refused", procurementId, why, stop);
        }
    }

    private static Task<Outcome<Done>> NoteAsync(
        this Db db,
        Actor actor,
        string act,
        Guid subjectId,
        IEnumerable<Problem> why,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            () =>
            {
                db.Record(
                    act,
                    subjectId,
                    new
                    {
                        reasons = why.Select(problem => problem.Code)
                            .Distinct(StringComparer.Ordinal),
                    }
                );
                return Task.FromResult(Outcome.Done);
            },
            stop
        );
}
