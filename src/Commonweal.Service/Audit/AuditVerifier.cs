using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Audit;

/// <summary>
/// Recomputes every chain from its first entry, independently of the database function that wrote it. Whoever may rewrite
/// a chain and its head together is found only by an earlier head that was kept elsewhere.
/// </summary>
public sealed class AuditVerifier(Db db)
{
    private const int MostFaults = 100;

    /// <summary>Where an organisation's chain ended when it was verified.</summary>
    /// <param name="Organisation">The authority or supplier; all zeros is the platform.</param>
    /// <param name="Hash">Of the last entry, in lower-case hexadecimal.</param>
    public sealed record Head(Guid Organisation, string Name, long Entries, string Hash);

    /// <summary>One organisation's chain.</summary>
    /// <param name="Head">Its last entry.</param>
    /// <param name="FirstBad">The number of the first entry that does not fit; null when the chain holds.</param>
    /// <param name="Says">All that is wrong, or that the chain holds.</param>
    public sealed record Chain(Head Head, long? FirstBad, string Says);

    /// <summary>Verifies the chain of the actor's own organisation.</summary>
    public async Task<Outcome<Chain>> OfAsync(Actor actor, CancellationToken stop) =>
        actor.Lacks(Permission.ReadAudit) is { } refusal
            ? refusal
            : await VerifyAsync(
                new Organisation(actor.AuthorityId ?? actor.SupplierId ?? Guid.Empty, actor.Name),
                null,
                stop
            );

    /// <summary>
    /// Verifies every chain there is, and that every organisation has one: setting it up is its first entry.
    /// </summary>
    /// <param name="earlier">Heads kept from earlier; each must still stand at its place.</param>
    public async Task<IReadOnlyList<Chain>> RunAsync(
        IReadOnlyList<Head> earlier,
        CancellationToken stop
    )
    {
        var kept = earlier.ToDictionary(head => head.Organisation);
        var registered = await RegisteredAsync(stop);
        HashSet<Guid> known = [Guid.Empty, .. registered.Select(one => one.Id)];
        var strangers = (await EndsAsync(Actor.Public, stop))
            .Select(end => end.ScopeId)
            .Union([Guid.Empty, .. kept.Keys])
            .Except(registered.Select(one => one.Id))
            .Select(id => new Organisation(
                id,
                id == Guid.Empty ? "The platform" : kept.GetValueOrDefault(id)?.Name ?? ""
            ));
        var chains = new List<Chain>();
        foreach (var one in registered.Concat(strangers).ToArray())
        {
            var chain = await VerifyAsync(one, kept.GetValueOrDefault(one.Id), stop);
            chains.Add(
                chain.FirstBad is null && !known.Contains(one.Id)
                    ? chain with
                    {
                        FirstBad = 1,
                        Says = "There is a chain, but its organisation is gone.",
                    }
                    : chain
            );
        }

        return chains;
    }

    /// <summary>
    /// Whether an entry still has the hash it was written with, and the columns that lists are read by say what the hashed entry
    /// says; its place in the chain is another question.
    /// </summary>
    internal static bool Holds(AuditEntry entry) =>
        HashOf(entry).AsSpan().SequenceEqual(entry.Hash)
        && entry.Read() is { } said
        && (said.Act, said.AccountId, said.SubjectId)
            == (entry.Act, entry.AccountId, entry.SubjectId);

    private Task<List<Organisation>> RegisteredAsync(CancellationToken stop) =>
        db.As(Actor.Public)
            .Database.SqlQuery<Organisation>(
                $"select id as \"Id\", name as \"Name\" from authority union all select id, name from supplier order by 2, 1"
            )
            .ToListAsync(stop);

    private Task<List<End>> EndsAsync(Actor actor, CancellationToken stop) =>
        db.As(actor)
            .Database.SqlQuery<End>(
                $"select scope_id as \"ScopeId\", n as \"N\", hash as \"Hash\" from audit_heads()"
            )
            .ToListAsync(stop);

