using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>How acts load what they change, and what was decided about it.</summary>
internal static class ProcurementRows
{
    /// <summary>The refusal for an address that leads to nothing the actor may see.</summary>
    public static Problem NotFound { get; } =
        Problem.NotFound(
            "procurements.procurement.not-found",
            "procurement",
            "the list of procurements"
        );

    /// <summary>The refusal for a reference in use.</summary>
    public static Problem ReferenceTaken(Procurement holder) =>
        new(
            "procurements.reference.taken",
            $"Your authority has a procurement with the reference \"{holder.Reference}\" already: {holder.Title}. Open that one, or enter another reference.",
            nameof(Procurement.Reference)
        );

    /// <summary>The procurement of the actor's authority that has the reference; null when it is free.</summary>
    /// <param name="except">The procurement that may keep its own; null for a new one.</param>
    public static Task<Procurement?> HolderAsync(
        this Db db,
        string reference,
        Guid? except,
        CancellationToken stop
    )
    {
        var trimmed = reference.Trim();
        return db.Set<Procurement>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Reference == trimmed && row.Id != except, stop);
    }

    /// <summary>The edition that new procurements of the actor's authority start with.</summary>
    public static Task<string> OwnEditionAsync(this Db db, CancellationToken stop)
    {
        var own = db.Actor.AuthorityId;
        return db.Set<Authority>()
            .Where(row => row.Id == own)
            .Select(row => row.Edition)
            .SingleAsync(stop);
    }

    /// <summary>A whole act on one of the actor's own procurements: locked, loaded with its measures and handed on.</summary>
    public static Task<Outcome<T>> ActOnProcurementAsync<T>(
        this Db db,
        Actor actor,
        Permission permission,
        Guid id,
        Func<Procurement, Task<Outcome<T>>> change,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            permission,
            async () =>
            {
                await db.LockAsync<Procurement>(id, stop);
                var procurement = await db.Set<Procurement>()
                    .Include(row => row.Measures.OrderBy(measure => measure.Position))
                    .SingleOrDefaultAsync(row => row.Id == id, stop);
                return procurement is null ? NotFound : await change(procurement);
            },
            stop
        );

    /// <summary>A whole act on the latest application for a waiver, its procurement locked; refused where nobody has applied.</summary>
    public static Task<Outcome<Done>> ActOnWaiverAsync(
        this Db db,
        Actor actor,
        Permission permission,
        Guid procurementId,
        Func<Procurement, Waiver, PolicyStanding, DateTimeOffset, Outcome<Done>> change,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            permission,
            procurementId,
            async procurement =>
            {
                var policy = await db.StandingOfAsync(procurement, stop);
                return policy.Waiver is { } waiver
                    ? change(procurement, waiver, policy, await db.NowAsync(stop))
                    : new Problem(
                        "procurements.waiver.none",
                        "Nobody has applied for a waiver on this procurement. An officer applies for one first, under \"Waiver\" on its page."
                    );
            },
            stop
        );

    /// <summary>What the edition keeps a draft from: one retired since, or measures the method cannot mark. Nothing while none is chosen.</summary>
    public static async Task<IReadOnlyList<StillMissing>> EditionObstaclesAsync(
        this EditionShelf editions,
        Actor actor,
        Procurement procurement,
        CancellationToken stop
    ) =>
        procurement.Edition is not { } name ? []
        : await editions.RetirementAsync(actor, name, stop) is { } retired
            ?
            [
                new(
                    PreparationStep.Weighting,
                    new Problem(
                        "procurements.edition.retired",
                        $"The edition of its measures was retired on {UkTime.Moment(retired.At)}: {retired.Sentence} Choose another.",
                        "weighting"
                    )
                ),
            ]
        : [.. procurement.UnmarkedMeasures(editions.Find(name))];

    /// <summary>The latest assessment and the latest application for a waiver.</summary>
    public static async Task<PolicyStanding> StandingOfAsync(
        this Db db,
        Procurement procurement,
        CancellationToken stop
    ) =>
        new(
            procurement,
            await db.Set<ThresholdAssessment>()
                .Where(row => row.ProcurementId == procurement.Id)
                .OrderByDescending(row => row.AssessedAt)
                .FirstOrDefaultAsync(stop),
            await db.Set<Waiver>()
                .Where(row => row.ProcurementId == procurement.Id)
                .OrderByDescending(row => row.AppliedAt)
                .FirstOrDefaultAsync(stop),
            UkTime.Today(await db.NowAsync(stop))
        );
}
