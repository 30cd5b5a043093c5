using System.Text.Json.Nodes;
using Commonweal.Cli;

namespace Commonweal.App.Tests.Cli;

/// <summary>One run of the command line, as a person at a terminal sees it.</summary>
internal sealed record Run(int Exit, string Out, string Error)
{
    public JsonNode Json => JsonNode.Parse(Out)!;

    public static async Task<Run> OfAsync(string[] args, string input)
    {
        using var standardInput = new StringReader(input);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(args, standardInput, output, error);
        return new Run(exit, output.ToString(), error.ToString());
    }
}
