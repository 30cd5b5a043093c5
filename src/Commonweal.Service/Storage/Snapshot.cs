using System.Data;
using Commonweal.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Storage;

/// <summary>Several reads that see the database as it was at one moment, whatever others write meanwhile.</summary>
public sealed class Snapshot(Db db)
{
    /// <summary>Runs the lookups in <paramref name="read"/>, all of them on behalf of <paramref name="actor"/>.</summary>
    public async Task RunAsync(Actor actor, Func<Task> read, CancellationToken stop)
    {
        await using var transaction = await db.As(actor)
            .Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await read();
    }
}
