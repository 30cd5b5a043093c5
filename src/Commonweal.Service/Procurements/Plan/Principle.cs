using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Domain.Rules;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>A core principle and how a purchase answers it.</summary>
/// <param name="Stage">The stage of buying it belongs to.</param>
/// <param name="Asked">The principle in words.</param>
/// <param name="Row">What was entered for it; null when nothing was.</param>
public sealed record Principle(BuyingStage Stage, StageTask Asked, PlanTask? Row)
{
    /// <summary>The answer on record; null while there is none.</summary>
    public string? Answer => Row?.Outcome;
}

/// <summary>How acts and lookups come by them.</summary>
internal static class PrincipleRows
{
    /// <summary>Every principle of the guide, answered or not.</summary>
    /// <param name="isTracked">For the act that answers them; a page keeps what stood, whatever an act then tries.</param>
    public static async Task<IReadOnlyList<Principle>> PrinciplesOfAsync(
        this Db db,
        Guid procurementId,
        StageGuide guide,
        bool isTracked,
        CancellationToken stop
    )
    {
        var asked = guide.Principles.ToArray();
        string[] keys = [.. asked.Select(one => one.Task.Id)];
        var rows = await db.Set<PlanTask>()
            .AsTracking(
                isTracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking
            )
            .Where(row => row.ProcurementId == procurementId && keys.Contains(row.Key))
            .ToDictionaryAsync(row => row.Key!, StringComparer.Ordinal, stop);
        return
        [
            .. asked.Select(one => new Principle(
                one.Stage,
                one.Task,
                rows.GetValueOrDefault(one.Task.Id)
            )),
        ];
    }

    /// <summary>What stands between a draft and its publication: a principle without an answer.</summary>
    public static IEnumerable<StillMissing> Missing(this IReadOnlyCollection<Principle> principles)
    {
        var open = principles.Count(one => one.Answer is null);
        if (open > 0)
        {
            yield return new StillMissing(
                PreparationStep.Principles,
                new Problem(
                    "procurements.principles.unanswered",
                    $"{open} of the {principles.Count} core principles {(open == 1 ? "has" : "have")} no answer yet. Write one to each before you publish.",
                    "principles"
                )
            );
        }
    }
}
