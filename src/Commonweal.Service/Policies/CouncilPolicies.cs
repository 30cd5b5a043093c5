using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Policies;

/// <summary>The published policies of councils, for everybody: those shipped as files, and what councils published themselves.</summary>
public sealed class CouncilPolicies(Db db, ReferenceData data)
{
    /// <summary>One council.</summary>
    /// <param name="AuthorityId">The council on this site; null for a file that no council here uses.</param>
    public sealed record Council(Guid? AuthorityId, PolicySeries Series);

    /// <summary>Every council with a policy, and every policy, by name.</summary>
    public async Task<IReadOnlyList<Council>> RunAsync(Actor actor, CancellationToken stop)
    {
        var here = await db.As(actor).SeriesAsync(data, rows => rows, stop);
        var files = data.Policies.Where(policy =>
            here.Values.All(series => series.File != policy && series.Name != policy.Name)
        );
        return
        [
            .. here.Select(row => new Council(row.Key, row.Value))
                .Where(council => council.Series.Policy is not null)
                .Concat(
                    files.Select(policy => new Council(
                        null,
                        new PolicySeries(policy.Name, policy.Authority, policy.Code, policy, [])
                    ))
                )
                .OrderBy(council => council.Series.Authority, StringComparer.Ordinal),
        ];
    }
}
