using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>
/// Reads <c>goals/goals.yaml</c>, the sustainable development goals, and beside it one file per edition that says which of
/// its measures serve them.
/// </summary>
internal static class GoalFiles
{
    /// <summary>The folder, below the data folder.</summary>
    public const string Folder = "goals";

    private const string Names = $"{Folder}/goals.yaml";

    /// <summary>The goals and the links; null when the goals have any fault.</summary>
    public static GoalBook? Read(
        string data,
        Named<Edition> editions,
        ICollection<DataProblem> problems
    )
    {
        var book = YamlFile.Read(data, Names, problems, Book);
        GoalLink[] links =
        [
            .. DataFiles
                .Below(data, Folder)
                .Where(file => file != Names)
                .Select(file => YamlFile.Read(data, file, problems, at => Links(at, editions)))
                .OfType<GoalLink[]>()
                .SelectMany(found => found),
        ];
        return book is null ? null : book with { Links = links };
    }

    private static GoalBook Book(YamlMap file)
    {
        var source = file.Map("source").PublishedSource();
        var maps = file.Maps("goals");
        if (file.Has("goals") && maps.Count != GoalBook.Count)
        {
            file.Refuse(
                "data.goal.missing",
                $"There are {maps.Count} goals. List the {GoalBook.Count} of the United Nations, each once.",
                "goals"
            );
        }

        return new GoalBook([.. maps.Select(Goal)], source, []);
    }

    private static Goal Goal(YamlMap map, int place)
    {
        var number = map.Whole("number", 1, GoalBook.Count);
        if (number != place + 1)
        {
            map.Refuse(
                "data.goal.order",
                $"\"number\" holds {number} where {place + 1} is due. List the goals from 1 up, each once.",
                "number"
            );
        }

        return new Goal(number, map.Text("title"));
    }

    private static GoalLink[] Links(YamlMap file, Named<Edition> editions)
    {
        var edition = editions.Refer(file, "edition");
        file.RefuseNameOtherThan(file.Text("edition"));
        var measures = Named<Measure>.Known(
            "measure",
            [.. (edition?.Measures ?? []).Select(measure => (measure.Code, measure))],
            edition is null
        );
        var links = new Named<GoalLink>("link");
        foreach (var map in file.Maps("links"))
        {
            var link = new GoalLink(
                file.Text("edition"),
                map.Text("measure"),
                map.Wholes("goals", 1, GoalBook.Count),
                map.Text("because")
            );
            measures.Refer(map, "measure", link.Measure);
            links.Add(map, "measure", link.Measure, link);
        }

        return [.. links.All];
    }
}
