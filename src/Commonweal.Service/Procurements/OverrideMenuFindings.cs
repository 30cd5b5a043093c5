using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Keeps measures that are out of proportion, or against the council's own rules, for a reason given to each finding.</summary>
public sealed class OverrideMenuFindings(Db db, EditionShelf editions, ReferenceData data)
{
    private static readonly Problem Nothing = new(
        "procurements.menu.nothing-answered",
        "Give a reason for at least one finding that is still open, or change the measures."
    );

    /// <summary>Answers the findings named, each by its reason; those that are no longer found, or answered already, are passed over.</summary>
    /// <param name="reasons">By the finding's key.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        IReadOnlyDictionary<string, string> reasons,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                var now = await db.NowAsync(stop);
                var menu = await db.MenuOfAsync(editions, data, procurement, stop);
                Outcome<MenuOverride>[] answers =
                [
                    .. (menu?.Open ?? [])
                        .Where(finding => reasons.ContainsKey(finding.Key))
                        .Select(finding =>
                            MenuOverride.Of(
                                Guid.CreateVersion7(),
                                procurement,
                                finding,
                                reasons[finding.Key],
                                actor.Can(Permission.DecideWaivers),
                                actor.AccountId,
                                now
                            )
                        ),
                ];
                if (
                    answers.SelectMany(answer => answer.Problems).ToArray() is { Length: > 0 } wrong
                )
                {
                    return Outcome.Refused<Done>(wrong);
                }

                foreach (var answer in answers.Select(answer => answer.Value))
                {
                    db.Add(answer);
                    db.Record(
                        "procurement.menu-overridden",
                        procurementId,
                        new
                        {
                            answer.Says,
                            answer.Facts,
                            answer.Reason,
                        }
                    );
                }

                return answers.Length == 0 ? Nothing : Outcome.Done;
            },
            stop
        );
}
