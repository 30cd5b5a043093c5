using Commonweal.Domain.People;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Letters to colleagues, such as those one of whom has to agree before something holds.</summary>
internal static class SecondOfficers
{
    /// <summary>Writes to everybody else of the actor's organisation whose role includes the permission, within an act.</summary>
    public static async Task AskColleaguesAsync(
        this Db db,
        Actor actor,
        Permission permission,
        string subject,
        string body,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        Role[] roles = [.. RolePermissions.With(permission)];
        var emails = await (
            from held in db.Set<Membership>()
            join account in db.Set<Account>() on held.AccountId equals account.Id
            where
                held.AuthorityId == actor.AuthorityId
                && held.SupplierId == actor.SupplierId
                && roles.Contains(held.Role)
                && held.AccountId != actor.AccountId
                && account.Email != null
            select account.Email
        )
            .Distinct()
            .ToListAsync(stop);
        db.AddRange(emails.Select(email => Notice.To(actor, email!, subject, body, now)));
    }
}
