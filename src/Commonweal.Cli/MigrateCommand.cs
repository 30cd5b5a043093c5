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
                await using var installation = await Installation.OpenAsync(stop);
                var ran = await SchemaRunner.MigrateAsync(installation.OwnerConnection, stop);
                await terminal.Out.WriteLineAsync(
                    ran.Count == 0 ? "The schema is up to date." : $"Ran {string.Join(", ", ran)}."
                );
                return 0;
            }
        );
        return command;
    }
}
