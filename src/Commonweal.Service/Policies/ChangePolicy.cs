using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Policies;

/// <summary>Takes one page of answers into a version that is being written.</summary>
public sealed class ChangePolicy(Db db)
{
    /// <summary>Changes it; whoever was asked to publish it has to be asked anew.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid versionId,
        PolicyChange change,
        CancellationToken stop
    ) =>
        db.ActOnPolicyAsync(
            actor,
            Permission.WritePolicies,
            versionId,
            (version, now, _) =>
            {
                var changed = version.Change(change, actor.AccountId, now);
                db.Record("policy.changed", versionId, version.Facts());
                return Task.FromResult(changed);
            },
            stop
        );
}
