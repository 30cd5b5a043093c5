using System.Globalization;
using System.Runtime.CompilerServices;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>A quantity of a measure to be valued.</summary>
/// <param name="Measure">Code within the edition.</param>
/// <param name="Quantity">In the measure's unit, zero or more.</param>
/// <param name="Attribution">The share that is this contract's, 0 to 1.</param>
/// <param name="Deadweight">The share that would have happened anyway, 0 to 1.</param>
public sealed record ValuationLine(
    string Measure,
    decimal Quantity,
    decimal Attribution = 1m,
    decimal Deadweight = 0m
);

/// <summary>A valued line.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="EffectiveQuantity">Quantity x attribution x (1 - deadweight), nothing rounded.</param>
/// <param name="Value">Pounds, nothing rounded; null unless valued.</param>
/// <param name="Status">Valued, recorded or without a value.</param>
/// <param name="Explanation">Down to dated and sourced figures.</param>
public sealed record ValuedLine(
    Measure Measure,
    decimal EffectiveQuantity,
    decimal? Value,
    ValuationStatus Status,
    Explanation Explanation
);

/// <summary>What the lines are worth together.</summary>
/// <param name="Lines">One for each line given, in the same order.</param>
/// <param name="Social">Sum of the social class in pounds, nothing rounded.</param>
/// <param name="LocalEconomic">Sum of the local economic class in pounds, nothing rounded.</param>
/// <param name="ContractValue">The contract's value in pounds; null when not given.</param>
/// <param name="Warnings">Measures that may not count the same thing twice.</param>
public sealed record ValuationResult(
    IReadOnlyList<ValuedLine> Lines,
    decimal Social,
    decimal LocalEconomic,
    decimal? ContractValue,
    IReadOnlyList<Problem> Warnings
)
{
    /// <summary>Social and local economic value together, in pounds.</summary>
    public decimal Total => Social + LocalEconomic;

    /// <summary>Pounds of value for each pound of the contract; null without a contract value.</summary>
    public decimal? PerPound => ContractValue is > 0m ? Total / ContractValue : null;

    /// <summary>An amount as a percentage of the contract; without a contract value it does not exist.</summary>
    public Percentage OfContract(decimal amount) => new(amount, ContractValue ?? 0m);
}

/// <summary>
/// Turns quantities into pounds: quantity x attribution x (1 - deadweight) x pounds per unit. It is linear, so totals
/// over any grouping agree, and rounds nothing.
/// </summary>
public static class Valuation
{
    /// <summary>
    /// Values lines by an edition's figures of a day. Refused, naming the line, for an unknown measure
    /// (<c>frameworks.measure.unknown</c>), a quantity below zero or too large (<c>frameworks.quantity.range</c>), or a
    /// share outside 0 to 1 (<c>frameworks.share.range</c>); and for a contract value below
    /// zero or above it by less than a penny (<c>frameworks.contract-value.range</c>).
    /// </summary>
    public static Outcome<ValuationResult> Of(
        Edition edition,
        DateOnly on,
        IReadOnlyList<ValuationLine> lines,
        decimal? contractValue
    )
    {
        Problem[] problems =
        [
            .. lines.SelectMany((line, index) => Refusals(edition, line, index)),
            .. ContractRefusals(contractValue),
        ];
        if (problems.Length > 0)
        {
            return Outcome.Refused<ValuationResult>(problems);
        }

        var units = lines
            .Select(line => line.Measure)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(
                code => code,
                code => UnitValue.On(edition, edition.Find(code)!, on),
                StringComparer.Ordinal
            );
        ValuedLine[] valued = [.. lines.Select(line => Value(line, units[line.Measure]))];
        var codes = units.Keys.ToHashSet(StringComparer.Ordinal);
        return new ValuationResult(
            valued,
            Sum(valued, ValueClass.Social),
            Sum(valued, ValueClass.LocalEconomic),
            contractValue,
            [.. edition.Exclusions.Select(rule => rule.Warning(codes)).OfType<Problem>()]
        );
    }

