using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Policies;

/// <summary>Begins a new version of the authority's policy with the rules in force; empty where there are none.</summary>
public sealed class StartPolicy(Db db, ReferenceData data)
{
    /// <summary>Answers the version; refused while another is being written.</summary>
    public Task<Outcome<Guid>> RunAsync(Actor actor, CancellationToken stop) =>
        db.ActAsync<Guid>(
            actor,
            Permission.WritePolicies,
            async () =>
            {
                var authority = actor.AuthorityId!.Value;
                await db.LockAsync<Authority>(authority, stop);
                if (
                    await db.Set<PolicyVersion>()
                        .SingleOrDefaultAsync(
                            version => version.PublishedAt == null && version.WithdrawnAt == null,
                            stop
                        ) is
                    { } draft
                )
                {
                    db.Record("policy.started-again", draft.Id, new { draft.Revision });
                    return draft.Id;
                }

                var now = await db.NowAsync(stop);
                var inForce = (await db.PolicyOfAsync(data, authority, stop))?.Terms.On(
                    UkTime.Today(now)
                );
                var version = PolicyVersion.Begin(
                    Guid.CreateVersion7(),
                    authority,
                    inForce?.Value,
                    actor.AccountId,
                    now
                );
                db.Add(version);
                db.Record("policy.started", version.Id, version.Facts());
                return version.Id;
            },
            stop
        );
}
