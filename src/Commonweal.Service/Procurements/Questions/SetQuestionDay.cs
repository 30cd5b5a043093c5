using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements.Questions;

/// <summary>Sets the last day on which bidders may ask, before the tender is published.</summary>
public sealed class SetQuestionDay(Db db)
{
    /// <summary>Null takes questions until the deadline.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid procurementId,
        DateOnly? day,
        CancellationToken stop
    ) =>
        db.ActOnProcurementAsync(
            actor,
            Permission.EditProcurements,
            procurementId,
            async procurement =>
            {
                db.Record("procurement.question-day-set", procurementId, new { until = day });
                return procurement.TakeQuestionsUntil(day, await db.NowAsync(stop), UkTime.Today);
            },
            stop
        );
}
