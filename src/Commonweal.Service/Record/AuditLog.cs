using System.Text.Json;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Record;

/// <summary>What was done in the actor's authority or supplier, newest first unless asked otherwise, each entry checked against its hash.</summary>
public sealed class AuditLog(Db db)
{
    /// <summary>One entry.</summary>
    /// <param name="Act">What was done, in words.</param>
    /// <param name="About">What it was done to; null where that cannot be named any more.</param>
    /// <param name="Facts">The facts recorded with it, as JSON; null where <paramref name="Instead"/> stands in their place.</param>
    /// <param name="Before">The facts of the same act done to the same thing the last time; null for the first time.</param>
    /// <param name="Named">What the ids among the facts stand for.</param>
    /// <param name="Instead">
    /// In place of facts: the whole entry as it is kept, where it was tampered with beyond reading; or why they are not shown.
    /// </param>
    /// <param name="Holds">False when it was changed after it was written.</param>
    public sealed record Row(
        long N,
        DateTimeOffset At,
        string By,
        string Act,
        Subject? About,
        JsonElement? Facts,
        JsonElement? Before,
        IReadOnlyDictionary<Guid, Subject> Named,
        string Instead,
        bool Holds
    );

    /// <summary>A thing that acts are done to.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Kind">Such as <c>procurement</c>.</param>
    /// <param name="Name">What people call it.</param>
    /// <param name="PageId">The id in the address of the page that shows it.</param>
    /// <param name="ProcurementId">The procurement it belongs to or came from; null for what has none.</param>
    public sealed record Subject(
        Guid Id,
        string Kind,
        string Name,
        Guid PageId,
        Guid? ProcurementId
    );

    private sealed record Read(
        AuditEntry Entry,
        string By,
        Guid AboutId,
        JsonElement? Facts,
        string Instead
    );

    /// <summary>
    /// The page asked for, by <c>n</c>, of everything or of what belongs to one procurement. Searched in what was done, in the
    /// name of what it was done to, as it is shown, and where the facts may be shown in these and by whom.
    /// </summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        ListRequest request,
        Guid? procurementId,
        CancellationToken stop
    )
    {
        var scope = actor.AuthorityId ?? actor.SupplierId;
        var acts = ActWords.With(request.Search);
        var mayRead = actor.Can(Permission.ReadAudit);
        var veils = AuditVeil.Of(db, actor);
        var subjects = db.Subjects();
        var named = subjects
            .Where(subject => EF.Functions.ILike(subject.Name, request.Pattern))
            .Select(subject => (Guid?)subject.Id);
        var belonging = subjects
            .Where(subject => subject.ProcurementId == procurementId)
            .Select(subject => (Guid?)subject.Id);
        var page = await db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(entry => mayRead && entry.ScopeId == scope)
            .Where(entry => procurementId == null || belonging.Contains(entry.SubjectId))
            .Where(entry =>
                request.Search == null
                || acts.Contains(entry.Act)
                || (
                    veils.Any(veil => veil.SubjectId == entry.SubjectId && veil.Since <= entry.At)
                        ? veils.Any(veil =>
                            veil.SubjectId == entry.SubjectId && named.Contains(veil.ProcurementId)
                        )
                        : named.Contains(entry.SubjectId)
                            || EF.Functions.ILike(entry.Entry, request.Pattern)
                )
            )
            .PageAsync(request.LatestFirst, stop, ("n", entry => entry.N));
        Guid[] things = [.. page.Rows.Select(entry => entry.SubjectId ?? default).Distinct()];
        var veiled = (
            await veils.Where(veil => things.Contains(veil.SubjectId)).ToListAsync(stop)
        ).ToLookup(veil => veil.SubjectId);
        var found = page.Select(entry => ReadOf(entry, veiled[entry.SubjectId ?? default]));
        Guid[] ids =
        [
            .. found.Rows.SelectMany(row => FactIds.In(row.Facts).Append(row.AboutId)).Distinct(),
        ];
        var known = await subjects
            .Where(subject => ids.Contains(subject.Id))
            .ToDictionaryAsync(subject => subject.Id, stop);
        var earlier = await EarlierAsync(
            [.. found.Rows.Where(row => row.Facts is not null).Select(row => row.Entry)],
            stop
        );
        return found.Select(read => RowOf(read, earlier, known));
    }

    /// <summary>The entries of the same acts done to the same things, for telling what each has changed.</summary>
    private async Task<ILookup<(string, Guid?), Read>> EarlierAsync(
        AuditEntry[] shown,
        CancellationToken stop
    )
    {
        Guid?[] things = [.. shown.Select(entry => entry.SubjectId).Distinct()];
        string[] acts =
        [
            .. shown
                .Select(entry => entry.Act)
                .Intersect(ActWords.Settings, StringComparer.Ordinal),
        ];
        var entries =
            acts.Length == 0
                ? []
                : await db.Set<AuditEntry>()
                    .AsNoTracking()
                    .Where(entry =>
                        entry.ScopeId == shown[0].ScopeId
                        && acts.Contains(entry.Act)
                        && things.Contains(entry.SubjectId)
                    )
                    .ToListAsync(stop);
        return entries
            .Select(entry => ReadOf(entry, []))
            .ToLookup(read => (read.Entry.Act, read.Entry.SubjectId));
    }

    private static Row RowOf(
        Read read,
        ILookup<(string, Guid?), Read> earlier,
        Dictionary<Guid, Subject> subjects
    ) =>
        new(
            read.Entry.N,
            read.Entry.At,
            read.By,
            ActWords.Of(read.Entry.Act) ?? read.Entry.Act,
            subjects.GetValueOrDefault(read.AboutId),
            read.Facts,
            earlier[(read.Entry.Act, read.Entry.SubjectId)]
                .Where(other => other.Entry.N < read.Entry.N)
                .MaxBy(other => other.Entry.N)
                ?.Facts,
            subjects,
            read.Instead,
            AuditVerifier.Holds(read.Entry)
        );

    private static Read ReadOf(AuditEntry entry, IEnumerable<AuditVeil> veils)
    {
        var said = entry.Read();
        var by = said?.By ?? "";
        return veils.Where(veil => veil.Since <= entry.At).MaxBy(veil => veil.Ground) is { } veil
            ? new Read(entry, by, veil.ProcurementId, null, veil.Why)
            : new Read(entry, by, entry.SubjectId ?? default, said?.Details, entry.Entry);
    }
}
