using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>What an invitation offers to whoever has its link, before they use it.</summary>
public sealed class OpenInvitation(Db db)
{
    /// <summary>The offer.</summary>
    /// <param name="Organisation">Which organisation is joined; null for one that is still to be registered.</param>
    /// <param name="Role">In which role.</param>
    /// <param name="Email">To whom it was sent; empty for an administrator's token from the command line.</param>
    /// <param name="InvitedBy">Who sent it.</param>
    /// <param name="ExpiresAt">Until when it can be used.</param>
    public sealed record View(
        string? Organisation,
        Role Role,
        string Email,
        string InvitedBy,
        DateTimeOffset ExpiresAt
    );

    /// <summary>Null when it was used or cancelled, is too old, or never was.</summary>
    public async Task<View?> FindAsync(string? token, CancellationToken stop)
    {
        if (await db.OpenInvitationAsync(token ?? "", stop) is not { } invitation)
        {
            return null;
        }

        var organisation =
            await db.Set<Authority>()
                .Where(row => row.Id == invitation.AuthorityId)
                .Select(row => row.Name)
                .SingleOrDefaultAsync(stop)
            ?? await db.Set<Supplier>()
                .Where(row => row.Id == invitation.SupplierId)
                .Select(row => row.Name)
                .SingleOrDefaultAsync(stop);
        return new View(
            organisation,
            invitation.Role,
            invitation.Email,
            invitation.InvitedBy,
            invitation.ExpiresAt
        );
    }
}
