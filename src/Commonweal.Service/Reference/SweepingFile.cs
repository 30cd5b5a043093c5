using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>procurement/sweeping.yaml</c>: after how many days what nobody needs is thrown away.</summary>
internal static class SweepingFile
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "procurement/sweeping.yaml";

    private const int MostDaysOfText = 30;
    private const int MostDaysOfPractice = 3650;

    /// <summary>The rule; null when the file has any fault.</summary>
    public static Sweeping? Read(string data, ICollection<DataProblem> problems) =>
        YamlFile.Read(
            data,
            Name,
            problems,
            file => new Sweeping(
                file.Whole("typedTextDays", 1, MostDaysOfText),
                file.Whole("practiceBidDays", 1, MostDaysOfPractice),
                file.Map("source").Source()
            )
        );
}
