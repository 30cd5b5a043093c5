using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Sets until when bids are received, or extends it once published.</summary>
public sealed class SetDeadline(Db db)
{
    /// <summary>Bids are received before <paramref name="deadline"/>, by the database's clock.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        DateTimeOffset deadline,
        CancellationToken stop
    ) =>
        db.ActAsync(
            actor,
            Permission.EditProcurements,
            () =>
                db.ChangeProcurementAsync<Done>(
                    procurementId,
                    async procurement =>
                    {
                        db.Record(
                            "procurement.deadline-set",
                            procurementId,
                            new { from = procurement.Deadline, to = deadline }
                        );
                        var set = procurement.SetDeadline(
                            deadline,
                            await db.NowAsync(stop),
                            UkTime.Today
                        );
                        if (set.Succeeded && procurement.Stage == ProcurementStage.Published)
                        {
                            await db.TellOfDeadlineAsync(actor, procurement, stop);
                        }

                        return set;
                    },
                    stop
                ),
            stop
        );
}
