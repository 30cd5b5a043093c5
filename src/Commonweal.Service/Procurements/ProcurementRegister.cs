using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>The authority's procurements, newest first.</summary>
public sealed class ProcurementRegister(Db db)
{
    /// <summary>Which of them.</summary>
    public enum Show
    {
        /// <summary>Those the authority runs here.</summary>
        Ours,

        /// <summary>Records of published notices, of any buyer, that nobody took up.</summary>
        Imported,

        /// <summary>Both.</summary>
        All,
    }

    /// <summary>How far those looked for have come: the stages of what is run here, and whether bids are still received.</summary>
    public enum InStage
    {
        /// <summary>Being prepared.</summary>
        Draft,

        /// <summary>Open for bids.</summary>
        Published,

        /// <summary>Published, and the deadline has passed: it waits for its opening.</summary>
        Closed,

        /// <summary>Opened, and being evaluated.</summary>
        Opened,

        /// <summary>Scored.</summary>
        Scored,

        /// <summary>Awarded.</summary>
        Awarded,

        /// <summary>Cancelled.</summary>
        Cancelled,
    }

    /// <summary>One procurement.</summary>
    /// <param name="IsClosed">Whether it waits for its opening: published, and the deadline has passed by the database's clock.</param>
    public sealed record Row(
        Guid Id,
        string Reference,
        string? Ocid,
        string Title,
        string? Buyer,
        ProcurementStage Stage,
        ProcurementCategory? Category,
        decimal? NetValue,
        DateTimeOffset? Deadline,
        bool IsClosed
    );

    /// <summary>The page asked for: searched in reference, title and buyer; null leaves a filter out.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        ListRequest request,
        Show show,
        InStage? looked,
        ProcurementCategory? category,
        CancellationToken stop
    )
    {
        var mayRead = actor.Can(Permission.ReadProcurements);
        var now = await db.As(actor).NowAsync(stop);
        var stage = looked is { } one ? StageOf(one) : (ProcurementStage?)null;
        var isClosed = looked is InStage.Closed;
        var found = await db.Set<Procurement>()
            .AsNoTracking()
            .Where(row => mayRead && (stage == null || row.Stage == stage))
            .Where(row => stage != ProcurementStage.Published || now >= row.Deadline == isClosed)
            .Where(row =>
                show == Show.All
                || row.Stage == ProcurementStage.Recorded == (show == Show.Imported)
            )
            .Where(row => category == null || row.Category == category)
            .Where(row =>
                request.Search == null
                || EF.Functions.ILike(row.Title, request.Pattern)
                || EF.Functions.ILike(row.Reference, request.Pattern)
                || EF.Functions.ILike(row.Buyer!, request.Pattern)
            )
            .Select(row => new
            {
                row.Id,
                row.Reference,
                row.Ocid,
                row.Title,
                row.Buyer,
                row.Stage,
                row.Category,
                row.NetValue,
                row.Deadline,
                row.CreatedAt,
            })
            .PageAsync(
                request.LatestFirst,
                stop,
                ("entered", row => row.CreatedAt),
                ("reference", row => row.Reference),
                ("title", row => row.Title),
                ("value", row => row.NetValue),
                ("deadline", row => row.Deadline),
                ("id", row => row.Id)
            );
        return found.Select(row => new Row(
            row.Id,
            row.Reference,
            row.Ocid,
            row.Title,
            row.Buyer,
            row.Stage,
            row.Category,
            row.NetValue,
            row.Deadline,
            row.Stage == ProcurementStage.Published && now >= row.Deadline
        ));
    }

    /// <summary>The stage it is kept with.</summary>
    public static ProcurementStage StageOf(InStage looked) =>
        looked switch
        {
            InStage.Draft => ProcurementStage.Draft,
            InStage.Published or InStage.Closed => ProcurementStage.Published,
            InStage.Opened => ProcurementStage.Opened,
            InStage.Scored => ProcurementStage.Scored,
            InStage.Awarded => ProcurementStage.Awarded,
            InStage.Cancelled => ProcurementStage.Cancelled,
        };
}
