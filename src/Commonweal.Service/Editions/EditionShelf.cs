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

    /// <summary>Whether a tender may be held under it.</summary>
    public bool MayBeChosen(DateOnly today) =>
        !IsRetired
        && Edition.PublishedOn <= today
        && !Edition.Measures.Any(measure => measure.ValueWithheld);
}

/// <summary>When and why an edition was taken out of what may be chosen.</summary>
public sealed record Retirement(DateTimeOffset At, string Reason);

/// <summary>A published edition by its name and title alone.</summary>
/// <param name="Retired">When and why it is no longer chosen; null while it is.</param>
public sealed record EditionEntry(string Name, string Title, Retirement? Retired);

/// <summary>
/// Every published edition, whether it came with the program or from a council. One that is published never changes, so it is
/// read from the database once and kept (<c>docs/decisions/0021</c>): <see cref="Find"/> waits for the database the first time an
/// organisation asks for it, and again only where a figure in it is kept from that organisation.
/// </summary>
public sealed class EditionShelf(ReferenceData data, Db db, EditionsInMemory memory)
{
    /// <summary>What the database said within this request, so that a page of many rows asks once for what it may not read whole.</summary>
    private readonly Dictionary<(string Name, Guid? Reader), Edition> asked = [];

    /// <summary>
    /// The published edition of a name such as <c>lancashire-toms-2024</c>; null when there is none. Whole where <see cref="Db.Actor"/>
    /// is its council or a supplier who bids or has a contract under it, for everybody else as <see cref="Edition.ToPassOn"/> leaves it.
    /// </summary>
    public Edition? Find(string? name) =>
        data.Edition(name) ?? (name is null ? null : InMemory(db.Actor, name));

    /// <summary>The same as everybody may have it: for public pages and downloads.</summary>
    public Edition? FindOpen(string? name) =>
        data.Edition(name) ?? (name is null ? null : InMemory(db.As(Actor.Public).Actor, name));

    /// <summary>What the measures of an edition are called; the codes alone when it is not at hand.</summary>
    public MeasureNames Names(string? edition) => new(Find(edition));

    /// <summary>One published edition as the actor may have it; null when there is none of that name.</summary>
    public async Task<ShelvedEdition?> ReadAsync(Actor actor, string name, CancellationToken stop)
    {
        _ = db.As(actor);
        return Find(name) is { } edition
            ? new ShelvedEdition(edition, await RetirementAsync(actor, name, stop))
            : null;
    }

    /// <summary>When and why a published edition was retired; null while it is chosen, and always of those that came with the program.</summary>
    public async Task<Retirement?> RetirementAsync(
        Actor actor,
        string name,
        CancellationToken stop
    ) =>
        data.Edition(name) is null
            ? (await CouncilsAsync(actor, name, stop)).SingleOrDefault()?.Retired
            : null;

    /// <summary>Every published edition: those that came with the program first, then the councils' by title.</summary>
    public async Task<IReadOnlyList<ShelvedEdition>> AllAsync(Actor actor, CancellationToken stop)
    {
        var entries = await EntriesAsync(actor, stop);
        await ReadAsync([.. entries.Select(one => one.Name)], stop);
        return [.. entries.Select(one => new ShelvedEdition(Find(one.Name)!, one.Retired))];
    }

    /// <summary>The same by name and title, without reading what any of them says.</summary>
    public async Task<IReadOnlyList<EditionEntry>> EntriesAsync(
        Actor actor,
        CancellationToken stop
    ) =>
        [
            .. data.Editions.Select(edition => new EditionEntry(edition.Name, edition.Title, null)),
            .. await CouncilsAsync(actor, null, stop),
        ];

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
    /// What may be chosen for a tender: editions from their first day on, not retired, none of another council with values that its
    /// bidders would not be shown; and the one chosen already, whatever became of it.
    /// </summary>
    public async Task<IReadOnlyList<Edition>> ToChooseAsync(
        Actor actor,
        string? chosen,
        CancellationToken stop
    )
    {
        var all = await AllAsync(actor, stop);
        var today = UkTime.Today(await db.NowAsync(stop));
        return
        [
            .. all.Where(one => one.Edition.Name == chosen || one.MayBeChosen(today))
                .Select(one => one.Edition),
        ];
    }

    private Task<List<EditionEntry>> CouncilsAsync(
        Actor actor,
        string? name,
        CancellationToken stop
    ) =>
        db.As(actor)
            .Set<PublishedEdition>()
            .Where(edition => name == null || edition.Name == name)
            .OrderBy(edition => edition.Title)
            .ThenBy(edition => edition.Name)
            .Select(edition => new EditionEntry(
                edition.Name,
                edition.Title,
                edition.RetiredAt == null
                    ? null
                    : new Retirement(edition.RetiredAt.Value, edition.RetireReason!)
            ))
            .ToListAsync(stop);