    /// <summary>
    /// The end of the chain is asked for after its entries were read, so that one that grows meanwhile is read on and not
    /// taken for broken. A faulty entry hides none behind it: the next one is held against what is there.
    /// </summary>
    private async Task<Chain> VerifyAsync(
        Organisation organisation,
        Head? earlier,
        CancellationToken stop
    )
    {
        var reader = Actor.OfAuthority(Guid.Empty, "the verifier", organisation.Id);
        var (read, hash) = (0L, Array.Empty<byte>());
        var faults = new List<(long At, string Says)>();
        End? end;
        long before;
        do
        {
            before = read;
            await foreach (
                var entry in db.As(reader)
                    .Set<AuditEntry>()
                    .AsNoTracking()
                    .Where(e => e.ScopeId == organisation.Id && (e.N > before || before == 0))
                    .OrderBy(e => e.N)
                    .AsAsyncEnumerable()
                    .WithCancellation(stop)
            )
            {
                if (FaultOf(entry, read, hash, earlier) is { } fault)
                {
                    faults.Add((Math.Min(entry.N, read + 1), fault));
                }

                (read, hash) = (entry.N, entry.Hash);
            }

            end = (await EndsAsync(reader, stop)).SingleOrDefault();
        } while (end?.N > read && read > before);

        if (FaultOf(end, read, hash, earlier) is { } atEnd)
        {
            faults.Add((read + 1, atEnd));
        }

        return new Chain(
            new Head(organisation.Id, organisation.Name, read, Convert.ToHexStringLower(hash)),
            faults is [var first, ..] ? first.At : null,
            faults.Count == 0 ? "The chain holds."
                : faults.Count <= MostFaults ? string.Join(' ', faults.Select(fault => fault.Says))
                : $"{string.Join(' ', faults.Take(MostFaults).Select(fault => fault.Says))} {faults.Count - MostFaults} more faults follow."
        );
    }

    private static string? FaultOf(AuditEntry entry, long read, byte[] hash, Head? earlier)
    {
        if (!Holds(entry))
        {
            return $"Entry {entry.N} was changed after it was written.";
        }

        if (entry.N != read + 1)
        {
            return entry.N == read + 2
                ? $"Entry {read + 1} is missing."
                : $"Entries {read + 1} to {entry.N - 1} are missing.";
        }

        if (!entry.PreviousHash.AsSpan().SequenceEqual(hash))
        {
            return $"Entry {entry.N} does not follow the one before it.";
        }

        return entry.N == earlier?.Entries && Convert.ToHexStringLower(entry.Hash) != earlier.Hash
            ? $"Entry {entry.N} is not the one of the earlier print: the chain was written anew."
            : null;
    }

    private static string? FaultOf(End? end, long read, byte[] hash, Head? earlier) =>
        read < earlier?.Entries
            ? $"The chain ends at entry {read}; the earlier print says {earlier.Entries}."
        : (end?.N, read) is (null, 0)
            ? "There is no chain, though setting an organisation up is its first entry."
        : end?.N is not { } n ? $"The chain has {read} entries and its head is gone."
        : n == read && end.Hash.AsSpan().SequenceEqual(hash) ? null
        : $"The chain ends at entry {read}; its head says {n}.";

    private static byte[] HashOf(AuditEntry entry)
    {
        var at = entry.At.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
            CultureInfo.InvariantCulture
        );
        var text = string.Create(CultureInfo.InvariantCulture, $"{entry.N}|{at}|{entry.Entry}");
        return SHA256.HashData([0, .. entry.PreviousHash, .. Encoding.UTF8.GetBytes(text)]);
    }

    private sealed record Organisation(Guid Id, string Name);

    /// <summary>Where the database says a chain ends; no number where the head is gone.</summary>
    private sealed record End(Guid ScopeId, long? N, byte[]? Hash);
}
