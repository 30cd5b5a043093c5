using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Commonweal.Domain.Common;
using Commonweal.Service.Reference;

namespace Commonweal.Cli;

/// <summary>What every calculator does alike: JSON in, JSON or problems out.</summary>
internal static class Calculator
{
    private static readonly JsonSerializerOptions Output = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        // The output is read by programs and people at a terminal, never put into a page as it stands.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ExactDecimal(), new DayText(), new ChoiceText() },
    };

    /// <summary>The argument every calculator takes.</summary>
    public static Argument<string> File() =>
        new("file") { Description = "A file of JSON, or - for standard input." };

    /// <summary>A calculator over reference data: <c>--data</c>, a file, and the work on both.</summary>
    public static Command Over<TInput>(
        Terminal terminal,
        string name,
        string description,
        Func<ReferenceData, TInput, Outcome<object>> work
    )
        where TInput : class
    {
        var folder = DataFolder.Option();
        var file = File();
        var command = new Command(name, description) { folder, file };
        command.SetAction(
            (parsed, stop) =>
                RunAsync(
                    terminal,
                    parsed.GetRequiredValue(folder),
                    parsed.GetRequiredValue(file),
                    work,
                    stop
                )
        );
        return command;
    }

    /// <summary>
    /// Reads the input from a file or <c>-</c> and writes what <paramref name="work"/> makes of it. Decimals go out as
    /// text at full precision. 0 when done, 2 when the input was refused.
    /// </summary>
    public static async Task<int> RunAsync<TInput>(
        Terminal terminal,
        string file,
        Func<TInput, Outcome<object>> work,
        CancellationToken stop
    )
        where TInput : class
    {
        var text = await terminal.ReadInputAsync(file, stop);
        return await terminal.AnswerAsync(
            text.Then(InputJson.Read<TInput>).Then(work),
            result => JsonSerializer.Serialize(result, Output),
            file
        );
    }

    /// <summary>The same over reference data; a folder with any problem is refused first.</summary>
    private static Task<int> RunAsync<TInput>(
        Terminal terminal,
        string folder,
        string file,
        Func<ReferenceData, TInput, Outcome<object>> work,
        CancellationToken stop
    )
        where TInput : class
    {
        var (data, problems) = ReferenceLoader.Load(folder);
        return data is null
            ? DataCommand.RefuseAsync(terminal, problems)
            : RunAsync<TInput>(terminal, file, input => work(data, input), stop);
    }
}
