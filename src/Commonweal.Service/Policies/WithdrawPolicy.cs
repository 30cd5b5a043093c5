using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Policies;

/// <summary>Gives a draft up, or withdraws published rules before their first day.</summary>
public sealed class WithdrawPolicy(Db db)
{
    /// <summary>Withdraws it.</summary>
    /// <param name="reason">Asked for where the rules are published.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid versionId,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActOnPolicyAsync(
            actor,
            Permission.WritePolicies,
            versionId,
            (version, now, today) =>
            {
                var act =
                    version.Stage == PolicyStage.Published ? "policy.withdrawn" : "policy.given-up";
                var done = version.Withdraw(reason, today, actor.AccountId, now);
                db.Record(act, versionId, new { reason = version.WithdrawnReason });
                return Task.FromResult(done);
            },
            stop
        );
}
