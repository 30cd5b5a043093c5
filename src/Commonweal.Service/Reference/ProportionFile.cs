using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>procurement/proportion.yaml</c>: how much a purchase may ask of those who bid.</summary>
internal static class ProportionFile
{
    /// <summary>The file, below the data folder.</summary>
    public const string Name = "procurement/proportion.yaml";

    private const int MostMeasures = 1_000;
    private const int LongestMonths = 600;
    private const int MostMinutes = 10_000;

    // Of one contract alone nothing is typical.
    private const int FewestContracts = 2;
    private const int MostContracts = 10_000;

    /// <summary>The settings; null when the file has any fault.</summary>
    public static Proportion? Read(string data, ICollection<DataProblem> problems) =>
        YamlFile.Read(data, Name, problems, Settings);

    private static Proportion Settings(YamlMap file)
    {
        var source = file.Map("source").Source();
        var needs = new Named<MeasureNeed>("need");
        foreach (var map in file.Maps("needs"))
        {
            var need = Need(map, source);
            needs.Add(map, "id", need.Id, need);
        }

        return new Proportion(Menus(file), [.. needs.All], Minutes(file.Map("minutes")), source)
        {
            Typical = Typical(file, source),
        };
    }

    private static DatedValues<int> Typical(YamlMap file, Source source)
    {
        List<DatedValue<int>> values = [];
        foreach (var map in file.Maps("typical"))
        {
            var value = new DatedValue<int>(
                map.Date("from"),
                map.Whole("contracts", FewestContracts, MostContracts),
                map.OptionalMap("source")?.Source() ?? source
            );
            if (values.Exists(before => before.From == value.From))
            {
                map.Refuse(
                    "data.value.same-day",
                    "Two values start on one day. Correct the day of one, or remove it.",
                    "from"
                );
                continue;
            }

            values.Add(value);
        }

        return new DatedValues<int>(values);
    }

    private static List<MenuSize> Menus(YamlMap file)
    {
        List<MenuSize> sizes = [];
        foreach (var map in file.Maps("menus"))
        {
            var size = new MenuSize(
                map.OptionalDecimal("below", 0.01m, Money.Largest),
                map.Whole("most", 1, MostMeasures)
            );
            if (
                sizes.LastOrDefault() is { } before
                && !(before.Below < (size.Below ?? decimal.MaxValue))
            )
            {
                map.Refuse(
                    "data.menu.order",
                    "No contract reaches this line. List the values from the lowest up, and the line without \"below\" last.",
                    "below"
                );
            }

            sizes.Add(size);
        }

        return sizes;
    }

    private static MeasureNeed Need(YamlMap map, Source source)
    {
        var need = new MeasureNeed(
            map.Text("id"),
            map.OptionalTexts("codes"),
            map.Has("units") ? map.Choices<Unit>("units") : [],
            map.OptionalWhole("months", 1, LongestMonths),
            map.OptionalDecimal("value", 0.01m, Money.Largest),
            map.Text("because"),
            map.OptionalMap("source")?.Source() ?? source
        );
        if (need.Codes.Count + need.Units.Count == 0 || (need.Months, need.Value) is (null, null))
        {
            map.Refuse(
                "data.need.empty",
                "The rule asks nothing of any contract. Write codes or units, and months or a value."
            );
        }

        return need;
    }

    private static BidMinutes Minutes(YamlMap map)
    {
        var units = new Dictionary<Unit, int>();
        foreach (var line in map.OptionalMaps("units"))
        {
            var minutes = line.Whole("minutes", 0, MostMinutes);
            foreach (var unit in line.Choices<Unit>("units"))
            {
                if (!units.TryAdd(unit, minutes))
                {
                    line.Refuse(
                        "data.minutes.twice",
                        $"\"{YamlMap.NameOf(unit)}\" stands on an earlier line. Give each unit one line.",
                        "units"
                    );
                }
            }
        }

        return new BidMinutes(
            map.Whole("start", 0, MostMinutes),
            map.Whole("measure", 0, MostMinutes),
            units
        );
    }
}
