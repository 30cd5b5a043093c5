using Commonweal.Domain.Common;

namespace Commonweal.Cli;

/// <summary>Where a command reads and writes.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output: results only.</param>
/// <param name="Error">Standard error: problems only.</param>
public sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error)
{
    /// <summary>A file that is there and may be read, or standard input for <c>-</c>.</summary>
    public static Outcome<Stream> OpenInput(string file)
    {
        try
        {
            return file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return Unreadable(file);
        }
    }

    /// <summary>The text of a file, or of standard input for <c>-</c>.</summary>
    public async Task<Outcome<string>> ReadInputAsync(string file, CancellationToken stop)
    {
        try
        {
            return file == "-"
                ? await In.ReadToEndAsync(stop)
                : await File.ReadAllTextAsync(file, stop);
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return Unreadable(file);
        }
    }

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

    private static bool IsUnreadable(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or ArgumentException;

    private static Problem Unreadable(string file) =>
        new(
            "input.file.unreadable",
            $"\"{file}\" could not be read. Name a file that is there and that you may read."
        );
}
