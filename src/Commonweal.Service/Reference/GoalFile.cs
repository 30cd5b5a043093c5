using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>Reads the names of the sustainable development goals. Which of them a measure serves stands in its edition.</summary>
internal static class GoalFile
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "goals.yaml";

    /// <summary>The goals; null when the file has any fault.</summary>
    public static GoalBook? Read(string data, ICollection<DataProblem> problems) =>
        YamlFile.Read(data, Name, problems, Book);

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

        return new GoalBook([.. maps.Select(Goal)], source);
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
}
