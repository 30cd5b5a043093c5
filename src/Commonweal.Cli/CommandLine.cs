using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using Commonweal.Domain.Common;
using Commonweal.Service.Storage;

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
        Stream input,
        TextWriter output,
        TextWriter error,
        CancellationToken stop = default
    )
    {
        output = new SeenWriter(output);
        error = new SeenWriter(error);
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
            var parsed = root.Parse(args);
            string[] unknown = [.. parsed.Tokens.Where(IsUnknownOption).Select(Unknown)];
            return unknown.Length > 0 || parsed.Action is ParseErrorAction
                ? await RefuseAsync(
                    terminal,
                    parsed,
                    [.. unknown, .. parsed.Errors.Select(wrong => wrong.Message)]
                )
                : await parsed.InvokeAsync(invocation, stop);
        }
        catch (Exception fault) when (OfTheMachine(fault) is { } says)
        {
            await error.WriteLineAsync(says);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return BrokenOff;
        }
    }

    /// <summary>A mistyped option would be taken for the file that the command reads.</summary>
    private static bool IsUnknownOption(Token token) =>
        token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal);

    private static string Unknown(Token option) => $"There is no option {option.Value}.";

    private static Task<int> RefuseAsync(
        Terminal terminal,
        ParseResult parsed,
        IEnumerable<string> mistakes
    )
    {
        var name = "";
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult level; at = at.Parent)
        {
            name = $"{(level.Command is RootCommand ? "commonweal" : level.Command.Name)} {name}";
        }

        return terminal.RefuseAsync(
            mistakes.Select(mistake => new Problem(
                "cli.arguments.wrong",
                $"{mistake} `{name}--help` shows what is written here."
            ))
        );
    }

    /// <summary>What to tell whoever runs the machine; null where the fault is ours.</summary>
    private static string? OfTheMachine(Exception fault) =>
        fault switch
        {
            LocalClusterException or ConnectionException or SchemaException => fault.Message,
            CryptographicException => fault.Message,
            DbException =>
                $"The database could not be used: {fault.Message} Check that it runs and has space, and that ConnectionStrings__Commonweal, where it is set, names it.",
            InvalidDataException => fault.Message,
            IOException or UnauthorizedAccessException or SocketException =>
                $"{fault.Message.TrimEnd('.')}. Check that the folder in COMMONWEAL_HOME is this user's to write, and so is what the output goes to, and that the disk has space.",
            { InnerException: { } inner } => OfTheMachine(inner),
            _ => null,
        };

    /// <summary>One line per command; each command is a file of its own beside this one.</summary>
    private static IEnumerable<Command> Commands(Terminal terminal) =>
        [
            AccountCommand.Make(terminal),
            AuditCommand.Make(terminal),
            AuthorityCommand.Make(terminal),
            DemoCommand.Make(terminal),
            DataCommand.Make(terminal),
            EditionCommand.Make(terminal),
            EvaluateCommand.Make(terminal),
            ImportCommand.Make(terminal),
            MigrateCommand.Make(terminal),
            ServeCommand.Make(terminal),
            ThresholdCommand.Make(terminal),
            ValueCommand.Make(terminal),
        ];
}
