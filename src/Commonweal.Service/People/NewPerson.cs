using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace Commonweal.Service.People;

/// <summary>What somebody types to get an account.</summary>
/// <param name="Name">The name colleagues see.</param>
/// <param name="Email">Where to reach them; also the sign-in name.</param>
/// <param name="Password">The password, exactly as typed.</param>
public sealed record NewPerson(string Name, string Email, string Password)
{
    private static readonly Problem TooShort = new(
        "people.password.too-short",
        $"Your password must be {PasswordRule.Shortest} characters or more. Three random words make a good one.",
        "Password"
    );

    private static readonly Problem Guessable = new(
        "people.password.guessable",
        "This password is easy to guess. Three random words make a good one.",
        "Password"
    );

    /// <summary>Makes the account inside the act under way; its address was proved by the letter that led here.</summary>
    internal async Task<Outcome<Account>> CreateAsync(
        UserManager<Account> accounts,
        DateTimeOffset now
    )
    {
        if (Check().ToArray() is { Length: > 0 } wrong)
        {
            return Outcome.Refused<Account>(wrong);
        }

        var email = Email.Trim();
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            Name = Name.Trim(),
            Email = email,
            EmailConfirmed = true,
            UserName = email,
            CreatedAt = now,
        };
        var result = await accounts.CreateAsync(account, Password);
        return Judge(result).Then(_ => Outcome.Of(account));
    }

    /// <summary>What is wrong as it stands, before anything is looked up.</summary>
    public IEnumerable<Problem> Check()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > 200)
        {
            yield return new Problem(
                "people.account.name-missing",
                "Enter your full name, up to 200 characters.",
                "Name"
            );
        }
        else if (
            OneLine.Hides(Name.Trim(), "people.account.name-signs", "Your name", "Name") is
            { } hidden
        )
        {
            yield return hidden;
        }

        if (EmailAddress.Problem(Email, "people.account.email-form") is { } unclear)
        {
            yield return unclear;
        }

        if (Weakness(Password, Email.Trim()) is { } weak)
        {
            yield return weak;
        }
    }

    /// <summary>Why a password cannot be chosen; null when it can.</summary>
    public static Problem? Weakness(string password, string? email) =>
        password.Length < PasswordRule.Shortest ? TooShort
        : PasswordRule.IsGuessable(password, email) ? Guessable
        : null;

    /// <summary>What the accounts' own rules said, in plain words.</summary>
    public static Outcome<Done> Judge(IdentityResult result) =>
        result.Succeeded ? Outcome.Done : Outcome.Refused<Done>(Explain(result));

    private static IEnumerable<Problem> Explain(IdentityResult result) =>
        result
            .Errors.Select(error =>
                error.Code switch
                {
                    "DuplicateUserName" or "DuplicateEmail" => new Problem(
                        "people.account.email-used",
                        "This email address has an account already. Sign in with it, then open the link again.",
                        "Email"
                    ),
                    "PasswordTooShort" => TooShort,
                    PasswordRule.GuessableCode => Guessable,
                    _ => new Problem("people.account.refused", error.Description, "Password"),
                }
            )
            .DistinctBy(problem => problem.Code, StringComparer.Ordinal);
}
