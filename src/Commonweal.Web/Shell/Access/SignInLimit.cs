using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Commonweal.Web.Shell.Access;

/// <summary>
/// Slows down who tries many passwords, codes or tokens from one line. The other half is the account's own rest after
/// ten wrong tries.
/// </summary>
public static class SignInLimit
{
    /// <summary>A whole council may sign in at nine o'clock behind one address.</summary>
    public const int TriesAMinute = 100;

    private static readonly PathString[] Doors = ["/sign-in", "/join", "/suppliers/register"];

    /// <summary>Registers the limit.</summary>
    public static IServiceCollection AddSignInLimit(this IServiceCollection services) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                IsTry(context.Request)
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        LineOf(context.Connection.RemoteIpAddress),
                        _ => new FixedWindowRateLimiterOptions
                        {
                            PermitLimit = TriesAMinute,
                            Window = TimeSpan.FromMinutes(1),
                        }
                    )
                    : RateLimitPartition.GetNoLimiter("any page")
            );
        });

    /// <summary>One line of IPv6 has the last 64 bits to itself, and as many addresses as it likes.</summary>
    private static string LineOf(IPAddress? address) =>
        address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => $"{address.MapToIPv4()}",
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(
                address.GetAddressBytes().AsSpan(0, 8)
            ),
            _ => $"{address}",
        };

    private static bool IsTry(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && Doors.Any(door =>
            request.Path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase)
        );
}
