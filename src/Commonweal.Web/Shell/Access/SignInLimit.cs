using System.Threading.RateLimiting;

namespace Commonweal.Web.Shell.Access;

/// <summary>
/// Slows down who tries many passwords, codes or tokens from one address. The other half is the account's own rest after
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
                        context.Connection.RemoteIpAddress?.ToString() ?? "",
                        _ => new FixedWindowRateLimiterOptions
                        {
                            PermitLimit = TriesAMinute,
                            Window = TimeSpan.FromMinutes(1),
                        }
                    )
                    : RateLimitPartition.GetNoLimiter("any page")
            );
        });

    private static bool IsTry(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && Doors.Any(door =>
            request.Path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase)
        );
}
