using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Commonweal.Service.People;

/// <summary>Accounts by ASP.NET Core Identity: passwords and one-time codes, no roles of its own.</summary>
public static class PeopleSetup
{
    /// <summary>Registers accounts.</summary>
    public static IdentityBuilder AddPeople(this IServiceCollection services) =>
        services
            .AddScoped<OneTimeCodes>()
            .AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // The sign-in name is an email address, whatever signs that has.
                options.User.AllowedUserNameCharacters = "";
                options.Password.RequiredLength = PasswordRule.Shortest;
                // PasswordRule asks for more, and says so in plain words.
                options.Password.RequiredUniqueChars = 0;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 100;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserStore<AccountStore>()
            .AddPasswordValidator<PasswordRule>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(
                TokenOptions.DefaultAuthenticatorProvider
            );
}
