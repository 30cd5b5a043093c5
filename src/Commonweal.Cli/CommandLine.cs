using System.CommandLine;

namespace Commonweal.Cli;

/// <summary>The whole command line, over given streams so that tests run it as people do.</summary>
public static class CommandLine
{
    /// <summary>Exit code for input that could not be used; the reason is on standard error.</summary>
    public const int Refused = 2;

    /// <summary>Runs one command. 0 when done, 2 when the input was refused, 1 for a fault of ours.</summary>
    public static Task<int> RunAsync(
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

        return root.Parse(args)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, stop);
    }

    /// <summary>One line per command; each command is a file of its own beside this one.</summary>
    private static IEnumerable<Command> Commands(Terminal terminal)
    {
        _ = terminal;
        return [];
    }
}
