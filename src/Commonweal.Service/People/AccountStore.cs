using System.Text;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Commonweal.Service.People;

/// <summary>
/// Keeps an account's secrets (the authenticator's key, recovery codes) sealed under the master key: who copies the
/// database has no second step. Counts wrong tries where they are kept, so that none is lost among many at one moment.
/// </summary>
internal sealed class AccountStore(Db db, MasterKey key, IOptions<IdentityOptions> options)
    : UserOnlyStore<Account, Db, Guid, AccountClaim, AccountLogin, AccountToken>(db)
{
    private readonly byte[] tokenKey = key.For("account tokens");

    public override Task SetTokenAsync(
        Account user,
        string loginProvider,
        string name,
        string? value,
        CancellationToken cancellationToken
    ) =>
        base.SetTokenAsync(
            user,
            loginProvider,
            name,
            Convert.ToBase64String(
                MasterKey.Seal(tokenKey, Encoding.UTF8.GetBytes(value ?? ""), Place(user, name))
            ),
            cancellationToken
        );

    public override async Task<string?> GetTokenAsync(
        Account user,
        string loginProvider,
        string name,
        CancellationToken cancellationToken
    ) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } kept
            ? Encoding.UTF8.GetString(
                MasterKey.Open(tokenKey, Convert.FromBase64String(kept), Place(user, name))
            )
            : null;

    /// <summary>The last try allowed lays the account to rest in the same statement, and the count begins anew.</summary>
    public override async Task<int> IncrementAccessFailedCountAsync(
        Account user,
        CancellationToken cancellationToken = default
    )
    {
        var (most, rest) = (
            options.Value.Lockout.MaxFailedAccessAttempts,
            options.Value.Lockout.DefaultLockoutTimeSpan
        );
        // The new stamp keeps whoever read the account before from writing an older count over this one.
        await Context.Database.ExecuteSqlAsync(
            $"""
            update account set
                access_failed_count = (access_failed_count + 1) % {most},
                lockout_end = case when access_failed_count + 1 >= {most} then now() + {rest} else lockout_end end,
                concurrency_stamp = gen_random_uuid()::text
            where id = {user.Id}
            """,
            cancellationToken
        );
        await Context.Entry(user).ReloadAsync(cancellationToken);
        return user.AccessFailedCount;
    }

    private static string Place(Account account, string name) => $"{account.Id}/{name}";
}
