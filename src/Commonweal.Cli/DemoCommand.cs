using System.CommandLine;
using Commonweal.Cli.Demo;
using Commonweal.Domain.Common;

namespace Commonweal.Cli;

/// <summary><c>commonweal demo</c>: loads three councils, their suppliers and a year and a half of work.</summary>
internal static class DemoCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("demo", "Load the demo into this machine's own database.");
        command.SetAction(
            async (_, stop) =>
            {
                await using var installation = await Installation.OpenAsync(stop);
                return await LoadAsync(terminal, installation, stop);
            }
        );
        return command;
    }

    /// <summary>Loads it unless it is there, and prints who can sign in.</summary>
    public static async Task<int> LoadAsync(
        Terminal terminal,
        Installation installation,
        CancellationToken stop
    )
    {
        if (!installation.IsLocal)
        {
            return await terminal.RefuseAsync([
                new Problem(
                    "cli.demo.not-local",
                    "The demo loads only into this machine's own private database, and ConnectionStrings__Commonweal names a server. Unset it to try the demo."
                ),
            ]);
        }

        var loaded = await DemoLoader.LoadAsync(
            installation.Settings,
            installation.OwnerConnection!,
            installation.RemakeDatabaseAsync,
            stop
        );
        if (!loaded.Succeeded)
        {
            return await terminal.RefuseAsync(loaded.Problems);
        }

        var story = await DemoStory.ReadAsync(installation.Settings.Data, stop);
        await terminal.Out.WriteLineAsync(
            loaded.Value ? "The demo is loaded." : "The demo is there from before."
        );
        await terminal.Out.WriteLineAsync($"Everybody's password is {story.Password}");
        var people = story
            .Councils.SelectMany(council => council.People.Select(person => (person, council.Name)))
            .Concat(
                story.Suppliers.SelectMany(supplier =>
                    supplier.People.Select(person => (person, supplier.Name))
                )
            );
        foreach (var (person, organisation) in people)
        {
            await terminal.Out.WriteLineAsync(
                $"  {person.Email, -34} {string.Join(", ", person.Roles), -18} {organisation}"
            );
        }

        return 0;
    }
}
