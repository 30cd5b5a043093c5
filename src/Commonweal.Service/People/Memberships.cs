using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>The organisations a person may act for, with the roles held in each; read afresh on every request.</summary>
public sealed class Memberships(Db db)
{
    /// <summary>One organisation and the actor the person is there.</summary>
    public sealed record Place(Actor Actor, string OrganisationName)
    {
        /// <summary>The organisation's identifier.</summary>
        public Guid OrganisationId => Actor.AuthorityId ?? Actor.SupplierId!.Value;
    }

    /// <summary>Every place, by name.</summary>
    public async Task<IReadOnlyList<Place>> OfAsync(Guid accountId, CancellationToken stop)
    {
        db.As(Actor.SignedIn(accountId, ""));
        var rows = await (
            from membership in db.Set<Membership>()
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            join a in db.Set<Authority>() on membership.AuthorityId equals a.Id into authorities
            from authority in authorities.DefaultIfEmpty()
            join s in db.Set<Supplier>() on membership.SupplierId equals s.Id into suppliers
            from supplier in suppliers.DefaultIfEmpty()
            where membership.AccountId == accountId
            select new
            {
                Person = account.Name,
                membership.AuthorityId,
                membership.SupplierId,
                membership.Role,
                Organisation = authority != null ? authority.Name : supplier!.Name,
            }
        ).ToListAsync(stop);
        return
        [
            .. rows.GroupBy(row => (row.AuthorityId, row.SupplierId, row.Organisation, row.Person))
                .OrderBy(place => place.Key.Organisation, StringComparer.OrdinalIgnoreCase)
                .Select(place => new Place(
                    ActorOf(accountId, place.Key, [.. place.Select(row => row.Role).Order()]),
                    place.Key.Organisation
                )),
        ];
    }

    private static Actor ActorOf(
        Guid accountId,
        (Guid? AuthorityId, Guid? SupplierId, string Organisation, string Person) place,
        Role[] roles
    ) =>
        place.AuthorityId is { } authorityId
            ? Actor.OfAuthority(accountId, place.Person, authorityId, roles)
            : Actor.OfSupplier(accountId, place.Person, place.SupplierId!.Value, roles);
}