    private Edition? InMemory(Actor actor, string name)
    {
        var reader = actor.AuthorityId ?? actor.SupplierId;
        if (Known(name, reader) is null && Texts([name]).SingleOrDefault() is { } said)
        {
            Keep(said, reader);
        }

        return Known(name, reader);
    }

    /// <summary>Asks once for all that is not known yet.</summary>
    private async Task ReadAsync(IReadOnlyCollection<string> names, CancellationToken stop)
    {
        var reader = db.Actor.AuthorityId ?? db.Actor.SupplierId;
        string[] unknown =
        [
            .. names.Where(name => data.Edition(name) is null && Known(name, reader) is null),
        ];
        if (unknown.Length > 0)
        {
            (await Texts(unknown).ToListAsync(stop)).ForEach(said => Keep(said, reader));
        }
    }

    private Edition? Known(string name, Guid? reader) =>
        memory.Find(name, reader) ?? asked.GetValueOrDefault((name, reader));

    private void Keep(Said said, Guid? reader) =>
        asked[(said.Name, reader)] = memory.Keep(said, reader);

    /// <summary>What the asker may read of published editions, without what is known already.</summary>
    private IQueryable<Said> Texts(string[] names)
    {
        string[] opened = [.. names.Where(name => memory.Find(name, null) is not null)];
        return db.Set<PublishedEdition>()
            .Where(published => names.Contains(published.Name))
            .Select(published => new Said(
                published.Name,
                opened.Contains(published.Name) ? null : published.OpenText,
                published.OpenIsWhole,
                published.OpenIsWhole
                    ? null
                    : db.Set<EditionContent>()
                        .Where(content => content.Id == published.Id)
                        .Select(content => content.Text)
                        .SingleOrDefault()
            ))
            .IgnoreQueryFilters([Db.OwnRows]);
    }
}

/// <summary>What the database said of one edition to whoever asked.</summary>
/// <param name="OpenText">Null where it is known already.</param>
/// <param name="OpenIsWhole">Whether there is nothing more to read than the open text.</param>
/// <param name="WholeText">Null where the asker may not read it, or where the open text is the whole.</param>
internal sealed record Said(string Name, string? OpenText, bool OpenIsWhole, string? WholeText);

/// <summary>
/// Published editions of councils that were read once. Row security decides who reads the whole text: it is asked for each
/// organisation until it says yes, which it never takes back, since no bid or contract goes away. It is asked again after a no,
/// since the organisation may bid a minute later. There are at most two texts of an edition here, whoever reads them, and an
/// id of each organisation that bids under it, so nothing needs to be thrown out. Editions in the hands of their writers are kept by
/// their text, a hundred of them.
/// </summary>
public sealed class EditionsInMemory
{
    private const int MostInHand = 100;

    private readonly ConcurrentDictionary<string, (Edition Edition, bool IsWhole)> open = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentDictionary<string, Edition> whole = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Name, Guid Reader), Edition> read = new();
    private readonly ConcurrentDictionary<Guid, (string Text, Edition Edition)> inHand = new();

    /// <summary>What a text says that the caller may read. The last text of each edition is kept, so that its pages read it once.</summary>
    public Edition Read(Guid id, string name, string text)
    {
        if (inHand.TryGetValue(id, out var held) && held.Text == text)
        {
            return held.Edition;
        }

        if (inHand.Count >= MostInHand)
        {
            inHand.Clear();
        }

        return (inHand[id] = (text, Drafting.Edition(name, text))).Edition;
    }

    /// <summary>What is known to be an organisation's to read, or everybody's for null; null when it must be asked for.</summary>
    public Edition? Find(string name, Guid? reader)
    {
        if (reader is { } organisation && read.TryGetValue((name, organisation), out var held))
        {
            return held;
        }

        return open.TryGetValue(name, out var kept) && (reader is null || kept.IsWhole)
            ? kept.Edition
            : null;
    }

    /// <summary>Keeps what row security let an organisation read, and answers it.</summary>
    internal Edition Keep(Said said, Guid? reader)
    {
        var (name, openText, openIsWhole, wholeText) = said;
        if (openText is not null)
        {
            open.TryAdd(name, (Drafting.Edition(name, openText), openIsWhole));
        }

        return reader is { } organisation && wholeText is not null
            ? read.GetOrAdd(
                (name, organisation),
                whole.GetOrAdd(name, _ => Drafting.Edition(name, wholeText))
            )
            : open[name].Edition;
    }
}
