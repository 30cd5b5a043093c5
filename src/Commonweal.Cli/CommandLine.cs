using System.CommandLine;
using Commonweal.Service.Storage;
using Npgsql;

namespace Commonweal.Cli;

/// <summary>The whole command line, over given streams so that tests run it as people do.</summary>
public static class CommandLine
{
    /// <summary>Exit code for input that could not be used; the reason is on standard error.</summary>
    public const int Refused = 2;

    /// <summary>Exit code for a command that was broken off: the shell's own number for Ctrl+C.</summary>
    public const int BrokenOff = 130;

    /// <summary>Runs one command. 0 when done, 2 when the input was refused, 1 when the machine or we ourselves failed, 130 when broken off.</summary>
    public static async Task<int> RunAsync(
        string[] args,
        TextReader input,
        TextWriter output,
        TextWriter error,
        CancellationToken stop = default
    )
    {
        var terminal = new Terminal(input, output, error);
        var root = new RootCommand("Commonweal: social value from policy to proof.");
        foreach (var command in Commands(terminal))
        {
            root.Subcommands.Add(command);
        }

        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await root.Parse(args).InvokeAsync(invocation, stop);
        }
        catch (Exception fault)
            when (fault
                    is LocalClusterException
                        or ConnectionException
                        or SchemaException
                        or NpgsqlException
                        or IOException
            )
        {
            await error.WriteLineAsync(fault.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return BrokenOff;
        }
    }

    /// <summary>One line per command; each command is a file of its own beside this one.</summary>
    private static IEnumerable<Command> Commands(Terminal terminal) =>
        [
            AuditCommand.Make(terminal),
            AuthorityCommand.Make(terminal),
            DemoCommand.Make(terminal),
            DataCommand.Make(terminal),
            EvaluateCommand.Make(terminal),
            ImportCommand.Make(terminal),
            MigrateCommand.Make(terminal),
            ServeCommand.Make(terminal),
            ThresholdCommand.Make(terminal),
            ValueCommand.Make(terminal),
        ];
}
