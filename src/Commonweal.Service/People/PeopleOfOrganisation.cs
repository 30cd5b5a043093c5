using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Who works in the actor's organisation, in which roles.</summary>
public sealed class PeopleOfOrganisation(Db db)
{
    /// <summary>One person.</summary>
    public sealed record Person(
        Guid AccountId,
        string Name,
        string Email,
        IReadOnlyList<Role> Roles
    );

    /// <summary>Everybody, by name; empty for an actor without an organisation.</summary>
    public async Task<IReadOnlyList<Person>> OfAsync(Actor actor, CancellationToken stop)
    {
        var (authorityId, supplierId) = (actor.AuthorityId, actor.SupplierId);
        var rows = await (
            from membership in db.As(actor).Set<Membership>()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            where
                (authorityId != null && membership.AuthorityId == authorityId)
                || (supplierId != null && membership.SupplierId == supplierId)
            select new
            {
                account.Id,
                account.Name,
                account.Email,
                membership.Role,
            }
        ).ToListAsync(stop);
        return
        [
            .. rows.GroupBy(row => (row.Id, row.Name, row.Email))
                .Select(person => new Person(
                    person.Key.Id,
                    person.Key.Name,
                    person.Key.Email ?? "",
                    [.. person.Select(row => row.Role).Order()]
                ))
                .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
