using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>rules/additionality.yaml</c>: shares that others published and an authority may choose to take off.</summary>
internal static class AdditionalityFile
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "rules/additionality.yaml";

    /// <summary>Every choice; none without the file, or when it has any fault.</summary>
    public static IReadOnlyList<NetChoice> Read(string data, ICollection<DataProblem> problems) =>
        File.Exists(Path.Combine(data, Name))
            ? YamlFile.Read(data, Name, problems, Choices) ?? []
            : [];

    /// <summary>The four shares with who says so.</summary>
    public static Additionality Shares(this YamlMap map, Source source) =>
        new(
            map.Decimal("deadweight", 0m, 1m),
            map.Decimal("displacement", 0m, 1m),
            map.Decimal("leakage", 0m, 1m),
            map.Decimal("substitution", 0m, 1m),
            source
        );

    private static IReadOnlyList<NetChoice> Choices(YamlMap file)
    {
        var choices = new Named<NetChoice>("choice");
        foreach (var map in file.Maps("choices"))
        {
            var choice = new NetChoice(
                map.Text("id"),
                map.Text("title"),
                map.Shares(map.Map("source").PublishedSource()),
                map.Choice<Confidence>("confidence"),
                map.Text("caution")
            );
            choices.Add(map, "id", choice.Id, choice);
        }

        return [.. choices.All];
    }
}
