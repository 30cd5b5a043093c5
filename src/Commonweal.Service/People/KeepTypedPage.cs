using System.Text.Json;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Keeps what somebody typed on a page of their organisation when it could not be taken, for them to find again.</summary>
public sealed class KeepTypedPage(Db db, MasterKey master, ReferenceData data)
{
    /// <summary>The most that is kept, in bytes.</summary>
    public const int Most = 128 * 1024;

    /// <summary>Keeps it in the place of what the same person typed there before; what is too old goes.</summary>
    /// <param name="page">The address of the page on which it was typed.</param>
    /// <param name="to">The address it was sent to.</param>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        string page,
        string to,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            async () =>
            {
                var content = JsonSerializer.SerializeToUtf8Bytes(
                    new TypedPages.Content(to, fields)
                );
                if (
                    (actor.AuthorityId ?? actor.SupplierId) is not { } scope
                    || page.Length is 0 or > TypedPage.LongestPage
                    || content.Length > Most
                )
                {
                    return TypedPages.NotKept;
                }

                await db.LockAsync($"typed {scope} {actor.AccountId}", stop);
                var now = await db.NowAsync(stop);
                var own = await db.Set<TypedPage>()
                    .Where(row => row.ScopeId == scope && row.AccountId == actor.AccountId)
                    .ToListAsync(stop);
                db.RemoveRange(
                    own.Where(row => row.Page != page)
                        .OrderByDescending(row => row.KeptAt)
                        .Where(
                            (row, place) =>
                                place >= TypedPage.MostPages - 1
                                || now - row.KeptAt > data.TypedTextKept
                        )
                );
                var typed = own.Find(row => row.Page == page);
                if (typed is null)
                {
                    typed = TypedPage.For(scope, actor.AccountId, page);
                    db.Add(typed);
                }

                typed.Take(
                    MasterKey.Seal(
                        master.For(TypedPages.Place(typed)),
                        content,
                        TypedPages.Place(typed)
                    ),
                    now
                );
                db.Record("account.typing-kept", actor.AccountId, new { page });
                return Outcome.Done;
            },
            stop
        );
}
