using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Audit;

/// <summary>Recomputes every chain from its first entry, independently of the database function that wrote it.</summary>
public sealed class AuditVerifier(Db db)
{
    /// <summary>One organisation's chain.</summary>
    /// <param name="ScopeId">The authority or supplier; all zeros is the platform.</param>
    /// <param name="Entries">How many entries were read.</param>
    /// <param name="FirstBad">The number of the first entry that does not fit; null when the chain holds.</param>
    /// <param name="Says">What is wrong, or that the chain holds.</param>
    public sealed record Chain(Guid ScopeId, long Entries, long? FirstBad, string Says);

    /// <summary>Verifies the chain of the actor's own organisation; null when nothing was recorded yet.</summary>
    public async Task<Outcome<Chain?>> OfAsync(Actor actor, CancellationToken stop)
    {
        if (actor.Lacks(Permission.ReadAudit) is { } refusal)
        {
            return refusal;
        }

        return await HeadsAsync(actor, stop) is [var own]
            ? await VerifyAsync(own, stop)
            : Outcome.Of<Chain?>(null);
    }

    /// <summary>Verifies every chain there is.</summary>
    public async Task<IReadOnlyList<Chain>> RunAsync(CancellationToken stop)
    {
        var heads = await HeadsAsync(Actor.Public, stop);
        var chains = new List<Chain>();
        foreach (var head in heads)
        {
            chains.Add(await VerifyAsync(head, stop));
        }

        return chains;
    }

    /// <summary>Whether an entry still has the hash it was written with; its place in the chain is another question.</summary>
    internal static bool Holds(AuditEntry entry) =>
        HashOf(entry).AsSpan().SequenceEqual(entry.Hash) && Agrees(entry);

    /// <summary>The columns that lists are read by say what the hashed entry says.</summary>
    private static bool Agrees(AuditEntry entry)
    {
        using var said = JsonDocument.Parse(entry.Entry);
        return said.RootElement.GetProperty("act").GetString() == entry.Act
            && said.RootElement.GetProperty("account").GetGuid() == entry.AccountId
            && said.RootElement.GetProperty("subject").GetGuid() == entry.SubjectId;
    }

    private Task<List<Head>> HeadsAsync(Actor actor, CancellationToken stop) =>
        db.As(actor)
            .Database.SqlQuery<Head>(
                $"select scope_id as \"ScopeId\", n as \"N\", hash as \"Hash\" from audit_heads()"
            )
            .ToListAsync(stop);

    private async Task<Chain> VerifyAsync(Head head, CancellationToken stop)
    {
        db.As(Actor.OfAuthority(Guid.Empty, "the verifier", head.ScopeId));
        byte[] previous = [];
        var read = 0L;
        await foreach (
            var entry in db.Set<AuditEntry>()
                .AsNoTracking()
                .OrderBy(e => e.N)
                .AsAsyncEnumerable()
                .WithCancellation(stop)
        )
        {
            read++;
            if (entry.N != read)
            {
                return new Chain(head.ScopeId, read, read, $"Entry {read} is missing.");
            }

            if (!entry.PreviousHash.AsSpan().SequenceEqual(previous) || !Holds(entry))
            {
                return new Chain(
                    head.ScopeId,
                    read,
                    read,
                    $"Entry {read} was changed after it was written."
                );
            }

            previous = entry.Hash;
        }

        return read == head.N && head.Hash.AsSpan().SequenceEqual(previous)
            ? new Chain(head.ScopeId, read, null, "The chain holds.")
            : new Chain(
                head.ScopeId,
                read,
                read + 1,
                $"The chain ends at entry {read}; its head says {head.N}."
            );
    }

    private static byte[] HashOf(AuditEntry entry)
    {
        var at = entry.At.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
            CultureInfo.InvariantCulture
        );
        var text = string.Create(CultureInfo.InvariantCulture, $"{entry.N}|{at}|{entry.Entry}");
        return SHA256.HashData([0, .. entry.PreviousHash, .. Encoding.UTF8.GetBytes(text)]);
    }

    private sealed record Head(Guid ScopeId, long N, byte[] Hash);
}
