using System.CommandLine;
using Commonweal.Service.Storage;

namespace Commonweal.Cli;

/// <summary><c>commonweal migrate</c>: brings the database to this version's schema.</summary>
internal static class MigrateCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("migrate", "Bring the database to this version's schema.");
        command.SetAction(
            async (_, stop) =>
            {
                await using var installation = await Installation.FindAsync(stop);
                if (installation.OwnerConnection is not { } owner)
                {
                    throw new ConnectionException(
                        "Migrating a server needs the connection of the schema's owner. Set ConnectionStrings__CommonwealOwner to one that signs in as commonweal_owner, as docs/running.md shows under \"On a server\"."
                    );
                }

                var ran = installation.IsLocal
                    ? installation.Ran
                    : await SchemaRunner.MigrateAsync(owner, stop);
                await terminal.Out.WriteLineAsync(
                    ran.Count == 0 ? "The schema is up to date." : $"Ran {string.Join(", ", ran)}."
                );
                return 0;
            }
        );
        return command;
    }
}
