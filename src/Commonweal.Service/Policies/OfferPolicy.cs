using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Policies;

/// <summary>Asks a second person to publish the version that is being written.</summary>
public sealed class OfferPolicy(Db db, ReferenceData data)
{
    /// <summary>Offers it as it stands.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid versionId, CancellationToken stop) =>
        db.ActOnPolicyAsync(
            actor,
            Permission.WritePolicies,
            versionId,
            async (version, now, today) =>
            {
                var series = await db.SeriesOfAsync(data, version.AuthorityId, stop);
                db.Record("policy.offered", versionId, new { version.Revision });
                return version.Offer(series, today, actor.AccountId, now);
            },
            stop
        );
}
