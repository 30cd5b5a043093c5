using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>Opens a settled task of a plan again; what was said of it stays on record.</summary>
public sealed class ReopenPlanTask(Db db, EditionShelf editions, ReferenceData data)
{
    /// <summary>Refused while it is open.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        string key,
        CancellationToken stop
    ) =>
        db.ActOnPlanTaskAsync(
            actor,
            (procurementId, key),
            (editions, data),
            (task, _) =>
            {
                var before = new
                {
                    task.State,
                    task.Outcome,
                    task.KeptAt,
                };
                return Task.FromResult(
                    task.Reopen()
                        .Then(done =>
                        {
                            db.Record(
                                "plan.reopened",
                                procurementId,
                                new { task = task.Title, before }
                            );
                            return Outcome.Of(done);
                        })
                );
            },
            stop
        );
}
