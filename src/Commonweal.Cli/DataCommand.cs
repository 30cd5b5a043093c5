using System.CommandLine;
using System.Globalization;
using Commonweal.Service.Reference;

namespace Commonweal.Cli;

/// <summary><c>commonweal data check</c>: reads every file of the data folder and says what is wrong where.</summary>
internal static class DataCommand
{
    public static Command Make(Terminal terminal)
    {
        var folder = DataFolder.Option();
        var check = new Command(
            "check",
            "Check every file of reference data. Exit 0 only when there is no problem."
        )
        {
            folder,
        };
        check.SetAction((parsed, _) => CheckAsync(terminal, parsed.GetRequiredValue(folder)));
        return new Command("data", "The reference data.") { check };
    }

    /// <summary>One line per problem on standard error; answers the exit code.</summary>
    public static async Task<int> RefuseAsync(
        Terminal terminal,
        IReadOnlyList<DataProblem> problems
    )
    {
        foreach (var problem in problems)
        {
            await terminal.Error.WriteLineAsync(problem.ToString());
        }

        return CommandLine.Refused;
    }

    private static async Task<int> CheckAsync(Terminal terminal, string folder)
    {
        var (data, problems) = ReferenceLoader.Load(folder);
        if (data is null)
        {
            return await RefuseAsync(terminal, problems);
        }

        await terminal.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFullPath(folder)}: no problem in {data.Editions.Count} editions with {data.Editions.Sum(edition => edition.Measures.Count)} measures"
            )
        );
        return 0;
    }
}
