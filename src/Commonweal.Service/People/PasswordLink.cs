using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>
/// A way to a new password that is kept nowhere: its token, sealed under the master key, says all of it. It names the account's
/// security stamp, which a new password changes: so it works once.
/// </summary>
/// <param name="AccountId">Whose password.</param>
/// <param name="Stamp">The security stamp it was made under.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="ClearsSecondStep">Whether it also turns two-step sign-in off: the operator's does, one sent by letter never.</param>
internal sealed record PasswordLink(
    Guid AccountId,
    string Stamp,
    DateTimeOffset ExpiresAt,
    bool ClearsSecondStep
)
{
    private const string Purpose = "password links";

    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    public static readonly Problem CannotBeUsed = new(
        "people.password-link.not-usable",
        "This link cannot be used: it was used, is older than a day, was not copied whole, or you have signed out since. Ask for a new one."
    );

    /// <summary>A fresh link's token.</summary>
    public static string TokenFor(
        Account account,
        bool clearsSecondStep,
        DateTimeOffset now,
        MasterKey key
    )
    {
        var ends = (now + Lasts).ToUnixTimeSeconds();
        var says = string.Create(
            CultureInfo.InvariantCulture,
            $"{account.Id} {ends} {clearsSecondStep} {account.SecurityStamp}"
        );
        return Base64Url.EncodeToString(
            MasterKey.Seal(key.For(Purpose), Encoding.UTF8.GetBytes(says), Purpose)
        );
    }

    /// <summary>The link of a token, with its account; null when it cannot be used.</summary>
    public static async Task<(PasswordLink Link, Account Account)?> OpenAsync(
        string? token,
        MasterKey key,
        Db db,
        CancellationToken stop
    )
    {
        if (
            Read(token, key) is not { } link
            || link.ExpiresAt <= await db.NowAsync(stop)
            || await db.Set<Account>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == link.AccountId, stop)
                is not { } account
        )
        {
            return null;
        }

        return account.SecurityStamp == link.Stamp ? (link, account) : null;
    }

    private static PasswordLink? Read(string? token, MasterKey key)
    {
        if (string.IsNullOrEmpty(token) || !Base64Url.IsValid(token))
        {
            return null;
        }

        try
        {
            var plain = MasterKey.Open(key.For(Purpose), Base64Url.DecodeFromChars(token), Purpose);
            var says = Encoding.UTF8.GetString(plain).Split(' ', 4);
            return new PasswordLink(
                Guid.Parse(says[0]),
                says[3],
                DateTimeOffset.FromUnixTimeSeconds(
                    long.Parse(says[1], CultureInfo.InvariantCulture)
                ),
                bool.Parse(says[2])
            );
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
