using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Commonweal.Web.Shell.Access;

/// <summary>
/// Slows down who tries many passwords, codes or tokens from one line, or hands in many files to be checked. The other half is the
/// limits of each account (<see cref="People.LineTries"/>, <see cref="Service.People.SignInTries"/>).
/// </summary>
public static class RequestLimits
{
    /// <summary>A whole council may sign in at nine o'clock behind one address.</summary>
    public const int TriesAMinute = 100;

    /// <summary>Reading a file is work for seconds, and anybody may ask for it.</summary>
    public const int FilesAMinute = 10;

    /// <summary>Printing takes turns, so this only keeps one line from standing in all of them.</summary>
    public const int PrintsAMinute = 30;

    /// <summary>Each sends an email to an address that anybody may type.</summary>
    public const int LettersAMinute = 20;

    /// <summary>Each may be kept for whoever says, sealed, that they wrote it; a whole firm may save bids behind one address.</summary>
    public const int FormsAMinute = 120;

    private static readonly PathString[] Bids = ["/supplier/bids"];
    private static readonly PathString[] Alerts = ["/alerts/new", "/alerts/tender"];
    private static readonly PathString[] FileCheck = ["/frameworks/check"];
    private static readonly PathString[] Doors = ["/sign-in", "/join", "/suppliers/register"];

    /// <summary>Registers the limits.</summary>
    public static IServiceCollection AddRequestLimits(this IServiceCollection services) =>
        services
            .AddSingleton(_ => new FileTurns(TimeSpan.FromSeconds(5)))
            .AddRateLimiter(options =>
            {
                options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                options.OnRejected = (refused, _) =>
                {
                    if (refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                        refused.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(
                                wait.TotalSeconds
                            )
                            .ToString(CultureInfo.InvariantCulture);
                    return ValueTask.CompletedTask;
                };
                options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(
                    context =>
                        IsPostTo(context.Request, Doors) ? PerMinute(context, "try", TriesAMinute)
                        : IsPostTo(context.Request, FileCheck)
                            ? PerMinute(context, "file", FilesAMinute)
                        : IsPostTo(context.Request, Alerts)
                            ? PerMinute(context, "letter", LettersAMinute)
                        // What the script on the page saves and asks by itself is not kept.
                        : IsPostTo(context.Request, Bids)
                        && !context.Request.Query.ContainsKey("handler")
                            ? PerMinute(context, "form", FormsAMinute)
                        : context.Request.Path.Value?.EndsWith(
                            ".pdf",
                            StringComparison.OrdinalIgnoreCase
                        )
                            is true
                            ? PerMinute(context, "print", PrintsAMinute)
                        : RateLimitPartition.GetNoLimiter("any page")
                );
            });

    private static RateLimitPartition<string> PerMinute(
        HttpContext context,
        string of,
        int permits
    ) =>
        RateLimitPartition.GetFixedWindowLimiter(
            $"{of} {LineOf(context.Connection.RemoteIpAddress)}",
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = permits,
                Window = TimeSpan.FromMinutes(1),
            }
        );

    /// <summary>One line of IPv6 has the last 64 bits to itself, and as many addresses as it likes.</summary>
    internal static string LineOf(IPAddress? address) =>
        address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => $"{address.MapToIPv4()}",
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(
                address.GetAddressBytes().AsSpan(0, 8)
            ),
            _ => $"{address}",
        };

    private static bool IsPostTo(HttpRequest request, PathString[] doors) =>
        HttpMethods.IsPost(request.Method)
        && doors.Any(door =>
            request.Path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase)
        );
}
