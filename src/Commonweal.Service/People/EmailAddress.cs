using System.Net.Mail;
using Commonweal.Domain.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>An email address as it is typed.</summary>
internal static class EmailAddress
{
    private const int Longest = 200;

    /// <summary>Null when a letter can be sent there.</summary>
    public static Problem? Problem(string email, string code) =>
        email.Trim() is { Length: <= Longest } typed
        && MailAddress.TryCreate(typed, out var read)
        && read.Address == typed
        && typed.All(sign => sign is > ' ' and < '\u007f')
            ? null
            : new Problem(
                code,
                "Enter an email address, like name@example.org, without spaces or accented letters.",
                "Email"
            );

    /// <summary>The account that signs in with it; null when none does.</summary>
    public static Task<Account?> AccountOfAsync(this Db db, string email, CancellationToken stop)
    {
        var normalized = email.Trim().ToUpperInvariant();
        return db.Set<Account>()
            .AsNoTracking()
            .SingleOrDefaultAsync(account => account.NormalizedEmail == normalized, stop);
    }
}
