using System.Runtime.CompilerServices;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements.Ocds;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>
/// Takes published releases over into the authority's procurements. Importing a file again changes nothing, so one that was
/// broken off between two batches is simply imported again; a procurement that people work on is left to them.
/// </summary>
public sealed class ImportReleases(Db db, ReferenceData reference)
{
    private const int ReleasesAtOnce = 200;

    /// <summary>What came of it.</summary>
    /// <param name="Taken">Releases that made or changed a procurement.</param>
    /// <param name="Unchanged">Releases imported before, or of a procurement that people work on.</param>
    /// <param name="Refused">Releases that cannot be used.</param>
    /// <param name="Listed">The refused ones, at most <see cref="ReleaseCheck.MostListed"/>.</param>
    public sealed record Result(
        int Taken,
        int Unchanged,
        int Refused,
        IReadOnlyList<RefusedRelease> Listed
    );

    /// <summary>Reads the file to its end first, so that one cut short or in a wrong encoding changes nothing.</summary>
    /// <param name="file">A stream that can be read twice.</param>
    public async Task<Outcome<Result>> RunAsync(Actor actor, Stream file, CancellationToken stop)
    {
        if (actor.Lacks(Permission.EditProcurements) is { } refusal)
        {
            return refusal;
        }

        var found = await ReleaseCheck.RunAsync(file, stop);
        if (found.Unreadable is { } fault)
        {
            return fault.Problem with
            {
                Message = $"{fault.Problem.Message} Nothing was imported.",
                Field = "Notices",
            };
        }

        file.Position = 0;
        var taken = 0;
        await foreach (var batch in BatchesAsync(file, stop))
        {
            var saved = await SaveAsync(actor, batch, stop);
            if (!saved.Succeeded)
            {
                return Outcome.Refused<Result>([.. saved.Problems, Interrupted(taken)]);
            }

            taken += saved.Value;
        }

        return new Result(taken, found.Accepted - taken, found.Refused, found.Listed);
    }

    private static Problem Interrupted(int taken) =>
        new(
            "procurements.import.interrupted",
            $"The import stopped; {taken} new notices were saved before it did. Import the same file again: what is here stays, and the rest is added.",
            "Notices"
        );

    private static async IAsyncEnumerable<List<AcceptedRelease>> BatchesAsync(
        Stream file,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        List<AcceptedRelease> batch = [];
        var size = 0L;
        await foreach (var release in OcdsReader.ReadAsync(file, stop).OfType<AcceptedRelease>())
        {
            batch.Add(release);
            size += release.Json.Length;
            if (batch.Count == ReleasesAtOnce || size > OcdsReader.LargestRelease)
            {
                yield return batch;
                (batch, size) = ([], 0);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>One transaction; answers how many of the releases made or changed a procurement.</summary>
    private Task<Outcome<int>> SaveAsync(
        Actor actor,
        List<AcceptedRelease> batch,
        CancellationToken stop
    )
    {
        db.ChangeTracker.Clear();
        return db.ActAsync<int>(
            actor,
            Permission.EditProcurements,
            async () =>
            {
                var fresh = await FreshAsync(batch, stop);
                string[] ocids = [.. fresh.Select(group => group.Key)];
                var known = await LockedAsync(ocids, stop);
                var earlier = await EarlierAsync(ocids, stop);
                var now = await db.NowAsync(stop);
                var taken = fresh.Sum(releases =>
                    Take(actor, [.. releases], earlier[releases.Key], known, now)
                );
                var authorityId = actor.AuthorityId!.Value;
                db.Record("procurements.import", authorityId, new { read = batch.Count, taken });
                return taken;
            },
            stop
        );
    }

    /// <summary>Keeps the new releases of one procurement; answers how many of them it took over.</summary>
    private int Take(
        Actor actor,
        AcceptedRelease[] releases,
        IEnumerable<Release> earlier,
        IEnumerable<Procurement> known,
        DateTimeOffset now
    )
    {
        var authorityId = actor.AuthorityId!.Value;
        var whole = Release.Compile(earlier.Concat(releases.Select(release => release.Release)));
        var procurement = known.FirstOrDefault(one =>
            one.Ocid == whole.Ocid || one.Reference == whole.Ocid
        );
        var takes = procurement?.Restate(whole).Succeeded ?? true;
        if (procurement is null)
        {
            var id = Guid.CreateVersion7(now);
            var vat = VatOf(whole, now);
            procurement = Procurement
                .Record(id, authorityId, whole, vat, now, actor.AccountId)
                .Value;
            db.Add(procurement);
        }

        foreach (var release in releases)
        {
            var id = Guid.CreateVersion7(now);
            db.Add(new ImportedRelease(id, authorityId, procurement.Id, release, now));
        }

        return takes ? releases.Length : 0;
    }

    /// <summary>The standard rate of the day it commenced, or of today where it does not say or says one long past.</summary>
    private decimal VatOf(Release release, DateTimeOffset now) =>
        (release.CommencedOn is { } day ? reference.Rules.VatOn(day) : null)
        ?? reference.Rules.VatOn(UkTime.Today(now))!.Value;

    /// <summary>Those not imported before, by procurement; of two with one id the first.</summary>
    private async Task<IGrouping<string, AcceptedRelease>[]> FreshAsync(
        List<AcceptedRelease> batch,
        CancellationToken stop
    )
    {
        string[] ocids = [.. batch.Select(release => release.Release.Ocid)];
        var known = await db.Set<ImportedRelease>()
            .Where(release => ocids.Contains(release.Ocid))
            .Select(release => new { release.Ocid, release.ReleaseId })
            .ToListAsync(stop);
        HashSet<(string, string)> seen = [.. known.Select(one => (one.Ocid, one.ReleaseId))];
        return
        [
            .. batch
                .Where(release => seen.Add((release.Release.Ocid, release.Release.Id)))
                .GroupBy(release => release.Release.Ocid, StringComparer.Ordinal),
        ];
    }

    /// <summary>Locked in one order, so that two imports wait for each other and never in a circle.</summary>
    private Task<List<Procurement>> LockedAsync(string[] ocids, CancellationToken stop) =>
        db.Set<Procurement>()
            .FromSql(
                $"select * from procurement where ocid = any({ocids}) or reference = any({ocids}) order by id for update"
            )
            .ToListAsync(stop);

    private async Task<ILookup<string, Release>> EarlierAsync(
        string[] ocids,
        CancellationToken stop
    ) =>
        (
            await db.Set<ImportedRelease>()
                .Where(release => ocids.Contains(release.Ocid))
                .Select(release => release.Raw)
                .ToListAsync(stop)
        )
            .Select(ReleaseText.Again)
            .OfType<Release>()
            .ToLookup(release => release.Ocid, StringComparer.Ordinal);
}
