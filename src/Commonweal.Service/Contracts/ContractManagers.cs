using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>Who in the actor's authority may look after a contract.</summary>
public sealed class ContractManagers(Db db)
{
    /// <summary>A person.</summary>
    public sealed record Person(Guid Id, string Name);

    /// <summary>By name; empty for an actor who may not change contracts.</summary>
    public async Task<IReadOnlyList<Person>> RunAsync(Actor actor, CancellationToken stop) =>
        !actor.Can(Permission.EditContracts)
            ? []
            : await (
                from membership in db.As(actor).Set<Membership>()
                join account in db.Set<Account>() on membership.AccountId equals account.Id
                where
                    membership.AuthorityId == actor.AuthorityId
                    && membership.Role == Role.ContractManager
                orderby account.Name
                select new Person(account.Id, account.Name)
            ).ToListAsync(stop);
}
