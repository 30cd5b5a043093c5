using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>evaluation/grounds.yaml</c>: on which grounds an opened bid may be set aside.</summary>
internal static class GroundsFile
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "evaluation/grounds.yaml";

    /// <summary>The grounds; null when the file has any fault.</summary>
    public static IReadOnlyList<SetAsideGround>? Read(
        string data,
        ICollection<DataProblem> problems
    ) => YamlFile.Read(data, Name, problems, Grounds);

    private static IReadOnlyList<SetAsideGround> Grounds(YamlMap file)
    {
        file.Map("source").Source();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. file.Maps("grounds").Select(map => Ground(map, seen))];
    }

    private static SetAsideGround Ground(YamlMap map, HashSet<string> seen)
    {
        var code = map.ShortText("code");
        if (!seen.Add(code))
        {
            map.Refuse(
                "data.ground.twice",
                $"The code \"{code}\" is used twice. Decisions keep it: give this ground a code of its own.",
                "code"
            );
        }

        return new SetAsideGround(
            code,
            map.Title("name"),
            map.Text("means"),
            map.ShortText("section"),
            map.Map("source").Source(),
            map.Flag("checked"),
            map.Flag("must"),
            map.OptionalText("first")
        );
    }
}
