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

    /// <summary>The page asked for, by <c>name</c> or <c>email</c>; empty for an actor who does not manage its people.</summary>
    public async Task<ListPage<Person>> RunAsync(
        Actor actor,
        ListRequest request,
        CancellationToken stop
    )
    {
        var found = await Of(actor)
            .Where(row =>
                request.Search == null
                || EF.Functions.ILike(row.Name, request.Pattern)
                || EF.Functions.ILike(row.Email, request.Pattern)
            )
            .PageAsync(
                request,
                stop,
                ("name", row => row.Name),
                ("email", row => row.Email),
                ("id", row => row.Id)
            );
        return found.Select(PersonOf);
    }

    /// <summary>One of them; null when the account is not in the organisation.</summary>
    public async Task<Person?> FindAsync(Actor actor, Guid accountId, CancellationToken stop) =>
        await Of(actor).FirstOrDefaultAsync(row => row.Id == accountId, stop) is { } row
            ? PersonOf(row)
            : null;

    private IQueryable<Row> Of(Actor actor)
    {
        var mayRead = actor.Can(InvitePerson.Needs(actor));
        var (authorityId, supplierId) = (actor.AuthorityId, actor.SupplierId);
        var ours = db.As(actor)
            .Set<Membership>()
            .Where(membership =>
                mayRead
                && (
                    (authorityId != null && membership.AuthorityId == authorityId)
                    || (supplierId != null && membership.SupplierId == supplierId)
                )
            );
        return db.Set<Account>()
            .Where(account => ours.Any(membership => membership.AccountId == account.Id))
            .Select(account => new Row
            {
                Id = account.Id,
                Name = account.Name,
                Email = account.Email!,
                HasTwoSteps = account.TwoFactorEnabled,
                Roles = ours.Where(membership => membership.AccountId == account.Id)
                    .Select(membership => membership.Role)
                    .ToList(),
            });
    }

    private static Person PersonOf(Row row) =>
        new(row.Id, row.Name, row.Email, row.HasTwoSteps, [.. row.Roles.Order()]);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
        public bool HasTwoSteps { get; init; }
        public List<Role> Roles { get; init; } = [];
    }
}
