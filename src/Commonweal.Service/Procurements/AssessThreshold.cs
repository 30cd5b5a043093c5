using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>
/// Applies the rules of its day to a purchase and keeps facts and decision whole, so that what was said then can be shown
/// when the rules have changed.
/// </summary>
public sealed class AssessThreshold(Db db, ReferenceData data)
{
    /// <summary>Answers the decision.</summary>
    public Task<Outcome<ThresholdDecision>> RunAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                var policy = await db.PolicyOfAsync(data, procurement.AuthorityId, stop);
                var now = await db.NowAsync(stop);
                return procurement
                    .FactsForRules()
                    .Then(facts =>
                        Decide(
                            policy,
                            facts,
                            procurement.BoundUntil(facts.Commenced, UkTime.Today(now))
                        )
                    )
                    .Then(decision => Keep(procurement, decision, actor, now));
            },
            stop
        );

    private Outcome<ThresholdDecision> Decide(Policy? policy, ThresholdFacts facts, DateOnly on)
    {
        if (policy is null)
        {
            return new Problem(
                "procurements.policy.missing",
                "Your authority has no rules on record yet. Ask your policy lead to write and publish them, under \"Rules of your council\"."
            );
        }

        var decided = ThresholdRules.Decide(data.Rules, policy, facts, on);
        return decided.Succeeded
            ? decided
            : Outcome.Refused<ThresholdDecision>(decided.Problems.Select(AtDetail));
    }

    /// <summary>The rules name the facts; the forms name the procurement's own details.</summary>
    private static Problem AtDetail(Problem problem) =>
        problem.Field switch
        {
            "value" => problem.At(nameof(Procurement.NetValue)),
            "commenced" => problem.At(nameof(Procurement.CommencedOn)),
            _ => problem,
        };

    private Outcome<ThresholdDecision> Keep(
        Procurement procurement,
        ThresholdDecision decision,
        Actor actor,
        DateTimeOffset now
    )
    {
        var id = Guid.CreateVersion7();
        return ThresholdAssessment
            .Of(procurement, id, decision, actor.AccountId, now)
            .Then(assessment =>
            {
                db.Add(assessment);
                db.Record(
                    "procurement.threshold-assessed",
                    procurement.Id,
                    new
                    {
                        assessment = id,
                        required = decision.Required,
                        minimumWeighting = decision.LeastWeighting,
                        policyFrom = decision.PolicyFrom,
                    }
                );
                return Outcome.Of(decision);
            });
    }
}
