using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>procurement/standstill.yaml</c>: how long a contract waits after its award notice.</summary>
internal static class StandstillFile
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "procurement/standstill.yaml";

    private const int MostDays = 100;

    /// <summary>The rule; null when the file has any fault.</summary>
    public static Standstill? Read(string data, ICollection<DataProblem> problems) =>
        YamlFile.Read(data, Name, problems, Rule);

    private static Standstill Rule(YamlMap file) =>
        new(
            file.Whole("workingDays", 1, MostDays),
            WorkingDay(file.Map("workingDay")),
            [.. file.Maps("holidays").Select(Holiday)],
            file.Date("until"),
            file.Map("source").Source(),
            file.Map("holidaySource").Source()
        );

    private static WorkingDayRule WorkingDay(YamlMap map) =>
        new(map.Text("says"), map.Map("source").Source(), map.Flag("checked"));

    private static BankHoliday Holiday(YamlMap map) =>
        new(map.Date("on"), map.Text("name"), map.Texts("in"), map.Flag("checked"));
}
