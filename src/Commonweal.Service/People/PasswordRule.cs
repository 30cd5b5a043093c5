using Microsoft.AspNetCore.Identity;

namespace Commonweal.Service.People;

/// <summary>Long is strong: any characters, twelve or more, and not what everybody tries first.</summary>
internal sealed class PasswordRule : IPasswordValidator<Account>
{
    public const int Shortest = 12;

    /// <summary>Stems of the most tried passwords; a password is refused when little else is left of it.</summary>
    private static readonly string[] Common =
    [
        "password",
        "commonweal",
        "qwerty",
        "letmein",
        "welcome",
        "iloveyou",
        "admin",
        "council",
        "12345",
        "abcdef",
    ];

    private const int LeastSigns = 7;
    private const int LeastKinds = 5;

    public const string GuessableCode = "Guessable";

    public Task<IdentityResult> ValidateAsync(
        UserManager<Account> manager,
        Account user,
        string? password
    ) =>
        Task.FromResult(
            // One that is too short is told so already.
            password?.Length >= Shortest
            && IsGuessable(password, user.Email)
                ? IdentityResult.Failed(new IdentityError { Code = GuessableCode })
                : IdentityResult.Success
        );

    /// <summary>
    /// What is left without common stems, repeats and runs such as 6789 or fedc must still be something: words and random digits
    /// alike leave enough.
    /// </summary>
    public static bool IsGuessable(string password, string? email)
    {
        var rest = Common.Aggregate(
            password.ToLowerInvariant(),
            (left, stem) => left.Replace(stem, "", StringComparison.Ordinal)
        );
        char[] unforeseen =
        [
            .. rest.Where((sign, at) => at == 0 || Math.Abs(sign - rest[at - 1]) > 1),
        ];
        return unforeseen.Length < LeastSigns
            || unforeseen.Distinct().Count() < LeastKinds
            || string.Equals(password, email, StringComparison.OrdinalIgnoreCase);
    }
}
