using Commonweal.Domain.Common;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>What joining and registering share: an invitation is used up by the person it was made for.</summary>
internal static class SpendInvitation
{
    public static readonly Problem CannotBeUsed = new(
        "people.invitation.not-usable",
        "This link cannot be used: it was used or cancelled, is older than 7 days, or was not copied whole. Ask for a new one."
    );

    /// <summary>The invitation of a token, looked up by its hash alone before anybody is known; null when it cannot be used.</summary>
    public static async Task<Invitation?> OpenInvitationAsync(
        this Db db,
        string token,
        CancellationToken stop
    ) =>
        (
            await db.Set<Invitation>()
                .FromSql($"select * from open_invitation({Invitation.Hash(token)})")
                .AsNoTracking()
                .ToListAsync(stop)
        ).SingleOrDefault();

    /// <summary>Uses it up inside the act under way; answers it with the account, a new one where nobody is signed in.</summary>
    public static async Task<Outcome<(Invitation Invitation, Account Account)>> SpendAsync(
        this Db db,
        UserManager<Account> accounts,
        string token,
        NewPerson? person,
        Account? account,
        CancellationToken stop
    )
    {
        var spent = await db.Set<Invitation>()
            .FromSql($"select * from spend_invitation({Invitation.Hash(token)})")
            .AsNoTracking()
            .ToListAsync(stop);
        if (spent is not [var invitation])
        {
            return CannotBeUsed;
        }

        var email = account?.Email ?? person!.Email.Trim();
        if (
            invitation.Email.Length > 0
            && !string.Equals(invitation.Email, email, StringComparison.OrdinalIgnoreCase)
        )
        {
            return new Problem(
                "people.invitation.other-person",
                "This link was made for another email address. Use the address it was sent to, or ask for a link of your own."
            );
        }

        var joining = account is null
            ? await person!.CreateAsync(accounts, await db.NowAsync(stop))
            : account;
        return joining.Then(known => Outcome.Of((invitation, known)));
    }
}
