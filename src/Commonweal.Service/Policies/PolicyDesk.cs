using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Policies;

/// <summary>The policy of the actor's own authority: what holds, what comes, what is being written.</summary>
public sealed class PolicyDesk(Db db, ReferenceData data)
{
    /// <summary>All of it.</summary>
    /// <param name="Today">The day it is read.</param>
    /// <param name="Draft">The version being written or waiting for publication; null when there is none.</param>
    public sealed record View(PolicySeries Series, DateOnly Today, PolicyVersion? Draft)
    {
        /// <summary>The rules that hold today; null when none does.</summary>
        public DatedValue<PolicyTerms>? InForce => Series.Policy?.Terms.On(Today);
    }

    /// <summary>Null for who neither writes nor publishes policies.</summary>
    public async Task<View?> RunAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.WorksOnPolicies())
        {
            return null;
        }

        var series = await db.As(actor).SeriesOfAsync(data, actor.AuthorityId!.Value, stop);
        return new View(
            series,
            UkTime.Today(await db.NowAsync(stop)),
            await db.Set<PolicyVersion>()
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    version => version.PublishedAt == null && version.WithdrawnAt == null,
                    stop
                )
        );
    }
}
