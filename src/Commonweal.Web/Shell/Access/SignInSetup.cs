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
    public static IServiceCollection AddSignIn(this IServiceCollection services, bool isProduction)
    {
        new IdentityBuilder(typeof(Account), services).AddSignInManager();
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies =>
                cookies.ApplicationCookie!.Configure(cookie =>
                {
                    cookie.LoginPath = "/sign-in";
                    cookie.ReturnUrlParameter = "returnUrl";
                    cookie.ExpireTimeSpan = TimeSpan.FromMinutes(60);
                    cookie.SlidingExpiration = true;
                    cookie.Cookie.Name = isProduction ? "__Host-session" : "session";
                    cookie.Cookie.SecurePolicy = isProduction
                        ? CookieSecurePolicy.Always
                        : CookieSecurePolicy.SameAsRequest;
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                })
            );
        // Looked at on every request: signing out or a lock ends the session everywhere at once.
        services.Configure<SecurityStampValidatorOptions>(options =>
            options.ValidationInterval = TimeSpan.Zero
        );
        services.AddDataProtection().SetApplicationName("Commonweal");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            provider => new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlRepository = ActivatorUtilities.CreateInstance<CookieKeys>(provider)
            )
        );
        return services;
    }
}
