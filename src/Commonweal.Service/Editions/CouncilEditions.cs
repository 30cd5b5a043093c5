using Commonweal.Domain.Editions;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions;

/// <summary>The editions of the actor's authority at every stage.</summary>
public sealed class CouncilEditions(Db db)
{
    /// <summary>Empty for whoever may not see them before they are published.</summary>
    public async Task<ListPage<CouncilEdition>> RunAsync(
        Actor actor,
        ListRequest request,
        EditionStage? stage,
        CancellationToken stop
    ) =>
        Drafting.MayRead(actor)
            ? await db.As(actor)
                .Set<CouncilEdition>()
                .AsNoTracking()
                .Where(edition => stage == null || edition.Stage == stage)
                .Where(edition =>
                    request.Search == null
                    || EF.Functions.ILike(edition.Title, request.Pattern)
                    || EF.Functions.ILike(edition.Name, request.Pattern)
                )
                .PageAsync(
                    request,
                    stop,
                    ("begun", edition => edition.CreatedAt),
                    ("title", edition => edition.Title),
                    ("stage", edition => edition.Stage),
                    ("name", edition => edition.Name)
                )
            : new ListPage<CouncilEdition>([], 0, 1, request.PageSize);
}
