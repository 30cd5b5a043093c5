using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>One of the actor's own procurements as its officers prepare it: what is settled and what is still missing.</summary>
public sealed class ProcurementPreparation(Db db, EditionShelf editions, ReferenceData data)
{
    /// <summary>Where a procurement stands.</summary>
    /// <param name="Row">The procurement, to be read only.</param>
    /// <param name="Policy">What was decided about it.</param>
    /// <param name="Missing">What stands between a draft and its publication; empty once it is published.</param>
    /// <param name="Edition">Its edition; null until chosen.</param>
    /// <param name="Editions">The editions that may be chosen.</param>
    /// <param name="Model">The Social Value Model it follows; null for none.</param>
    /// <param name="Now">The database's clock.</param>
    public sealed record State(
        Procurement Row,
        PolicyStanding Policy,
        IReadOnlyList<StillMissing> Missing,
        Edition? Edition,
        IReadOnlyList<Edition> Editions,
        FollowedModel? Model,
        DateTimeOffset Now
    )
    {
        /// <summary>The core principles, each with its answer.</summary>
        public IReadOnlyList<Principle> Principles { get; init; } = [];

        /// <summary>The code of the council's own area; null where it has none.</summary>
        public string? OwnArea { get; init; }

        /// <summary>Whether nothing is missing from a step.</summary>
        public bool IsDone(PreparationStep step) => Missing.All(item => item.Step != step);

        /// <summary>What bidders read of measures that may not count the same thing.</summary>
        public IEnumerable<string> Overlaps =>
            Edition is null
                ? []
                : Row.Overlap.InWords(
                    Edition,
                    Row.Measures.Select(chosen => chosen.Measure).ToHashSet(StringComparer.Ordinal)
                );

        /// <summary>Whether bids are received at this moment.</summary>
        public bool IsOpen => Row.IsOpenAt(Now);

        /// <summary>Whether it waits for its opening.</summary>
        public bool IsClosed => Row.Stage == ProcurementStage.Published && !IsOpen;
    }

    /// <summary>Null when there is none the actor may read.</summary>
    public async Task<State?> OfAsync(Actor actor, Guid id, CancellationToken stop)
    {
        if (!actor.Can(Permission.ReadProcurements))
        {
            return null;
        }

        var row = await db.As(actor)
            .Set<Procurement>()
            .AsNoTracking()
            .Include(procurement => procurement.Measures.OrderBy(measure => measure.Position))
            .SingleOrDefaultAsync(procurement => procurement.Id == id, stop);
        if (row is null)
        {
            return null;
        }

        var now = await db.NowAsync(stop);
        var policy = await db.StandingOfAsync(row, stop);
        return new State(
            row,
            policy,
            row.Stage == ProcurementStage.Draft
                ?
                [
                    .. row.WhatIsMissing(policy, now, UkTime.Today),
                    .. await db.MissingBesidesAsync(editions, data, actor, policy, stop),
                ]
                : [],
            editions.Find(row.Edition),
            await editions.ToChooseAsync(actor, row.Edition, stop),
            FollowedModel.Of(row, data),
            now
        )
        {
            OwnArea = await db.Set<Authority>()
                .Where(authority => authority.Id == row.AuthorityId)
                .Select(authority => authority.GssCode)
                .SingleAsync(stop),
            Principles = await db.PrinciplesOfAsync(id, data.Stages, isTracked: false, stop),
        };
    }
}
