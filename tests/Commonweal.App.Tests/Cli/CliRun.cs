using System.Text.Json.Nodes;
using Commonweal.Cli;

namespace Commonweal.App.Tests.Cli;

/// <summary>One run of the command line, as a person at a terminal has it.</summary>
internal sealed record CliRun(int Exit, string Out, string Error)
{
    public JsonObject Json => JsonNode.Parse(Out)!.AsObject();

    public static async Task<CliRun> OfAsync(string input, params string[] args)
    {
        using var reader = new StringReader(input);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(args, reader, output, error);
        return new CliRun(exit, output.ToString(), error.ToString());
    }
}
