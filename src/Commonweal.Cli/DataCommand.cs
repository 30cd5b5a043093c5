using System.CommandLine;
using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;

namespace Commonweal.Cli;

/// <summary><c>commonweal data</c>: reads every file of the data folder and says what is wrong where; closes an edition.</summary>
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
        var name = new Argument<string>("edition")
        {
            Description = "The folder of the edition below frameworks/.",
        };
        var publish = new Command(
            "publish",
            "Close an edition for ever: write its figures down beside it, and its fingerprints in published.lock."
        )
        {
            name,
            folder,
        };
        publish.SetAction(
            (parsed, _) =>
                PublishAsync(
                    terminal,
                    parsed.GetRequiredValue(folder),
                    parsed.GetRequiredValue(name)
                )
        );
        return new Command("data", "The reference data.") { check, publish };
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

    /// <summary>What to say of an edition that the data folder does not have.</summary>
    public static Problem NoEdition(ReferenceData data, string name) =>
        new(
            "frameworks.edition.unknown",
            $"There is no edition \"{name}\". Write one of {string.Join(", ", data.EditionNames)}."
        );

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

    private static async Task<int> PublishAsync(Terminal terminal, string folder, string name)
    {
        var (data, problems) = ReferenceLoader.Load(folder);
        if (data is null)
        {
            return await RefuseAsync(terminal, problems);
        }

        if (data.Edition(name) is not { } edition)
        {
            return await terminal.RefuseAsync([NoEdition(data, name)]);
        }

        if (!PublishedLock.Close(folder, edition))
        {
            return await terminal.RefuseAsync([
                new Problem(
                    "frameworks.edition.published",
                    $"{name} is published already, and nothing in it changes any more. Copy its folder to make the next edition."
                ),
            ]);
        }

        await terminal.Out.WriteLineAsync(
            $"{name} is published. Fingerprint: {EditionText.Fingerprint(edition)}"
        );
        return 0;
    }
}
