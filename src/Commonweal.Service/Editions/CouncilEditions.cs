using Commonweal.Domain.Editions;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions;

/// <summary>The editions of the actor's authority at every stage.</summary>
public sealed class CouncilEditions(Db db, EditionShelf shelf)
{
    /// <summary>An edition, without what it says.</summary>
    /// <param name="BegunFrom">The title of the edition it is a copy of; its name where that is not at hand any more.</param>
    public sealed record Row(
        Guid Id,
        string Title,
        string Version,
        EditionStage Stage,
        string BegunFrom,
        DateTimeOffset CreatedAt
    );

    /// <summary>Empty for whoever may not see them before they are published.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        ListRequest request,
        EditionStage? stage,
        CancellationToken stop
    )
    {
        if (!Drafting.MayRead(actor))
        {
            return new ListPage<Row>([], 0, 1, request.PageSize);
        }

        var titles = (await shelf.EntriesAsync(actor, stop)).ToDictionary(
            one => one.Name,
            one => one.Title,
            StringComparer.Ordinal
        );
        var found = await db.As(actor)
            .Set<CouncilEdition>()
            .Where(edition => stage == null || edition.Stage == stage)
            .Where(edition =>
                request.Search == null
                || EF.Functions.ILike(edition.Title, request.Pattern)
                || EF.Functions.ILike(edition.Name, request.Pattern)
            )
            .Select(edition => new
            {
                edition.Id,
                edition.Name,
                edition.Title,
                edition.Version,
                edition.Stage,
                edition.MadeFrom,
                edition.CreatedAt,
            })
            .PageAsync(
                request,
                stop,
                ("begun", edition => edition.CreatedAt),
                ("title", edition => edition.Title),
                ("stage", edition => edition.Stage),
                ("name", edition => edition.Name)
            );
        return found.Select(edition => new Row(
            edition.Id,
            edition.Title,
            edition.Version,
            edition.Stage,
            titles.GetValueOrDefault(edition.MadeFrom, edition.MadeFrom),
            edition.CreatedAt
        ));
    }
}
