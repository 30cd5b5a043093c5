using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Which references the actor's authority gave out, so that a form can say so together with all else that is wrong.</summary>
public sealed class ReferencesInUse(Db db)
{
    /// <summary>The refusal of a reference that another procurement has; empty when it is free.</summary>
    /// <param name="except">The procurement that may keep its own; null for a new one.</param>
    public async Task<IReadOnlyList<Problem>> OfAsync(
        Actor actor,
        string? reference,
        Guid? except,
        CancellationToken stop
    ) =>
        reference is not null
        && actor.Can(Permission.EditProcurements)
        && await db.As(actor).IsReferenceTakenAsync(reference, except, stop)
            ? [ProcurementRows.ReferenceTaken(reference)]
            : [];
}
