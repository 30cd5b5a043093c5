using System.Collections.Concurrent;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions;

/// <summary>An edition that may be looked at or chosen.</summary>
/// <param name="Edition">The edition, as the asker may have it.</param>
/// <param name="Retired">When and why it is no longer chosen; null while it is.</param>
public sealed record ShelvedEdition(Edition Edition, Retirement? Retired)
{
    /// <summary>Whether it is no longer chosen.</summary>
    public bool IsRetired => Retired is not null;
}

/// <summary>When and why an edition was taken out of what may be chosen.</summary>
public sealed record Retirement(DateTimeOffset At, string Reason);

/// <summary>
/// Every published edition, whether it came with the program or from a council. One that is published never changes, so it is
/// read from the database once and kept: <see cref="Find"/> waits for the database the first time an edition is asked for, and
/// never again.
/// </summary>
public sealed class EditionShelf(ReferenceData data, Db db, EditionsInMemory memory)
{
    /// <summary>
    /// The published edition of a name such as <c>lancashire-toms-2024</c>; null when there is none. Whole where <see cref="Db.Actor"/>
    /// is its council or a supplier, for everybody else as <see cref="Edition.ToPassOn"/> leaves it.
    /// </summary>
    public Edition? Find(string? name) =>
        data.Edition(name) ?? (name is null ? null : InMemory(db.Actor, name));

    /// <summary>The same as everybody may have it: for public pages and downloads.</summary>
    public Edition? FindOpen(string? name) =>
        data.Edition(name) ?? (name is null ? null : InMemory(db.As(Actor.Public).Actor, name));

    /// <summary>What the measures of an edition are called; the codes alone when it is not at hand.</summary>
    public MeasureNames Names(string? edition) => new(Find(edition));

    /// <summary>Every published edition: those that came with the program first, then the councils' by title.</summary>
    public async Task<IReadOnlyList<ShelvedEdition>> AllAsync(Actor actor, CancellationToken stop)
    {
        var council = await db.As(actor)
            .Set<CouncilEdition>()
            .IgnoreQueryFilters([Db.OwnRows])
            .AsNoTracking()
            .Where(edition => edition.PublishedAt != null)
            .OrderBy(edition => edition.Title)
            .ThenBy(edition => edition.Name)
            .Select(edition => new
            {
                edition.Name,
                edition.RetiredAt,
                edition.RetireReason,
            })
            .ToListAsync(stop);
        return
        [
            .. data.Editions.Select(edition => new ShelvedEdition(edition, null)),
            .. council.Select(row => new ShelvedEdition(
                Find(row.Name)!,
                row.RetiredAt is { } at ? new Retirement(at, row.RetireReason!) : null
            )),
        ];
    }

    /// <summary>
    /// Names and titles of the editions that came with the program and of the actor's own that are in use, without reading what a
    /// council's say.
    /// </summary>
    public async Task<IReadOnlyList<(string Name, string Title)>> TitlesAsync(
        Actor actor,
        CancellationToken stop
    )
    {
        var own = await db.As(actor)
            .Set<CouncilEdition>()
            .Where(edition => edition.Stage == EditionStage.Published)
            .OrderBy(edition => edition.Title)
            .ThenBy(edition => edition.Name)
            .Select(edition => new { edition.Name, edition.Title })
            .ToListAsync(stop);
        return
        [
            .. data.Editions.Select(edition => (edition.Name, edition.Title)),
            .. own.Select(row => (row.Name, row.Title)),
        ];
    }

    /// <summary>
    /// The edition of a name where it may be chosen for a tender: from its first day on, and not once it is retired, unless it is the one chosen already.
    /// </summary>
    public async Task<Edition?> ToChooseAsync(
        Actor actor,
        string? name,
        string? chosen,
        CancellationToken stop
    ) =>
        name != chosen
        && await db.As(actor)
            .Set<CouncilEdition>()
            .IgnoreQueryFilters([Db.OwnRows])
            .AnyAsync(edition => edition.Name == name && edition.RetiredAt != null, stop)
            ? null
            : Begun(Find(name), name == chosen ? null : UkTime.Today(await db.NowAsync(stop)));

    private static Edition? Begun(Edition? edition, DateOnly? today) =>
        today is { } day && edition?.PublishedOn > day ? null : edition;

    private Edition? InMemory(Actor actor, string name) =>
        memory.Find((name, actor.AuthorityId, actor.SupplierId is not null), Read);

    private Edition? Read(string name)
    {
        var text =
            (
                from content in db.Set<EditionContent>().IgnoreQueryFilters([Db.OwnRows])
                join council in db.Set<CouncilEdition>().IgnoreQueryFilters([Db.OwnRows])
                    on content.Id equals council.Id
                where council.Name == name && council.PublishedAt != null
                select content.Text
            ).SingleOrDefault()
            ?? db.Set<CouncilEdition>()
                .IgnoreQueryFilters([Db.OwnRows])
                .Where(council => council.Name == name)
                .Select(council => council.OpenText)
                .SingleOrDefault();
        return text is null ? null : Drafting.Edition(name, text);
    }
}

/// <summary>
/// Published editions of councils that were read once, by what their reader may see: one organisation's reading is never
/// another's, so that row security decides each.
/// </summary>
public sealed class EditionsInMemory
{
    private readonly ConcurrentDictionary<
        (string Name, Guid? Authority, bool IsSupplier),
        Edition
    > read = new();

    /// <summary>The edition as whoever asks may have it, read when it was not before.</summary>
    public Edition? Find(
        (string Name, Guid? Authority, bool IsSupplier) asked,
        Func<string, Edition?> reading
    )
    {
        if (read.TryGetValue(asked, out var held))
        {
            return held;
        }

        return reading(asked.Name) is { } edition ? read.GetOrAdd(asked, edition) : null;
    }
}
