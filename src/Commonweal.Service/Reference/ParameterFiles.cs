using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>values/*.yaml</c>: published figures over time, each with its first day and its source.</summary>
internal static class ParameterFiles
{
    // Within these bounds no formula can leave what a decimal holds, nor divide by nothing.
    private const decimal Least = 0.000001m;
    private const decimal Most = 1_000_000_000m;

    public static Named<Parameter> Read(string data, ICollection<DataProblem> problems)
    {
        var parameters = new Named<Parameter>("parameter");
        foreach (var file in DataFiles.Below(data, "values"))
        {
            var read = YamlFile.Read(
                data,
                file,
                problems,
                map => map.Maps("parameters").Select(at => (at, Parameter(at))).ToArray()
            );
            parameters.Incomplete |= read is null;
            foreach (var (at, parameter) in read ?? [])
            {
                parameters.Add(at, "id", parameter.Id, parameter);
            }
        }

        return parameters;
    }

    private static Parameter Parameter(YamlMap map)
    {
        var source = map.OptionalMap("source")?.Source();
        var values = map.Maps("values").Select(value => Dated(value, source)).ToArray();
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

        return new Parameter(
            map.Text("id"),
            map.Text("title"),
            map.Text("unit"),
            new DatedValues<Figure>(values)
        );
    }

    private static DatedValue<Figure> Dated(YamlMap map, Source? shared)
    {
        var source = map.OptionalMap("source")?.Source() ?? shared;
        if (source is null)
        {
            map.Refuse(
                "data.source.missing",
                "This value has no source. Add \"source:\" with title, url and licence, here or for all values."
            );
        }

        var figure = new Figure(
            map.Decimal("central", Least, Most),
            map.OptionalDecimal("low"),
            map.OptionalDecimal("high"),
            map.Choice<Confidence>("confidence")
        );
        var ordered =
            (figure.Low ?? figure.Central) <= figure.Central
            && figure.Central <= (figure.High ?? figure.Central)
            && figure.Low is not < 0m;
        if (figure.Central > 0m && !ordered)
        {
            map.Refuse(
                "data.value.range",
                "The central figure is outside its range, or the range goes below zero. Give low, central and high in that order.",
                "central"
            );
        }

        return new DatedValue<Figure>(map.Date("from"), figure, source ?? new Source("", null, ""));
    }
}
