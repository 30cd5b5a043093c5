using System.Text;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>
/// Keeps an account's secrets (the authenticator's key, recovery codes) sealed under the master key: who copies the
/// database has no second step.
/// </summary>
internal sealed class AccountStore(Db db, MasterKey key)
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

    private static string Place(Account account, string name) => $"{account.Id}/{name}";
}