    /// <summary>Quantity x attribution x (1 - deadweight), in the measure's unit, nothing rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal EffectiveQuantity(
        decimal quantity,
        decimal attribution,
        decimal deadweight
    )
    {
        // Most lines are wholly the contract's own; a comparison costs far less than a multiplication.
        var own = attribution == 1m ? quantity : quantity * attribution;
        return decimal.Sign(deadweight) == 0 ? own : own * (1m - deadweight);
    }

    /// <summary>Pounds of one line whose unit value is known, nothing rounded or checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal LineValue(
        decimal quantity,
        decimal attribution,
        decimal deadweight,
        decimal unitValue
    ) => EffectiveQuantity(quantity, attribution, deadweight) * unitValue;

    private static decimal Sum(IEnumerable<ValuedLine> lines, ValueClass valueClass) =>
        lines.Where(line => line.Measure.Class == valueClass).Sum(line => line.Value ?? 0m);

    private static ValuedLine Value(ValuationLine line, UnitValue unit)
    {
        var effective = EffectiveQuantity(line.Quantity, line.Attribution, line.Deadweight);
        var value = effective * unit.Figure?.Central;
        var step = new ExplanationStep(
            value is null ? $"{unit.Measure.Code} adds no pounds." : unit.Says,
            "quantity x attribution x (1 - deadweight) x pounds per unit",
            [
                new ExplanationInput("quantity", line.Quantity, unit.Measure.Unit.Words()),
                new ExplanationInput("attribution", line.Attribution, "share"),
                new ExplanationInput("deadweight", line.Deadweight, "share"),
                .. unit.Figure is { } figure
                    ?
                    [
                        new ExplanationInput(
                            "pounds per unit",
                            figure.Central,
                            figure.In("GBP per unit")
                        ),
                    ]
                    : Array.Empty<ExplanationInput>(),
            ],
            value,
            "GBP"
        );
        return new ValuedLine(
            unit.Measure,
            effective,
            value,
            unit.Status,
            unit.Explanation.Then(new Explanation([step]))
        );
    }

    private static IEnumerable<Problem> Refusals(Edition edition, ValuationLine line, int index)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"lines[{index}]");
        var measure = edition.Find(line.Measure);
        if (measure is null)
        {
            yield return new Problem(
                "frameworks.measure.unknown",
                $"{edition.Name} has no measure \"{line.Measure}\". Use a code from its list, in the same capitals.",
                $"{at}.measure"
            );
        }

        var most = measure?.Unit == Unit.Percent ? 100m : Quantity.Largest;
        if (!Quantity.IsAllowed(line.Quantity) || line.Quantity > most)
        {
            yield return new Problem(
                "frameworks.quantity.range",
                $"The quantity is {Text(line.Quantity)}. Give zero or more, at most {Text(most)}, with no more than {Quantity.Places} decimals.",
                $"{at}.quantity"
            );
        }

        if (ShareRefusal("attribution", line.Attribution, at) is { } attribution)
        {
            yield return attribution;
        }

        if (ShareRefusal("deadweight", line.Deadweight, at) is { } deadweight)
        {
            yield return deadweight;
        }
    }

    private static Problem? ShareRefusal(string name, decimal share, string at) =>
        share is >= 0m and <= 1m
            ? null
            : new Problem(
                "frameworks.share.range",
                $"The {name} is {Text(share)}. Give a share from 0 to 1, such as 0.25 for a quarter.",
                $"{at}.{name}"
            );

    private static IEnumerable<Problem> ContractRefusals(decimal? contractValue) =>
        contractValue is null or 0m or (>= 0.01m and <= Money.Largest)
            ? []
            :
            [
                new Problem(
                    "frameworks.contract-value.range",
                    $"The contract value is {Text(contractValue.Value)}. Give £0, or from £0.01 to {Money.DisplayWhole(Money.Largest)}, or leave it out.",
                    "contractValue"
                ),
            ];

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
