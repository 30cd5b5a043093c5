using System.CommandLine;
using Commonweal.Domain.Common;
using Commonweal.Service.People;

namespace Commonweal.Cli;

/// <summary><c>commonweal authority create</c>: sets a council up and prints its first administrator's one-time link.</summary>
internal static class AuthorityCommand
{
    public static Command Make(Terminal terminal)
    {
        var slug = new Argument<string>("slug")
        {
            Description = "Short name used in addresses, such as southend.",
        };
        var name = new Argument<string>("name") { Description = "The name people read." };
        var policy = new Option<string>("--policy")
        {
            Description =
                "Its file under data/rules/authorities, without .yaml. When left out: that of its short name, or none, and the council writes its rules on screen.",
        };
        var edition = new Option<string>("--edition")
        {
            Description = "The edition its procurements start with.",
            Required = true,
        };
        var gssCode = new Option<string>("--gss-code")
        {
            Description = "Its code at the Office for National Statistics, such as E06000033.",
        };
        var create = new Command("create", "Set an authority up.")
        {
            slug,
            name,
            policy,
            edition,
            gssCode,
        };
        create.SetAction(
            (parsed, stop) =>
                CreateAsync(
                    terminal,
                    parsed.GetRequiredValue(slug),
                    parsed.GetRequiredValue(name),
                    parsed.GetValue(gssCode),
                    parsed.GetValue(policy),
                    parsed.GetRequiredValue(edition),
                    stop
                )
        );
        var known = new Argument<string>("slug") { Description = "Its short name." };
        var invite = new Command(
            "invite-administrator",
            "Print a new one-time link for an administrator, where the first was lost."
        )
        {
            known,
        };
        invite.SetAction(
            (parsed, stop) => InviteAsync(terminal, parsed.GetRequiredValue(known), stop)
        );
        return new Command("authority", "The councils this installation serves.")
        {
            create,
            invite,
        };
    }

    private static async Task<int> CreateAsync(
        Terminal terminal,
        string slug,
        string name,
        string? gssCode,
        string? policy,
        string edition,
        CancellationToken stop
    )
    {
        var created = await Installation.AskAsync<
            CreateAuthority,
            Outcome<(Guid AuthorityId, string Token)>
        >(act => act.RunAsync(slug, name, gssCode, policy, edition, stop), stop);
        return await terminal.AnswerAsync(
            created,
            made =>
                $"{name} is set up. Its first administrator joins once, at /join?token={made.Token}"
        );
    }

    private static async Task<int> InviteAsync(
        Terminal terminal,
        string slug,
        CancellationToken stop
    )
    {
        var invited = await Installation.AskAsync<InviteAdministrator, Outcome<string>>(
            act => act.RunAsync(slug, stop),
            stop
        );
        return await terminal.AnswerAsync(
            invited,
            token => $"An administrator of {slug} joins once, at /join?token={token}"
        );
    }
}
