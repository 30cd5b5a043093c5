using Commonweal.Service.Evidence;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>Removes from the disk what no row of anybody needs.</summary>
public sealed class UnneededEvidence(Db db, EvidenceStore store, TimeProvider clock)
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>
    /// Removes what uploads left that broke off before their row was written. Younger than a day it may belong to one that still goes
    /// on. A database that needs none of the files is another than the one they belong to, and removes none.
    /// </summary>
    public async Task SweepAsync(CancellationToken stop)
    {
        var then = clock.GetUtcNow() - Grace;
        store.RemoveUploads(then);
        byte[][] kept = [.. store.KeptBefore(then)];
        var unneeded = await db
            .Database.SqlQuery<byte[]>(
                $"select file as \"Value\" from unnest({kept}) file where not evidence_is_needed(file)"
            )
            .ToListAsync(stop);
        foreach (var sha256 in unneeded.Count < kept.Length ? unneeded : [])
        {
            await LetGoAsync(sha256, stop);
        }
    }

    /// <summary>Removes the file of this content unless it is needed. Its lock is taken first, so that nobody attaches it meanwhile.</summary>
    public async Task LetGoAsync(byte[] sha256, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.LockAsync(EvidenceStore.LockOf(sha256), stop);
        var isNeeded = await db
            .Database.SqlQuery<bool>($"select evidence_is_needed({sha256}) as \"Value\"")
            .SingleAsync(stop);
        if (!isNeeded)
        {
            store.Remove(sha256);
        }

        await transaction.CommitAsync(stop);
    }
}
