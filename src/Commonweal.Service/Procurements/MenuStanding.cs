using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Policies;
using Commonweal.Service.Procurements.Market;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>What the measures of a draft ask of bidders, and which findings about them were overridden.</summary>
/// <param name="Reading">What is found.</param>
/// <param name="Overrides">Every override there ever was, the latest first.</param>
public sealed record MenuStanding(MenuReading Reading, IReadOnlyList<MenuOverride> Overrides)
{
    /// <summary>The findings that were neither followed nor overridden.</summary>
    public IEnumerable<MenuFinding> Open =>
        Reading.Findings.Where(finding => AnswerTo(finding) is null);

    /// <summary>What stands between the draft and its publication.</summary>
    public IEnumerable<StillMissing> Missing =>
        Open.Select(finding => new StillMissing(
            PreparationStep.Measures,
            new Problem("procurements.menu.out-of-proportion", finding.Says, "proportion")
        ));

    /// <summary>Why the finding is not followed; null while nobody has said.</summary>
    public MenuOverride? AnswerTo(MenuFinding finding) =>
        Overrides.FirstOrDefault(one => one.Answers(finding));
}

/// <summary>How acts and lookups come by it.</summary>
internal static class MenuRows
{
    /// <summary>What keeps a draft from being published besides its own answers: an edition retired since, measures against a rule.</summary>
    public static async Task<IReadOnlyCollection<StillMissing>> MissingBesidesAsync(
        this Db db,
        EditionShelf editions,
        ReferenceData data,
        Actor actor,
        PolicyStanding standing,
        CancellationToken stop
    )
    {
        var procurement = standing.Purchase;
        var policy = await db.PolicyOfAsync(data, procurement.AuthorityId, stop);
        var now = await db.NowAsync(stop);
        return
        [
            .. standing.Assessment?.Overtaken(procurement, policy, standing.On) is { } overtaken
                ? [new StillMissing(PreparationStep.Threshold, overtaken.At("threshold"))]
                : Array.Empty<StillMissing>(),
            .. data.Model(procurement.Model) is { } model
            && procurement.ModelLacks(model) is { } lacks
                ? [new StillMissing(PreparationStep.Weighting, lacks.At("model"))]
                : Array.Empty<StillMissing>(),
            .. await editions.EditionObstaclesAsync(actor, procurement, stop),
            .. procurement.PeriodLacks(standing.Assessment, data.Tendering, now, UkTime.Today),
            .. procurement.LocalLacks(editions.Find(procurement.Edition)),
            .. (await db.MenuOfAsync(editions, data, procurement, policy, stop))?.Missing ?? [],
            .. (
                await db.PrinciplesOfAsync(procurement.Id, data.Stages, isTracked: false, stop)
            ).Missing(),
            .. await db.MarketLacksAsync(standing, stop),
        ];
    }

    /// <summary>Null until the edition is chosen.</summary>
    public static async Task<MenuStanding?> MenuOfAsync(
        this Db db,
        EditionShelf editions,
        ReferenceData data,
        Procurement procurement,
        CancellationToken stop
    ) =>
        await db.MenuOfAsync(
            editions,
            data,
            procurement,
            await db.PolicyOfAsync(data, procurement.AuthorityId, stop),
            stop
        );

    private static async Task<MenuStanding?> MenuOfAsync(
        this Db db,
        EditionShelf editions,
        ReferenceData data,
        Procurement procurement,
        Policy? policy,
        CancellationToken stop
    )
    {
        if (editions.Find(procurement.Edition) is not { } edition)
        {
            return null;
        }

        var today = UkTime.Today(await db.NowAsync(stop));
        return new MenuStanding(
            MenuGuard.Of(
                procurement,
                edition,
                data.Proportion,
                procurement.CommencedOn is { } day && policy is not null
                    ? policy.BindingOn(day, procurement.BoundUntil(day, today))
                    : [],
                today
            ),
            await db.Set<MenuOverride>()
                .AsNoTracking()
                .Where(row => row.ProcurementId == procurement.Id)
                .OrderByDescending(row => row.DecidedAt)
                .ToListAsync(stop)
        );
    }
}
