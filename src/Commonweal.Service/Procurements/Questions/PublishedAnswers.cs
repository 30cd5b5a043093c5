using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements.Questions;

/// <summary>The questions about a tender with their answers, as everybody reads them.</summary>
public sealed class PublishedAnswers(Db db)
{
    /// <summary>One of them.</summary>
    public sealed record Row(
        int Number,
        string Question,
        string Answer,
        DateTimeOffset PublishedAt
    );

    /// <summary>In the order of their numbers; empty where none is answered.</summary>
    public async Task<IReadOnlyList<Row>> OfAsync(
        Actor actor,
        Guid procurementId,
        CancellationToken stop
    ) =>
        await db.As(actor)
            .Set<TenderAnswer>()
            .IgnoreQueryFilters([Db.OwnRows])
            .AsNoTracking()
            .Where(row => row.ProcurementId == procurementId && row.Answer != null)
            .OrderBy(row => row.Number)
            .Select(row => new Row(row.Number!.Value, row.Question!, row.Answer!, row.PublishedAt))
            .ToListAsync(stop);
}
