using System.CommandLine;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;

namespace Commonweal.Cli;

/// <summary><c>commonweal value</c>: turns quantities into pounds by an edition's figures of a day.</summary>
internal static class ValueCommand
{
    public static Command Make(Terminal terminal) =>
        Calculator.Over<Input>(
            terminal,
            "value",
            "Value quantities of measures by an edition, with reasons.",
            Value
        );

    private static Outcome<object> Value(ReferenceData data, Input input)
    {
        if (data.Edition(input.Edition) is not { } edition)
        {
            var names = string.Join(", ", data.Editions.Select(known => known.Name));
            return new Problem(
                "frameworks.edition.unknown",
                $"There is no edition \"{input.Edition}\". Write one of {names}.",
                "edition"
            );
        }

        return input.Additionality is { } net
            ? net.In(data).Then(shares => Value(edition, input, shares))
            : Value(edition, input, null);
    }

    private static Outcome<object> Value(Edition edition, Input input, Additionality? net) =>
        Valuation
            .Of(edition, input.On, input.Lines, input.ContractValue, net)
            .Then(result => Outcome.Of(Written(result)));

    private static object Written(ValuationResult result) =>
        new
        {
            result.Social,
            result.LocalEconomic,
            result.Total,
            Percent = new
            {
                Social = result.OfContract(result.Social).Value,
                LocalEconomic = result.OfContract(result.LocalEconomic).Value,
                Total = result.OfContract(result.Total).Value,
            },
            result.PerPound,
            Lines = result.Lines.Select(line => new
            {
                Measure = line.Measure.Code,
                line.Value,
                line.Measure.Class,
                line.Status,
                Explanation = line.Explanation.Steps,
                Range = Written(line.Range, line.HasRange),
                Net = line.Net is { } net
                    ? new
                    {
                        net.Range.Low,
                        net.Range.Central,
                        net.Range.High,
                        Explanation = net.Explanation.Steps,
                    }
                    : null,
            }),
            Warnings = result.Warnings.Select(warning => new { warning.Code, warning.Message }),
            Range = Written(result, result.Range),
            Net = result.Net is { } values ? Written(result, values) : null,
        };

    private static object? Written(ValueRange? range, bool isPublished) =>
        range is { } ends
            ? new
            {
                ends.Low,
                ends.Central,
                ends.High,
                IsPublished = isPublished,
            }
            : null;

    private static object Written(ValuationResult result, ClassValues values) =>
        new
        {
            Social = Each(values.Social, pounds => pounds),
            LocalEconomic = Each(values.LocalEconomic, pounds => pounds),
            Total = Each(values.Total, pounds => pounds),
            Percent = new
            {
                Social = Each(values.Social, pounds => result.OfContract(pounds).Value),
                LocalEconomic = Each(
                    values.LocalEconomic,
                    pounds => result.OfContract(pounds).Value
                ),
                Total = Each(values.Total, pounds => result.OfContract(pounds).Value),
            },
            PerPound = Each(values.Total, result.Per),
            result.Ranged,
            result.Valued,
        };

    private static object Each(ValueRange range, Func<decimal, decimal?> figure) =>
        new
        {
            Low = figure(range.Low),
            Central = figure(range.Central),
            High = figure(range.High),
        };

    private sealed record Input(
        string Edition,
        DateOnly On,
        IReadOnlyList<ValuationLine> Lines,
        decimal? ContractValue = null,
        NetInput? Additionality = null
    );
}
