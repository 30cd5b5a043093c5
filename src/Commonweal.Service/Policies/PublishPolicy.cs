using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Policies;

/// <summary>Publishes a version that somebody else wrote and offered; it counts from its first day.</summary>
public sealed class PublishPolicy(Db db, ReferenceData data)
{
    /// <summary>Publishes it.</summary>
    /// <param name="revision">The one the actor read.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid versionId,
        int revision,
        CancellationToken stop
    ) =>
        db.ActOnPolicyAsync(
            actor,
            Permission.PublishPolicies,
            versionId,
            async (version, now, today) =>
            {
                var series = await db.SeriesOfAsync(data, version.AuthorityId, stop);
                db.Record("policy.published", versionId, version.Facts());
                return version.Publish(revision, series, today, actor.AccountId, now);
            },
            stop
        );
}
