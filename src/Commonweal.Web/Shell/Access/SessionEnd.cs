using System.Globalization;
using System.Security.Claims;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Commonweal.Web.Shell.Access;

/// <summary>
/// A session of somebody who belongs to an authority ends half an hour after its last page, a supplier's after an hour, and each at the
/// latest twelve hours after its first.
/// </summary>
public static class SessionEnd
{
    private const string Since = "since";

    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    public static readonly TimeSpan IdleOfStaff = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static void EndSessions(this CookieAuthenticationOptions cookie)
    {
        cookie.ExpireTimeSpan = Idle;
        cookie.SlidingExpiration = true;
        var validate = cookie.Events.OnValidatePrincipal;
        cookie.Events.OnSigningIn = async context =>
        {
            var now = Now(context.Options);
            context.Properties.Items[Since] = now.ToString("O", CultureInfo.InvariantCulture);
            if (await IsStaffAsync(context.Principal, context.HttpContext))
            {
                // Every renewal keeps the span between the two.
                context.Properties.ExpiresUtc = (context.Properties.IssuedUtc ?? now) + IdleOfStaff;
            }
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

    /// <summary>After how many minutes without a page the session ends.</summary>
    public static int MinutesFor(Actor actor) =>
        (int)(actor.AuthorityId is null ? Idle : IdleOfStaff).TotalMinutes;

    private static async Task<bool> IsStaffAsync(ClaimsPrincipal? person, HttpContext context) =>
        Guid.TryParse(person?.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
        && (
            await context
                .RequestServices.GetRequiredService<Memberships>()
                .OfAsync(account, context.RequestAborted)
        ).Any(place => place.Actor.AuthorityId is not null);

    private static bool IsOver(CookieValidatePrincipalContext context) =>
        context.Properties.Items.TryGetValue(Since, out var since)
        && DateTimeOffset.Parse(since!, CultureInfo.InvariantCulture)
            < Now(context.Options) - Longest;

    private static DateTimeOffset Now(CookieAuthenticationOptions cookie) =>
        (cookie.TimeProvider ?? TimeProvider.System).GetUtcNow();
}
