using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>procurement/tendering.yaml</c>: how many days bidders have.</summary>
internal static class TenderingFile
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "procurement/tendering.yaml";

    private const int MostDays = 365;

    /// <summary>The rule; null when the file has any fault.</summary>
    public static TenderPeriods? Read(string data, ICollection<DataProblem> problems) =>
        YamlFile.Read(data, Name, problems, Rule);

    private static TenderPeriods Rule(YamlMap file)
    {
        var shorter = new Named<ShorterPeriod>("code");
        var days = file.Whole("days", 1, MostDays);
        foreach (var map in file.Maps("shorter"))
        {
            var period = new ShorterPeriod(
                map.ShortText("code"),
                map.Title("name"),
                map.Whole("days", 0, MostDays),
                map.Has("categories") ? map.Choices<ProcurementCategory>("categories") : []
            );
            if (period.Days >= days)
            {
                map.Refuse(
                    "data.period.not-shorter",
                    $"\"{period.Code}\" is no shorter than the {Counted.Of(days, "day")} without it. Write fewer days, or remove it.",
                    "days"
                );
            }

            shorter.AddKey(map, "code", period.Code, period);
        }

        var usual = file.Map("usual");
        return new TenderPeriods(
            days,
            [.. shorter.All],
            usual.Whole("days", 1, MostDays),
            file.Map("source").Source(),
            usual.Map("source").Source(),
            file.Flag("checked")
        );
    }
}
