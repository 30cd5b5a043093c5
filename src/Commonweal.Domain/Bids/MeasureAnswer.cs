using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Bids;

/// <summary>What a bidder answers on one measure.</summary>
/// <param name="Measure">Code in the procurement's edition.</param>
/// <param name="Quantities">One per contract year in the measure's unit; null where nothing was entered, which is not zero.</param>
/// <param name="Attribution">The bidder's own share of the effect, above 0 and at most 1.</param>
/// <param name="AttributionReason">Why the share is below 1; may be empty when it is 1.</param>
/// <param name="Statement">How it will be delivered, in plain text.</param>
public sealed record MeasureAnswer(
    string Measure,
    IReadOnlyList<decimal?> Quantities,
    decimal Attribution,
    string AttributionReason,
    string Statement
)
{
    /// <summary>The longest delivery statement, in characters.</summary>
    public const int LongestStatement = 3_000;

    /// <summary>The longest reason for a share, in characters.</summary>
    public const int LongestReason = 1_000;

    /// <summary>Trimmed, with line feeds alone between lines, so that one text has one hash whatever browser sent it.</summary>
    public string AttributionReason { get; init; } = Written.Plain(AttributionReason);

    /// <summary>Trimmed, with line feeds alone between lines.</summary>
    public string Statement { get; init; } = Written.Plain(Statement);

    /// <summary>An answer nobody has begun.</summary>
    public static MeasureAnswer Blank(string measure, int years) =>
        new(measure, [.. Enumerable.Repeat<decimal?>(null, years)], 1m, "", "");

    /// <summary>Nothing was entered: no quantity, no statement.</summary>
    public bool IsBlank => Quantities.All(quantity => quantity is null) && Statement.Length == 0;

    /// <summary>More than nothing is offered in some year.</summary>
    public bool Offers => Quantities.Any(quantity => quantity > 0m);

    /// <summary>
    /// Over the whole contract: the sum of the years; for <see cref="Unit.Percent"/>, which is never added up, their mean
    /// at ten decimals, each year weighing the months the contract has in it. Years without an answer add nothing.
    /// </summary>
    /// <param name="unit">The measure's.</param>
    /// <param name="months">Months of the contract, at least 1.</param>
    public decimal Total(Unit unit, int months) =>
        unit is Unit.Percent
            ? Quantity.Kept(
                Quantities.Select((share, year) => (share ?? 0m) * MonthsIn(year, months)).Sum()
                    / months
            )
            : Quantities.Sum() ?? 0m;

    private static int MonthsIn(int year, int months) =>
        int.Clamp(months - (year * BidForm.MonthsPerYear), 0, BidForm.MonthsPerYear);

    /// <summary>What cannot be kept even in a draft; <see cref="Problem.Field"/> is the property, such as <c>Quantities[0]</c>.</summary>
    public IEnumerable<Problem> Faults(Measure measure, int years)
    {
        if (Quantities.Count != years)
        {
            yield return new Problem(
                "bids.quantity.years",
                $"{Quantities.Count} yearly quantities were given and the contract has {years} years. Open the page again for {years} years and enter one for each.",
                nameof(Quantities)
            );
        }

        Problem[] ofYears =
        [
            .. Quantities
                .Select((quantity, year) => quantity is { } met ? Fault(met, measure, year) : null)
                .OfType<Problem>(),
        ];
        foreach (var fault in ofYears)
        {
            yield return fault;
        }

        // What is out of range by itself may be too large to add up.
        if (ofYears.Length == 0 && Quantities.Sum() is > Quantity.Largest and var sum)
        {
            yield return new Problem(
                "bids.quantity.total",
                $"All years together are {Quantity.Exact(sum)}. Enter at most {Quantity.Display(Quantity.Largest)} over the contract.",
                $"{nameof(Quantities)}[0]"
            );
        }

        if (Attribution is <= 0m or > 1m || !Quantity.IsAllowed(Attribution))
        {
            yield return new Problem(
                "bids.attribution.range",
                $"Your share is {Quantity.Exact(Attribution * 100m)} per cent. Enter more than 0 and at most 100, with no more than {Quantity.Places - 2} decimals; if none of it is yours, offer no quantity.",
                nameof(Attribution)
            );
        }

        if (AttributionReason.Length > LongestReason)
        {
            yield return new Problem(
                "bids.reason.too-long",
                TooLong("reason", AttributionReason, LongestReason),
                nameof(AttributionReason)
            );
        }

        if (Statement.Length > LongestStatement)
        {
            yield return new Problem(
                "bids.statement.too-long",
                TooLong("statement", Statement, LongestStatement),
                nameof(Statement)
            );
        }
    }

    /// <summary>What is missing before the answer can be submitted; nothing for a blank answer, which offers nothing.</summary>
    public IEnumerable<Problem> Gaps(Measure measure)
    {
        if (IsBlank)
        {
            yield break;
        }

        for (var year = 0; year < Quantities.Count; year++)
        {
            if (Quantities[year] is null)
            {
                yield return new Problem(
                    "bids.quantity.missing",
                    $"{measure.Code}, year {year + 1}: enter how many {measure.Unit.Words()} you offer, or 0 for none.",
                    $"{nameof(Quantities)}[{year}]"
                );
            }
        }

        if (Quantities.All(quantity => quantity is 0m) && Statement.Length > 0)
        {
            yield return new Problem(
                "bids.quantity.nothing-offered",
                $"{measure.Code} has a statement and no quantity, so it would not be marked. Enter a quantity, or remove the statement.",
                $"{nameof(Quantities)}[0]"
            );
        }

        if (Offers && Statement.Length == 0)
        {
            yield return new Problem(
                "bids.statement.missing",
                $"{measure.Code} has a quantity and no statement, so it would not be marked. Say how you will deliver it.",
                nameof(Statement)
            );
        }

        if (Attribution < 1m && AttributionReason.Length == 0)
        {
            yield return new Problem(
                "bids.attribution.reason-missing",
                $"{measure.Code}: you count {Quantity.Exact(Attribution * 100m)} per cent as yours. Say who else takes part and how you split it.",
                nameof(AttributionReason)
            );
        }
    }

    private static Problem? Fault(decimal quantity, Measure measure, int year)
    {
        var field = $"{nameof(Quantities)}[{year}]";
        var unit = measure.Unit.Words();
        return !Quantity.IsAllowed(quantity)
                ? new Problem(
                    "bids.quantity.range",
                    $"Year {year + 1} is {Quantity.Exact(quantity)}. Enter {unit} from 0 to {Quantity.Display(Quantity.Largest)}, with at most {Quantity.Places} decimals.",
                    field
                )
            : measure.Unit is Unit.Percent && quantity > 100m
                ? new Problem(
                    "bids.quantity.percent",
                    $"Year {year + 1} is {Quantity.Exact(quantity)} per cent. Enter a share from 0 to 100.",
                    field
                )
            : measure.Unit is Unit.Employees && decimal.Truncate(quantity) != quantity
                ? new Problem(
                    "bids.quantity.whole",
                    $"Year {year + 1} is {Quantity.Exact(quantity)}. Employees are counted as people: enter a whole number.",
                    field
                )
            : null;
    }

    private static string TooLong(string what, string text, int longest) =>
        $"The {what} has {Quantity.Display(text.Length)} characters. Shorten it to {Quantity.Display(longest)} or fewer.";
}
