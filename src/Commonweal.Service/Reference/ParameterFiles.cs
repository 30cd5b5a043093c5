using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using static Commonweal.Domain.Frameworks.Parameter;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>values/*.yaml</c>: published figures over time, each with its first day and its source.</summary>
internal static class ParameterFiles
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    public static Named<Parameter> Read(string data, ICollection<DataProblem> problems)
    {
        var parameters = new Named<Parameter>("parameter");
        foreach (var file in DataFiles.Below(data, "values"))
        {
            parameters.Incomplete |= !YamlFile.Read(
                data,
                file,
                problems,
                map => Read(map, parameters, false)
            );
        }

        return parameters;
    }

    /// <summary>Takes in the parameters of a file.</summary>
    /// <param name="mayKeepPrivate">False for files that are passed on with the program.</param>
    public static void Read(YamlMap map, Named<Parameter> parameters, bool mayKeepPrivate)
    {
        foreach (var at in map.Maps("parameters"))
        {
            var parameter = Parameter(at);
            if (!mayKeepPrivate && !parameter.MayBePassedOn)
            {
                at.Refuse(
                    "data.source.kept-private",
                    "A figure that may not be passed on has no place in these files, which everybody may copy. Remove it here, and add it to the council's own edition on the site.",
                    "values"
                );
            }

            parameters.Add(at, "id", parameter.Id, parameter);
        }
    }

    private static Parameter Parameter(YamlMap map)
    {
        var source = map.OptionalMap("source")?.OfFigure();
        var priceYear = map.OptionalPriceYear();
        var unit = map.Text("unit");
        var values = map.Maps("values").Select(at => Dated(at, source, priceYear)).ToArray();
        var days = values.Select(value => value.From).ToHashSet();
        if (days.Count < values.Length)
        {
            map.Refuse(
                "data.value.same-day",
                "Two values start on one day. Correct the day of one, or remove it.",
                "values"
            );
            values = [];
        }

        RefusePriceYears(map, unit, values);
        return new Parameter(
            map.Text("id"),
            map.Title("title"),
            unit,
            new DatedValues<Figure>(values)
        )
        {
            Area = map.OptionalText("area"),
        };
    }

    private static Source OfFigure(this YamlMap map) =>
        map.Source() with
        {
            MayBePassedOn = !map.Flag("keptPrivate"),
        };

    private static DatedValue<Figure> Dated(YamlMap map, Source? shared, int? sharedYear)
    {
        var source = map.OptionalMap("source")?.OfFigure() ?? shared;
        if (source is null)
        {
            map.Refuse(
                "data.source.missing",
                "This value has no source. Add \"source:\" with title, url and licence, here or for all values."
            );
        }

        var from = map.Date("from");
        var central = map.Decimal("central", Least, Most);
        var figure = new Figure(
            Math.Max(central, Least), // what was refused is worked on with, and divides
            map.OptionalDecimal("low", 0m, Most),
            map.OptionalDecimal("high", 0m, Most),
            map.Choice<Confidence>("confidence"),
            map.OptionalPriceYear() ?? sharedYear,
            map.OptionalMap("knownTo") is { } known
                ? new LastKnown(known.Date("day"), known.Text("later"))
                : null
        );
        RefuseDisorder(map, from, figure with { Central = central });
        return new DatedValue<Figure>(from, figure, source ?? new Source("", null, ""));
    }

    /// <summary>The calendar year whose prices an edition is in.</summary>
    public static int PriceYear(this YamlMap map) => map.Whole("priceYear", FirstYear, LastYear);

    private static int? OptionalPriceYear(this YamlMap map) =>
        map.OptionalWhole("priceYear", FirstYear, LastYear);

    private static void RefuseDisorder(YamlMap map, DateOnly from, Figure figure)
    {
        var ordered =
            (figure.Low ?? figure.Central) <= figure.Central
            && figure.Central <= (figure.High ?? figure.Central);
        if (figure.Central > 0m && !ordered)
        {
            map.Refuse(
                "data.value.range",
                "The central figure is outside its range. Give low, central and high in that order.",
                "central"
            );
        }

        if (figure.KnownTo?.Day < from)
        {
            map.Refuse(
                "data.value.dates",
                "The day of \"knownTo\" is before the first day. Give the last day it is known to hold for, or leave it out.",
                "knownTo"
            );
        }
    }

    /// <summary>Pounds are of some year; what is not in pounds is of none. Of a unit that was refused nothing is known.</summary>
    private static void RefusePriceYears(
        YamlMap map,
        string unit,
        IEnumerable<DatedValue<Figure>> values
    )
    {
        if (MeantInPounds(unit) is { } meant)
        {
            map.Refuse(
                "data.parameter.pounds",
                $"\"{Spelling.Short(unit)}\" means pounds and is not read as them. Write \"{Spelling.Short(meant)}\".",
                "unit"
            );
            return;
        }

        var inPounds = IsInPounds(unit);
        var wrong = values.Where(value => value.Value.PriceYear.HasValue != inPounds).ToArray();
        if (unit.Length > 0 && wrong.Length > 0)
        {
            var days = Spelling.Listed([.. wrong.Select(value => $"{value.From:yyyy-MM-dd}")]);
            map.Refuse(
                "data.value.price-year",
                inPounds
                    ? $"The pounds from {days} are of no year. Add \"priceYear:\" with the year of the prices, there or for all values."
                    : $"\"{Spelling.Short(unit)}\" is not in pounds and has no prices. Remove \"priceYear\" from {days} or from all values.",
                "unit"
            );
        }
    }
}
