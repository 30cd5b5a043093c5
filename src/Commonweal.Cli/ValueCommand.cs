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

        return Valuation
            .Of(edition, input.On, input.Lines, input.ContractValue)
            .Then(result => Outcome.Of(Written(result)));
    }

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
            }),
            Warnings = result.Warnings.Select(warning => new { warning.Code, warning.Message }),
        };

    private sealed record Input(
        string Edition,
        DateOnly On,
        IReadOnlyList<ValuationLine> Lines,
        decimal? ContractValue = null
    );
}
