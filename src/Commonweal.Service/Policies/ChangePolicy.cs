using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Policies;

/// <summary>Takes one page of answers into a version that is being written.</summary>
public sealed class ChangePolicy(Db db, ReferenceData data)
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
                if (
                    change is PolicyChange.Adoption adoption
                    && !adoption.Rules.All(IsForMinistries)
                )
                {
                    return Task.FromResult<Outcome<Done>>(PolicyChange.Adoption.Unknown);
                }

                var changed = version.Change(change, actor.AccountId, now);
                db.Record("policy.changed", versionId, version.Facts());
                return Task.FromResult(changed);
            },
            stop
        );

    private bool IsForMinistries(string rule) =>
        data.Rules.Duties.Any(duty =>
            duty.Addressee == Addressee.CentralGovernment && duty.Id == rule
        );
}
