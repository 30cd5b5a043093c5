using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Policies;

/// <summary>What the acts on a version of a policy have in common.</summary>
internal static class PolicyRows
{
    /// <summary>The refusal for an address that leads to nothing the actor may see.</summary>
    public static Problem NotFound { get; } =
        Problem.NotFound(
            "policies.version.not-found",
            "version of a policy",
            "the rules of your council"
        );

    /// <summary>Whether drafts are theirs to read.</summary>
    public static bool WorksOnPolicies(this Actor actor) =>
        actor.Can(Permission.WritePolicies) || actor.Can(Permission.PublishPolicies);

    /// <summary>A whole act on one of the authority's own versions: locked, and handed on with the moment and the day it is.</summary>
    public static Task<Outcome<Done>> ActOnPolicyAsync(
        this Db db,
        Actor actor,
        Permission permission,
        Guid versionId,
        Func<PolicyVersion, DateTimeOffset, DateOnly, Task<Outcome<Done>>> change,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            permission,
            () =>
                db.ChangeAsync<PolicyVersion, Done>(
                    versionId,
                    NotFound,
                    async version =>
                    {
                        var now = await db.NowAsync(stop);
                        return await change(version, now, UkTime.Today(now));
                    },
                    stop
                ),
            stop
        );

    /// <summary>What the record keeps of a version: all it says, in words.</summary>
    public static object Facts(this PolicyVersion version) =>
        new
        {
            firstDay = UkTime.Day(version.StartsOn),
            source = version.SourceTitle,
            address = version.SourceUrl,
            thresholds = version.Terms.Requirements.Select(PolicyText.Of).ToArray(),
            leastWeighting = PolicyText.Of(version.Terms.MinimumWeighting),
            measures = PolicyText.Of(version.Terms.Menu),
            reviews = PolicyText.Of(version.Terms.Reviews),
            reportWithinDays = version.Terms.ReportWithinDays,
            net = PolicyText.Of(version.Terms.Net),
            adopts = version.Terms.Adopts,
        };
}
