using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Commonweal.Web.Shell.Access;

/// <summary>A session ends an hour after its last page, and at the latest twelve hours after its first.</summary>
internal static class SessionEnd
{
    private const string Since = "since";

    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static void EndSessions(this CookieAuthenticationOptions cookie)
    {
        cookie.ExpireTimeSpan = Idle;
        cookie.SlidingExpiration = true;
        var validate = cookie.Events.OnValidatePrincipal;
        cookie.Events.OnSigningIn = context =>
        {
            context.Properties.Items[Since] = Now(context.Options)
                .ToString("O", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            if (IsOver(context))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(context.Scheme.Name);
            }
            else
            {
                await validate(context);
            }
        };
    }

    private static bool IsOver(CookieValidatePrincipalContext context) =>
        context.Properties.Items.TryGetValue(Since, out var since)
        && DateTimeOffset.Parse(since!, CultureInfo.InvariantCulture)
            < Now(context.Options) - Longest;

    private static DateTimeOffset Now(CookieAuthenticationOptions cookie) =>
        (cookie.TimeProvider ?? TimeProvider.System).GetUtcNow();
}
