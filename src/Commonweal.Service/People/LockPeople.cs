using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.People;

internal static class LockPeople
{
    /// <summary>
    /// One change of people at a time in the actor's organisation: two administrators could take each other's role away at once, and
    /// roles that must not meet could be granted side by side.
    /// </summary>
    public static Task LockPeopleAsync(this Db db, Actor actor, CancellationToken stop) =>
        actor.AuthorityId is { } authorityId
            ? db.LockAsync<Authority>(authorityId, stop)
            : db.LockAsync<Supplier>(actor.SupplierId!.Value, stop);
}
