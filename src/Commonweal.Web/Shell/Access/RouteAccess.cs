using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Commonweal.Web.Shell.Access;

/// <summary>Holds every request to the route table.</summary>
public static class RouteAccess
{
    /// <summary>Runs after routing and after the actor is known, before any page.</summary>
    public static void UseRouteAccess(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (context.GetEndpoint() is not RouteEndpoint endpoint)
                {
                    await next(context);
                    return;
                }

                var actor = context.RequestServices.GetRequiredService<CurrentActor>().Actor;
                var access = RouteTable.Routes.GetValueOrDefault(PatternOf(endpoint));
                if (access?.Allows(actor) == true)
                {
                    await next(context);
                }
                else if (
                    actor.AccountId == Guid.Empty
                    && !context.Request.Path.StartsWithSegments(
                        "/api",
                        StringComparison.OrdinalIgnoreCase
                    )
                )
                {
                    await context.ChallengeAsync(
                        IdentityConstants.ApplicationScheme,
                        new AuthenticationProperties { RedirectUri = context.GoesOnAt() }
                    );
                }
                else
                {
                    context.Response.StatusCode =
                        actor.AccountId == Guid.Empty
                            ? StatusCodes.Status401Unauthorized
                            : StatusCodes.Status403Forbidden;
                }
            }
        );

    /// <summary>Stops a site that has a route nobody decided about.</summary>
    /// <exception cref="InvalidOperationException">Names the routes missing from the table, or the rows without a route.</exception>
    public static void CheckRoutes(this IEndpointRouteBuilder app)
    {
        var routes = app
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(PatternOf)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] missing = [.. routes.Where(route => !RouteTable.Routes.ContainsKey(route))];
        string[] idle = [.. RouteTable.Routes.Keys.Where(route => !routes.Contains(route))];
        if (missing.Length + idle.Length > 0)
        {
            throw new InvalidOperationException(
                $"RouteTable and the site differ. Not in the table: {string.Join(", ", missing)}. Without a page: {string.Join(", ", idle)}."
            );
        }
    }

    private static string PatternOf(RouteEndpoint endpoint) =>
        (endpoint.RoutePattern.RawText ?? "").Trim('/');
}
