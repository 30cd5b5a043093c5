using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>Keeps how a purchase answers the core principles; each is a decision of its plan.</summary>
public sealed class AnswerPrinciples(Db db, ReferenceData data)
{
    /// <summary>All of them at once, by the name of the guide's task; refused once the procurement is published.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        IReadOnlyDictionary<string, string?> answers,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync<Done>(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                if (procurement.Refusal() is { } closed)
                {
                    return closed;
                }

                var now = await db.NowAsync(stop);
                var problems = new List<Problem>();
                var changed = 0;
                foreach (
                    var (stage, principle, held) in await db.PrinciplesOfAsync(
                        procurementId,
                        data.Stages,
                        isTracked: true,
                        stop
                    )
                )
                {
                    var task =
                        held
                        ?? PlanTask
                            .Take(procurement, stage, principle, Guid.CreateVersion7())
                            .Value;
                    var (state, outcome) = (task.State, task.Outcome);
                    var answered = task.Answer(
                        answers.GetValueOrDefault(principle.Id),
                        actor.AccountId,
                        now
                    );
                    problems.AddRange(answered.Problems);
                    if (held is null)
                    {
                        db.Add(task);
                    }

                    if ((state, outcome) != (task.State, task.Outcome))
                    {
                        changed++;
                        db.Record(
                            "plan.principle-answered",
                            procurementId,
                            new { task = task.Title, task.Outcome }
                        );
                    }
                }

                if (changed == 0)
                {
                    db.Record("plan.principles-confirmed", procurementId, new { });
                }

                return problems.Count > 0 ? Outcome.Refused<Done>(problems) : Outcome.Done;
            },
            stop
        );
}
