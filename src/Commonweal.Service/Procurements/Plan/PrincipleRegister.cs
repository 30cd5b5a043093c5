using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Plan;

/// <summary>How every purchase of the authority answers the core principles, the latest answer first.</summary>
public sealed class PrincipleRegister(Db db, ReferenceData data)
{
    /// <summary>One answer.</summary>
    /// <param name="Principle">In the words of the day it was answered.</param>
    /// <param name="AnsweredBy">By name; null for somebody who can be named no more.</param>
    public sealed record Row(
        Guid ProcurementId,
        string Reference,
        string Title,
        ProcurementStage Stage,
        string Principle,
        string? Answer,
        string? AnsweredBy,
        DateTimeOffset? AnsweredAt
    );

    /// <summary>The principles that are asked now.</summary>
    public IEnumerable<StageTask> Principles => data.Stages.Principles.Select(one => one.Task);

    /// <summary>The page asked for: searched in title, reference and answer; null leaves the filter out.</summary>
    /// <param name="principle">The name of one principle.</param>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        ListRequest request,
        string? principle,
        CancellationToken stop
    )
    {
        var mayRead = actor.Can(Permission.ReadProcurements);
        string[] asked = [.. Principles.Select(one => one.Id)];
        var answers =
            from task in db.As(actor).Set<PlanTask>().AsNoTracking()
            join procurement in db.Set<Procurement>() on task.ProcurementId equals procurement.Id
            where mayRead && task.Outcome != null && asked.Contains(task.Key)
            where principle == null || task.Key == principle
            where
                request.Search == null
                || EF.Functions.ILike(procurement.Title, request.Pattern)
                || EF.Functions.ILike(procurement.Reference, request.Pattern)
                || EF.Functions.ILike(task.Outcome!, request.Pattern)
            select new
            {
                Task = task,
                Procurement = procurement,
                By = db.Set<Account>()
                    .Where(account => account.Id == task.SettledBy)
                    .Select(account => account.Name)
                    .FirstOrDefault(),
            };
        var found = await answers.PageAsync(
            request.LatestFirst,
            stop,
            ("answered", row => row.Task.SettledAt),
            ("title", row => row.Procurement.Title),
            ("reference", row => row.Procurement.Reference),
            ("principle", row => row.Task.Title),
            ("id", row => row.Task.Id)
        );
        return found.Select(row => new Row(
            row.Procurement.Id,
            row.Procurement.Reference,
            row.Procurement.Title,
            row.Procurement.Stage,
            row.Task.Title,
            row.Task.Outcome,
            row.By,
            row.Task.SettledAt
        ));
    }
}
