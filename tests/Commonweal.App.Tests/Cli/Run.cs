using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Commonweal.Cli;

namespace Commonweal.App.Tests.Cli;

/// <summary>One run of the command line, as a person at a terminal sees it.</summary>
internal sealed record Run(int Exit, string Out, string Error)
{
    public JsonNode Json => JsonNode.Parse(Out)!;

    public static async Task<Run> OfAsync(string[] args, string input)
    {
        using var standardInput = new MemoryStream(Encoding.UTF8.GetBytes(input));
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(args, standardInput, output, error);
        return new Run(exit, output.ToString(), error.ToString());
    }

    /// <summary>As a process of its own, for commands that read the environment.</summary>
    public static Task<Run> AsProcessAsync(
        string[] args,
        params (string Name, string? Value)[] environment
    ) => PipedAsync("", args, environment);

    /// <summary>As a process of its own, into which <paramref name="input"/> is piped.</summary>
    public static async Task<Run> PipedAsync(
        string input,
        string[] args,
        params (string Name, string? Value)[] environment
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(CommandLine).Assembly.Location);
        foreach (var argument in args)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Run(process.ExitCode, await said, await complained);
    }
}
