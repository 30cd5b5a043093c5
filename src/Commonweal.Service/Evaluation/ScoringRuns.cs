using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Evaluation;

/// <summary>Every run of the method, two of them side by side; the second may be what a run would find now.</summary>
public sealed class ScoringRuns(Db db, EditionShelf editions)
{
    /// <summary>The runs, the latest first, and the two compared.</summary>
    /// <param name="To">The second of the two; null for the bids as they stand.</param>
    /// <param name="Obstacles">Why the bids as they stand cannot be run; empty where two runs are compared.</param>
    /// <param name="Names">Suppliers by the letter their bid goes by.</param>
    public sealed record View(
        string Reference,
        string Title,
        IReadOnlyList<Run> Runs,
        Run? From,
        Run? To,
        IReadOnlyList<BidChange> Changes,
        IReadOnlyList<string> Obstacles,
        IReadOnlyDictionary<string, string> Names
    );

    /// <summary>One run.</summary>
    /// <param name="By">Who ran it; null for somebody who has left.</param>
    public sealed record Run(Guid Id, DateTimeOffset At, string? By);

    /// <summary>Refused as the list of bids is. Without a choice, the last run beside the one before, or beside the bids as they stand.</summary>
    public async Task<Outcome<View>> RunAsync(
        Actor actor,
        Guid procurementId,
        Guid? from,
        Guid? to,
        CancellationToken stop
    )
    {
        if (await db.LacksReadingAsync(actor, procurementId, stop) is { } refusal)
        {
            return refusal;
        }

        if (await db.TenderAsync(editions, procurementId, stop) is not { } tender)
        {
            return Refusals.UnknownProcurement;
        }

        var runs = await db.Set<ScoringRun>()
            .AsNoTracking()
            .Where(run => run.ProcurementId == procurementId)
            .OrderByDescending(run => run.RunAt)
            .ToListAsync(stop);
        var who = await db.NamesOfAsync([.. runs.Select(run => run.RunBy)], stop);
        var first =
            runs.Find(run => run.Id == from)
            ?? runs.ElementAtOrDefault(from is null && runs.Count > 1 ? 1 : 0);
        var second =
            from is null && to is null
                ? (runs.Count > 1 ? runs[0] : null)
                : runs.Find(run => run.Id == to);
        var now = tender
            .Input()
            .Then(input => Scoring.Run(input).Then(result => Outcome.Of((input, result))));
        return new View(
            tender.Procurement.Reference,
            tender.Procurement.Title,
            runs.ConvertAll(Shown),
            first is null ? null : Shown(first),
            second is null ? null : Shown(second),
            first is null ? []
                : second is not null
                    ? RunComparison.Of((first.Input, first.Result), (second.Input, second.Result))
                : now.Succeeded ? RunComparison.Of((first.Input, first.Result), now.Value)
                : [],
            second is null ? [.. now.Problems.Select(problem => problem.Message)] : [],
            tender.Bids.ToDictionary(
                bid => tender.BidderOf(bid.Id),
                bid => bid.SupplierName,
                StringComparer.Ordinal
            )
        );

        Run Shown(ScoringRun run) => new(run.Id, run.RunAt, who.GetValueOrDefault(run.RunBy));
    }
}
