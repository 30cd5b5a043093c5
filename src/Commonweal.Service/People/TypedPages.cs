using System.Text.Json;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>What the actor typed on a page of their organisation when it could not be taken.</summary>
public sealed class TypedPages(Db db, MasterKey master, ReferenceData data)
{
    /// <summary>The fields as they were sent, where to, when, and until when they are kept.</summary>
    public sealed record View(
        DateTimeOffset At,
        DateTimeOffset Until,
        string To,
        IReadOnlyList<KeyValuePair<string, string>> Fields
    );

    internal sealed record Content(string To, IReadOnlyList<KeyValuePair<string, string>> Fields);

    internal static Problem NotKept { get; } =
        new(
            "people.typing.not-kept",
            "Nothing typed is kept here. Type it again and send it while you are signed in."
        );

    /// <summary>Null where nothing waits, or it is too old.</summary>
    public async Task<View?> OfAsync(Actor actor, string page, CancellationToken stop)
    {
        if (
            (actor.AuthorityId ?? actor.SupplierId) is not { } scope
            || data.TypedTextKept is not { } kept
        )
        {
            return null;
        }

        var since = await db.As(actor).NowAsync(stop) - kept;
        var typed = await db.Set<TypedPage>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                row =>
                    row.ScopeId == scope
                    && row.AccountId == actor.AccountId
                    && row.Page == page
                    && row.KeptAt > since,
                stop
            );
        if (typed is null)
        {
            return null;
        }

        var content = JsonSerializer.Deserialize<Content>(
            MasterKey.Open(master.For(Place(typed)), typed.Sealed, Place(typed))
        )!;
        return new View(typed.KeptAt, typed.KeptAt + kept, content.To, content.Fields);
    }

    internal static string Place(TypedPage typed) =>
        $"typed-page/{typed.ScopeId}/{typed.AccountId}{typed.Page}";
}
