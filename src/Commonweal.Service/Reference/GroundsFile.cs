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
        var grounds = new Named<SetAsideGround>("code");
        foreach (var map in file.Maps("grounds"))
        {
            var ground = Ground(map);
            grounds.AddKey(map, "code", ground.Code, ground);
        }

        return [.. grounds.All];
    }

    private static SetAsideGround Ground(YamlMap map) =>
        new(
            map.ShortText("code"),
            map.Title("name"),
            map.Text("means"),
            map.ShortText("section"),
            map.Map("source").Source(),
            map.Flag("checked"),
            map.Flag("must"),
            map.OptionalText("first")
        );
}
