using System.Security.Claims;
using Commonweal.Service.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Commonweal.Web.Shell.Access;

/// <summary>Sign-in by password and one-time code, with sessions that end when the server says so.</summary>
public static class SignInSetup
{
    /// <summary>Registers cookies, their lifetime and the keys that protect them.</summary>
    public static IServiceCollection AddSignIn(
        this IServiceCollection services,
        IHostEnvironment site
    )
    {
        new IdentityBuilder(typeof(Account), services).AddSignInManager<People.CountedSignIn>();
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies =>
            {
                cookies.ApplicationCookie!.Configure(cookie =>
                {
                    cookie.LoginPath = "/sign-in";
                    cookie.ReturnUrlParameter = "returnUrl";
                    // The page itself leads on, and only to what it has judged to be ours.
                    cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
                    var redirect = cookie.Events.OnRedirectToLogin;
                    cookie.Events.OnRedirectToLogin = context =>
                    {
                        if (context.HttpContext.KeptTyped())
                        {
                            context.RedirectUri += "&kept=true";
                        }

                        return redirect(context);
                    };
                    cookie.EndSessions();
                    ShellSetup.Protect(cookie.Cookie, "session", site);
                });
                cookies.TwoFactorUserIdCookie!.Configure(cookie =>
                    ShellSetup.Protect(cookie.Cookie, "second-step", site)
                );
            });
        // Looked at on every request: signing out, or a new password or second step, ends all sessions at once.
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.Zero;
            options.OnRefreshingPrincipal = KeepOrganisation;
        });
        services.AddSingleton<People.KnownBrowser>();
        services.AddSingleton(provider => new People.LineTries(
            provider.GetService<TimeProvider>() ?? TimeProvider.System
        ));
        services.AddDataProtection().SetApplicationName("Commonweal");
        // It would warn of keys stored unencrypted; CookieKeys seals them itself.
        services.AddLogging(logging =>
            logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement", LogLevel.Error)
        );
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            provider => new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlRepository = ActivatorUtilities.CreateInstance<CookieKeys>(provider)
            )
        );
        return services;
    }

    /// <summary>The account is read afresh; which of its organisations was chosen stands only in the cookie.</summary>
    private static Task KeepOrganisation(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(ActorOfRequest.Organisation) is { } chosen)
        {
            (context.NewPrincipal!.Identity as ClaimsIdentity)!.AddClaim(chosen.Clone());
        }

        return Task.CompletedTask;
    }
}
