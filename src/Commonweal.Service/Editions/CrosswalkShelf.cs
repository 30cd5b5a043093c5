using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions;

/// <summary>
/// How published editions lead to one another: by code between copies of one model, else by the crosswalks that came with the
/// program, either way round.
/// </summary>
public sealed class CrosswalkShelf(ReferenceData data, Db db, EditionShelf shelf)
{
    /// <summary>The ways to an edition from those named; none from itself, and none from one that nothing relates to it.</summary>
    public async Task<IReadOnlyList<Crosswalk>> ToAsync(
        Actor actor,
        Edition to,
        IEnumerable<string> from,
        CancellationToken stop
    )
    {
        var models = await db.As(actor)
            .Set<PublishedEdition>()
            .ToDictionaryAsync(
                edition => edition.Name,
                edition => edition.MadeFrom,
                StringComparer.Ordinal,
                stop
            );
        return
        [
            .. from.Where(name => name != to.Name)
                .Distinct(StringComparer.Ordinal)
                .Select(shelf.Find)
                .OfType<Edition>()
                .Select(edition => Between(edition, to, models))
                .OfType<Crosswalk>(),
        ];
    }

    private Crosswalk? Between(Edition from, Edition to, Dictionary<string, string> models)
    {
        var (first, last) = (ModelOf(from.Name, models), ModelOf(to.Name, models));
        if (first == last)
            return Crosswalk.ByCode(from, to);
        if (
            data.Edition(first) is not { } start
            || data.Edition(last) is not { } end
            || (data.Crosswalk(first, last) ?? data.Crosswalk(last, first)?.Reversed(start))
                is not { } way
        )
            return null;
        if (from.Name != first)
            way = Crosswalk.ByCode(from, start).Then(way);
        return to.Name == last ? way : way.Then(Crosswalk.ByCode(end, to));
    }

    /// <summary>The edition that it is a copy of, or a copy of a copy; itself when it is none.</summary>
    private static string ModelOf(string name, Dictionary<string, string> models)
    {
        while (models.TryGetValue(name, out var model))
            name = model;
        return name;
    }
}
