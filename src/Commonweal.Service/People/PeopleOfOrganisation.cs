using Commonweal.Domain.People;
using Commonweal.Service.Common;
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
        bool HasTwoSteps,
        IReadOnlyList<Role> Roles
    );

    /// <summary>The page asked for, by <c>name</c> or <c>email</c>; empty for an actor without an organisation.</summary>
    public async Task<ListPage<Person>> RunAsync(
        Actor actor,
        ListRequest request,
        CancellationToken stop
    )
    {
        var (authorityId, supplierId) = (actor.AuthorityId, actor.SupplierId);
        var ours = db.As(actor)
            .Set<Membership>()
            .Where(membership =>
                (authorityId != null && membership.AuthorityId == authorityId)
                || (supplierId != null && membership.SupplierId == supplierId)
            );
        var found = await db.Set<Account>()
            .Where(account => ours.Any(membership => membership.AccountId == account.Id))
            .Where(account =>
                request.Search == null
                || EF.Functions.ILike(account.Name, request.Pattern)
                || EF.Functions.ILike(account.Email!, request.Pattern)
            )
            .Select(account => new
            {
                account.Id,
                account.Name,
                account.Email,
                account.TwoFactorEnabled,
                Roles = ours.Where(membership => membership.AccountId == account.Id)
                    .Select(membership => membership.Role)
                    .ToList(),
            })
            .PageAsync(
                request,
                stop,
                ("name", row => row.Name),
                ("email", row => row.Email),
                ("id", row => row.Id)
            );
        return found.Select(row => new Person(
            row.Id,
            row.Name,
            row.Email!,
            row.TwoFactorEnabled,
            [.. row.Roles.Order()]
        ));
    }
}
