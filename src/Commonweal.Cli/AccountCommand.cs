using System.CommandLine;
using Commonweal.Domain.Common;
using Commonweal.Service.People;

namespace Commonweal.Cli;

/// <summary><c>commonweal account reset</c>: a way back for who lost their password or their second step.</summary>
internal static class AccountCommand
{
    public static Command Make(Terminal terminal)
    {
        var email = new Argument<string>("email") { Description = "The address it signs in with." };
        var reset = new Command(
            "reset",
            "Print a one-time link to a new password that also turns two-step sign-in off. Make sure first who asks."
        )
        {
            email,
        };
        reset.SetAction(
            (parsed, stop) => ResetAsync(terminal, parsed.GetRequiredValue(email), stop)
        );
        return new Command("account", "The people who sign in.") { reset };
    }

    private static async Task<int> ResetAsync(
        Terminal terminal,
        string email,
        CancellationToken stop
    )
    {
        var reset = await Installation.AskAsync<ResetAccount, Outcome<string>>(
            act => act.RunAsync(email, stop),
            stop
        );
        return await terminal.AnswerAsync(
            reset,
            token =>
                $"{email} chooses a new password once, within a day, at /sign-in/password?token={token}"
        );
    }
}
