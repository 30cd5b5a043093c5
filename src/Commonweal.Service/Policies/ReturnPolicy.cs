using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Policies;

/// <summary>Hands a version that was offered back to its writers.</summary>
public sealed class ReturnPolicy(Db db)
{
    /// <summary>Says what should be changed.</summary>
    /// <param name="revision">The one the actor read.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid versionId,
        int revision,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActOnPolicyAsync(
            actor,
            Permission.PublishPolicies,
            versionId,
            (version, now, _) =>
            {
                db.Record("policy.returned", versionId, new { Reason = reason });
                return Task.FromResult(version.Return(revision, reason, actor.AccountId, now));
            },
            stop
        );
}
