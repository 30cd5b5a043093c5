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
        var models = await ModelsAsync(actor, stop);
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

    /// <summary>
    /// The names of the editions that came with the program to which a way leads from an edition: the one it is a copy of, and those
    /// that a crosswalk relates to that one.
    /// </summary>
    public async Task<IReadOnlyList<string>> LinksAsync(
        Actor actor,
        string from,
        CancellationToken stop
    )
    {
        var first = ModelOf(from, await ModelsAsync(actor, stop));
        return
        [
            .. data.EditionNames.Where(name =>
                name != from && (name == first || Related(first, name) is not null)
            ),
        ];
    }

    /// <summary>
    /// The models of central government that say something of an edition, each with its crosswalk. A copy is told what its model is
    /// told, as far as it has the measure.
    /// </summary>
    public async Task<IReadOnlyList<(SocialValueModel Model, Crosswalk Way)>> FromModelsAsync(
        Actor actor,
        Edition to,
        CancellationToken stop
    )
    {
        var last = ModelOf(to.Name, await ModelsAsync(actor, stop));
        return
        [
            .. from model in data.Models
            let way = data.Crosswalk(model.Name, last)
            where way is not null
            select (model, to.Name == last ? way : way.ToCopy(data.Edition(last)!, to)),
        ];
    }

    private Task<Dictionary<string, string>> ModelsAsync(Actor actor, CancellationToken stop) =>
        db.As(actor)
            .Set<PublishedEdition>()
            .Select(edition => new { edition.Name, edition.MadeFrom })
            .ToDictionaryAsync(
                edition => edition.Name,
                edition => edition.MadeFrom,
                StringComparer.Ordinal,
                stop
            );

    private Crosswalk? Related(string from, string to) =>
        data.Crosswalk(from, to)
        ?? (data.Edition(from) is { } start ? data.Crosswalk(to, from)?.Reversed(start) : null);

    private Crosswalk? Between(Edition from, Edition to, Dictionary<string, string> models)
    {
        var (first, last) = (ModelOf(from.Name, models), ModelOf(to.Name, models));
        if (first == last)
            return Crosswalk.ByCode(from, to);
        if (
            data.Edition(first) is not { } start
            || data.Edition(last) is not { } end
            || Related(first, last) is not { } way
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
