using Commonweal.Domain.Common;

namespace Commonweal.Cli;

/// <summary>Where a command reads and writes.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output: results only.</param>
/// <param name="Error">Standard error: problems only.</param>
public sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error)
{
    /// <summary>The text of a file, or of standard input for <c>-</c>.</summary>
    /// <exception cref="IOException">The file could not be read.</exception>
    public Task<string> ReadAllAsync(string file, CancellationToken stop) =>
        file == "-" ? In.ReadToEndAsync(stop) : File.ReadAllTextAsync(file, stop);

    /// <summary>Says why the input was refused, one line per problem, and answers the exit code for it.</summary>
    public async Task<int> RefuseAsync(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            var where = problem.Field is null ? "" : $"{problem.Field}: ";
            await Error.WriteLineAsync($"{where}{problem.Message} [{problem.Code}]");
        }

        return CommandLine.Refused;
    }
}
