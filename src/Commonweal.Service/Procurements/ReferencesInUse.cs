using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Procurements;

/// <summary>Which references the actor's authority gave out, so that a form can say so together with all else that is wrong.</summary>
public sealed class ReferencesInUse(Db db)
{
    /// <summary>The procurement that has a reference, and the refusal to give it to another.</summary>
    public sealed record Holder(Guid Id, string Title, Problem Refusal);

    /// <summary>Null when the reference is free.</summary>
    /// <param name="except">The procurement that may keep its own; null for a new one.</param>
    public async Task<Holder?> OfAsync(
        Actor actor,
        string? reference,
        Guid? except,
        CancellationToken stop
    ) =>
        reference is not null
        && actor.Can(Permission.EditProcurements)
        && await db.As(actor).HolderAsync(reference, except, stop) is { } holder
            ? new Holder(holder.Id, holder.Title, ProcurementRows.ReferenceTaken(holder))
            : null;
}
