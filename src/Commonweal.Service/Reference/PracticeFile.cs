using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>procurement/practice.yaml</c>: the tender that suppliers practise on.</summary>
internal static class PracticeFile
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "procurement/practice.yaml";

    private const int LongestMonths = 600;
    private const decimal AllOfIt = 100m;

    /// <summary>The tender; none without the file, null too when it has any fault.</summary>
    public static PracticeTender? Read(
        string data,
        Named<Edition> editions,
        ICollection<DataProblem> problems
    ) =>
        File.Exists(Path.Combine(data, Name))
            ? YamlFile.Read(data, Name, problems, file => Tender(file, editions))
            : null;

    private static PracticeTender Tender(YamlMap file, Named<Edition> editions)
    {
        var edition = editions.Refer(file, "edition", file.Text("edition"));
        var measures = new Named<Measure>("measure");
        List<(string, string)> asked = [];
        foreach (var map in file.Maps("measures"))
        {
            var code = map.Text("code");
            var because = map.Text("because");
            if (edition is null)
            {
                continue;
            }

            if (edition.Find(code) is { } measure)
            {
                measures.Add(map, "code", code, measure);
                asked.Add((code, because));
            }
            else
            {
                map.Refuse(
                    "data.practice.measure",
                    $"{edition.Name} has no measure \"{code}\". Write the code of one that it has.",
                    "code"
                );
            }
        }

        return new PracticeTender(
            file.Title("title"),
            file.Text("description"),
            file.Choice<ProcurementCategory>("category"),
            file.Decimal("netValue", 0.01m, Money.Largest),
            file.Whole("months", 1, LongestMonths),
            file.Text("edition"),
            file.Decimal("weighting", 0m, AllOfIt),
            file.Decimal("quantitativeShare", 0m, AllOfIt),
            asked,
            file.Map("source").Source()
        );
    }
}
