using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.DataProtection;

namespace Commonweal.Web.People;

/// <summary>
/// Remembers in a browser who has signed in there. While an account rests after wrong tries, its own browsers may still
/// try: a stranger who types wrong passwords keeps nobody out. Whoever holds the cookie gains no more than such tries,
/// and these have a limit of their own.
/// </summary>
public sealed class KnownBrowser(IDataProtectionProvider keys, IHostEnvironment site) : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector protector = keys.CreateProtector("known browser")
        .ToTimeLimitedDataProtector();

    private readonly PartitionedRateLimiter<string> tries = PartitionedRateLimiter.Create<
        string,
        string
    >(browser =>
        RateLimitPartition.GetFixedWindowLimiter(
            browser,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = 10,
                Window = TimeSpan.FromMinutes(5),
            }
        )
    );

    /// <summary>Called when somebody has signed in with everything that is asked of them.</summary>
    public void Remember(HttpContext context, Account account)
    {
        var cookie = Cookie();
        cookie.MaxAge = Remembered;
        context.Response.Cookies.Append(
            cookie.Name!,
            protector.Protect($"{account.Id}/{Guid.CreateVersion7()}", Remembered),
            cookie.Build(context)
        );
    }

    /// <summary>Whether the account has signed in here before and this browser has tries left; takes one.</summary>
    public bool MayTry(HttpContext context, Account account)
    {
        if (context.Request.Cookies[Cookie().Name!] is not { } held)
            return false;
        try
        {
            var browser = protector.Unprotect(held);
            if (!browser.StartsWith($"{account.Id}/", StringComparison.Ordinal))
                return false;
            using var lease = tries.AttemptAcquire(browser);
            return lease.IsAcquired;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => tries.Dispose();

    private CookieBuilder Cookie()
    {
        var cookie = new CookieBuilder
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Strict,
        };
        ShellSetup.Protect(cookie, "known-browser", site);
        return cookie;
    }
}
