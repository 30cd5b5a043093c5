using System.Security.Claims;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Microsoft.AspNetCore.Identity;

namespace Commonweal.Web.Shell.Access;

/// <summary>
/// Finds out who asks. Roles are read from the database on every request, so that a role taken away is gone at once;
/// the cookie only says which account, and which of its organisations was chosen.
/// </summary>
public static class ActorOfRequest
{
    /// <summary>The claim that holds the chosen organisation.</summary>
    public const string Organisation = "organisation";

    /// <summary>Sets <see cref="CurrentActor"/> for pages and acts.</summary>
    public static void UseActorOfRequest(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
                {
                    var accountId = Guid.Parse(id);
                    var current = context.RequestServices.GetRequiredService<CurrentActor>();
                    var places = await context
                        .RequestServices.GetRequiredService<Memberships>()
                        .OfAsync(accountId, context.RequestAborted);
                    var chosen = context.User.FindFirstValue(Organisation);
                    var place =
                        places.FirstOrDefault(place => place.OrganisationId.ToString() == chosen)
                        ?? (places.Count > 0 ? places[0] : null);
                    current.Actor =
                        place?.Actor
                        ?? Actor.SignedIn(
                            accountId,
                            context.User.FindFirstValue(ClaimTypes.Name) ?? ""
                        );
                    current.OrganisationName = place?.OrganisationName;
                }

                await next(context);
            }
        );

    /// <summary>Signs in for one organisation; null takes the first.</summary>
    public static Task SignInForAsync(
        this SignInManager<Account> signIn,
        Account account,
        Guid? organisationId
    ) =>
        signIn.SignInWithClaimsAsync(
            account,
            isPersistent: false,
            organisationId is { } id ? [new Claim(Organisation, id.ToString())] : []
        );
}
