using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>procurement/stages.yaml</c>: the ten stages of buying and what is done in each.</summary>
internal static class StagesFile
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "procurement/stages.yaml";

    /// <summary>The guide; null when the file has any fault.</summary>
    public static StageGuide? Read(string data, ICollection<DataProblem> problems) =>
        YamlFile.Read(data, Name, problems, Guide);

    private static StageGuide Guide(YamlMap file)
    {
        file.Map("source").Source();
        var maps = file.Maps("stages");
        if (file.Has("stages") && maps.Count != StageGuide.Count)
        {
            file.Refuse(
                "data.stage.missing",
                $"There are {maps.Count} stages. List each from 1 to {StageGuide.Count} once: plans count on them.",
                "stages"
            );
        }

        var tasks = new Named<StageTask>("task");
        return new StageGuide([.. maps.Select((map, place) => Stage(map, place + 1, tasks))]);
    }

    private static BuyingStage Stage(YamlMap map, int due, Named<StageTask> all)
    {
        var number = map.Whole("number", 1, StageGuide.Count);
        if (number != due)
        {
            map.Refuse(
                "data.stage.order",
                $"\"number\" holds {number} where {due} is due. List the stages from 1 up, each once.",
                "number"
            );
        }

        return new BuyingStage(
            number,
            map.ShortText("title"),
            map.Text("says"),
            [.. map.Maps("tasks").Select(at => Task(at, all))]
        );
    }

    private static StageTask Task(YamlMap map, Named<StageTask> all)
    {
        var task = new StageTask(
            map.Text("id"),
            map.ShortText("title"),
            map.Text("help"),
            map.Choice<StageTaskKind>("kind"),
            map.Flag("needed"),
            map.OptionalChoice<StageFact>("recorded"),
            map.OptionalMap("source")?.Source(),
            map.OptionalChoice<StagePage>("page")
        );
        all.Add(map, "id", task.Id, task);
        return task;
    }
}
