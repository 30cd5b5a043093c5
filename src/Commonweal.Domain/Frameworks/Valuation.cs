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
/// <param name="Range">Pounds, nothing rounded; null unless valued.</param>
/// <param name="HasRange">Whether a low or high figure is published for it; without one its central value stands at both ends.</param>
/// <param name="Status">Valued, recorded or without a value.</param>
/// <param name="Explanation">Of the gross value, down to dated and sourced figures.</param>
/// <param name="Net">What is net of it; null unless valued and net was asked for.</param>
public sealed record ValuedLine(
    Measure Measure,
    decimal EffectiveQuantity,
    ValueRange? Range,
    bool HasRange,
    ValuationStatus Status,
    Explanation Explanation,
    NetValue? Net
)
{
    /// <summary>Pounds by the central figures, gross, nothing rounded; null unless valued.</summary>
    public decimal? Value => Range?.Central;
}

/// <summary>Pounds of each class, nothing rounded.</summary>
/// <param name="Social">Of the social class.</param>
/// <param name="LocalEconomic">Of the local economic class.</param>
public sealed record ClassValues(ValueRange Social, ValueRange LocalEconomic)
{
    /// <summary>Both together.</summary>
    public ValueRange Total => Social + LocalEconomic;
}

/// <summary>What the lines are worth together.</summary>
/// <param name="Lines">One for each line given, in the same order.</param>
/// <param name="Range">Gross, by class.</param>
/// <param name="Net">What is net of it; null when net was not asked for.</param>
/// <param name="ContractValue">The contract's value in pounds; null when not given.</param>
/// <param name="Warnings">Measures that may not count the same thing twice.</param>
public sealed record ValuationResult(
    IReadOnlyList<ValuedLine> Lines,
    ClassValues Range,
    ClassValues? Net,
    decimal? ContractValue,
    IReadOnlyList<Problem> Warnings
)
{
    /// <summary>Gross social value by the central figures, in pounds, nothing rounded.</summary>
    public decimal Social => Range.Social.Central;

    /// <summary>Gross local economic value by the central figures, in pounds, nothing rounded.</summary>
    public decimal LocalEconomic => Range.LocalEconomic.Central;

    /// <summary>Social and local economic value together, in pounds.</summary>
    public decimal Total => Range.Total.Central;

    /// <summary>How many lines have a value in pounds.</summary>
    public int Valued => Lines.Count(line => line.Range is not null);

    /// <summary>How many of them have a range; the others count their central value at both ends.</summary>
    public int Ranged => Lines.Count(line => line.HasRange);

    /// <summary>How much of the range is known, in words.</summary>
    public string RangeSays => ValueRange.Says(Ranged, Valued, "line");

    /// <summary>Pounds of value for each pound of the contract; null without a contract value.</summary>
    public decimal? PerPound => Per(Total);

    /// <summary>Pounds of an amount for each pound of the contract; null without a contract value.</summary>
    public decimal? Per(decimal amount) => ContractValue is > 0m ? amount / ContractValue : null;

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
    /// zero or above it by less than a penny (<c>frameworks.contract-value.range</c>), or a share of
    /// <paramref name="net"/> outside 0 to 1 (<c>frameworks.additionality.range</c>).
    /// </summary>
    /// <param name="net">
    /// What to take off for net values beside the gross ones; null for gross ones alone. The deadweight of a line counts in
    /// place of this one for that line.
    /// </param>
    public static Outcome<ValuationResult> Of(
        Edition edition,
        DateOnly on,
        IReadOnlyList<ValuationLine> lines,
        decimal? contractValue,
        Additionality? net = null
    )
    {
        Problem[] problems =
        [
            .. lines.SelectMany((line, index) => Refusals(edition, line, index)),
            .. ContractRefusals(contractValue),
            .. net?.Net()
                .Problems.Select(problem =>
                    problem with
                    {
                        Field = $"additionality.{problem.Field}",
                    }
                )
                ?? [],
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
        ValuedLine[] valued = [.. lines.Select(line => Value(line, units[line.Measure], net))];
        var codes = units.Keys.ToHashSet(StringComparer.Ordinal);
        return new ValuationResult(
            valued,
            ByClass(valued, line => line.Range),
            net is null ? null : ByClass(valued, line => line.Net?.Range),
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

    private static ClassValues ByClass(
        IReadOnlyList<ValuedLine> lines,
        Func<ValuedLine, ValueRange?> range
    )
    {
        return new(Sum(ValueClass.Social), Sum(ValueClass.LocalEconomic));

        ValueRange Sum(ValueClass of) =>
            lines
                .Where(line => line.Measure.Class == of)
                .Aggregate(default(ValueRange), (sum, line) => sum + (range(line) ?? default));
    }

    private static ValuedLine Value(ValuationLine line, UnitValue unit, Additionality? net)
    {
        var effective = EffectiveQuantity(line.Quantity, line.Attribution, line.Deadweight);
        var range = unit.Figure?.Range * effective;
        var hasRange = unit.Figure?.HasRange is true;
        var step = new ExplanationStep(
            range is null ? $"{unit.Measure.Code} adds no pounds." : unit.Says,
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
            range?.Central,
            "GBP",
            hasRange ? range : null
        );
        return new ValuedLine(
            unit.Measure,
            effective,
            range,
            hasRange,
            unit.Status,
            unit.Explanation.Then(new Explanation([step])),
            range is { } gross ? net?.Of(gross, line.Deadweight > 0m) : null
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
