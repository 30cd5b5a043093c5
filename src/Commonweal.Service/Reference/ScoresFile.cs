using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>evaluation/scores.yaml</c>: what each score of a delivery statement means.</summary>
internal static class ScoresFile
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "evaluation/scores.yaml";

    /// <summary>The ladder; null when the file has any fault.</summary>
    public static ScoreLadder? Read(string data, ICollection<DataProblem> problems) =>
        YamlFile.Read(data, Name, problems, Ladder);

    private static ScoreLadder Ladder(YamlMap file)
    {
        file.Map("source").Source();
        var maps = file.Maps("scores");
        if (file.Has("scores") && maps.Count != ScoreLadder.Highest + 1)
        {
            file.Refuse(
                "data.score.missing",
                $"There are {maps.Count} scores. List each from 0 to {ScoreLadder.Highest} once: tenders publish that scale.",
                "scores"
            );
        }

        var warnings = file.Map("warnings");
        return new ScoreLadder([.. maps.Select(Step)])
        {
            FarApart = warnings.Whole("farApart", 1, 100),
            NextToNothing = warnings.Whole("nextToNothing", 1, 100),
        };
    }

    private static ScoreStep Step(YamlMap map, int place)
    {
        var score = map.Whole("score", 0, ScoreLadder.Highest);
        if (score != place)
        {
            map.Refuse(
                "data.score.order",
                $"\"score\" holds {score} where {place} is due. List the scores from 0 up, each once.",
                "score"
            );
        }

        return new ScoreStep(map.Text("word"), map.Text("means"));
    }
}
