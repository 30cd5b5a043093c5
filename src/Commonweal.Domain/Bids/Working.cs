using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Bids;

/// <summary>One line of how a year's quantity was worked out; it is kept with the answer, and whoever judges the bid reads it.</summary>
/// <param name="Year">The contract year, from 1.</param>
/// <param name="What">Who or what it is, in a few words; may be empty.</param>
/// <param name="Figures">One for each factor of the unit's <see cref="UnitCalculator"/>, shares in per cent; null where nothing was entered.</param>
public sealed record Working(int Year, string What, IReadOnlyList<decimal?> Figures)
{
    /// <summary>The most lines of one measure.</summary>
    public const int Most = 60;

    /// <summary>The longest description, in characters.</summary>
    public const int LongestWhat = 200;

    /// <summary>Trimmed.</summary>
    public string What { get; init; } = Written.Plain(What);

    /// <summary>The sum, once every figure is there and within its bounds; otherwise null. Nothing is rounded.</summary>
    public ExplanationStep? Step(Unit unit) =>
        UnitCalculator.For(unit) is { } calculator
        && Figures.Count == calculator.Factors.Count
        && Figures
            .Zip(
                calculator.Factors,
                (figure, factor) => figure >= 0m && figure <= factor.Most && IsKept(figure)
            )
            .All(within => within)
            ? calculator.Work([.. Figures.Select(figure => figure!.Value)], unit)
            : null;

    /// <summary>As it is read: <c>5 people x 50% of full time x 12 months = 2.5 full-time years</c>.</summary>
    public string Says(Unit unit) =>
        Step(unit) is { Result: { } result }
            ? $"{(What.Length > 0 ? $"{What}: " : "")}{string.Join(" x ", Figures.Zip(UnitCalculator.For(unit)!.Factors, (figure, factor) => factor.IsPercentage ? $"{Quantity.Display(figure!.Value)}{factor.Unit}" : UnitWords.Amount(figure!.Value, factor.Unit)))} = {UnitWords.Amount(result, unit.Words())}"
            : "Not finished";

    /// <summary>What cannot be kept even in a draft; the field is that of a figure, such as <c>Workings[0].Figures[2]</c>.</summary>
    /// <param name="measure">Whose quantity is worked out.</param>
    /// <param name="at">Its place among the measure's lines, from 0.</param>
    /// <param name="months">Months of the contract.</param>
    public IEnumerable<Problem> Faults(Measure measure, int at, int months)
    {
        var field = $"{nameof(MeasureAnswer.Workings)}[{at}]";
        var years = BidForm.YearsOf(months);
        if (Year < 1 || Year > years)
        {
            yield return new Problem(
                "bids.working.year",
                $"Line {at + 1} is for year {Year}. Choose a contract year from 1 to {years}.",
                $"{field}.{nameof(Year)}"
            );
        }

        if (What.Length > LongestWhat)
        {
            yield return new Problem(
                "bids.working.what-too-long",
                $"Line {at + 1} says who in {What.Length} characters. Use up to {LongestWhat}.",
                $"{field}.{nameof(What)}"
            );
        }

        if (
            UnitCalculator.For(measure.Unit) is not { } calculator
            || Figures.Count != calculator.Factors.Count
        )
        {
            yield return new Problem(
                "bids.working.unit",
                $"{measure.Code} is not worked out this way. Type its {measure.Unit.Words()} instead.",
                field
            );
            yield break;
        }

        for (var i = 0; i < Figures.Count; i++)
        {
            if (FaultOf(calculator, i, at, months) is { } fault)
            {
                yield return fault with
                {
                    Field = $"{field}.{nameof(Figures)}[{i}]",
                };
            }
        }
    }

    private Problem? FaultOf(UnitCalculator calculator, int i, int at, int months)
    {
        var factor = calculator.Factors[i];
        var isOfYear = i == calculator.MonthsAt;
        var most =
            isOfYear && Year >= 1 && Year <= BidForm.YearsOf(months)
                ? BidForm.MonthsIn(Year - 1, months)
                : factor.Most;
        return Figures[i] switch
        {
            { } figure when figure < 0m || figure > most || !IsKept(figure) => new Problem(
                "bids.working.range",
                $"Line {at + 1}: \"{factor.Name}\" is {Quantity.Exact(figure)}. Enter 0 to {Quantity.Display(most)}{(isOfYear ? $", the months the contract has in year {Year}" : "")}, with at most 4 decimals."
            ),
            { } share and > 0m and < 1m when factor.IsPercentage => new Problem(
                "bids.working.share",
                $"Line {at + 1}: \"{factor.Name}\" is {Quantity.Exact(share)} per cent, less than an hour a week. Enter per cent: 50 is half time."
            ),
            _ => null,
        };
    }

    private static bool IsKept(decimal? figure) =>
        figure is { } given && decimal.Round(given, 4) == given;
}

/// <summary>Something that will be done by a month of the contract.</summary>
/// <param name="What">What, in a few words.</param>
/// <param name="Month">Months from the start of the contract, from 1; null where nothing was entered.</param>
public sealed record Milestone(string What, int? Month)
{
    /// <summary>The most of one measure.</summary>
    public const int Most = 24;

    /// <summary>The longest description, in characters.</summary>
    public const int LongestWhat = 200;

    /// <summary>Trimmed.</summary>
    public string What { get; init; } = Written.Plain(What);

    /// <summary>What cannot be kept even in a draft: a month outside the contract, a text too long.</summary>
    public IEnumerable<Problem> Faults(int at, int months)
    {
        var field = $"{nameof(MeasureAnswer.Milestones)}[{at}]";
        if (Month is { } month && (month < 1 || month > months))
        {
            yield return new Problem(
                "bids.milestone.outside",
                $"Milestone {at + 1} is in month {month}. The contract lasts {Counted.Of(months, "month")}: enter 1 to {months}.",
                $"{field}.{nameof(Month)}"
            );
        }

        if (What.Length > LongestWhat)
        {
            yield return new Problem(
                "bids.milestone.too-long",
                $"Milestone {at + 1} has {What.Length} characters. Use up to {LongestWhat}.",
                $"{field}.{nameof(What)}"
            );
        }
    }
}

/// <summary>By what the own share of an effect was reckoned.</summary>
public enum AttributionBasis
{
    /// <summary>Working time spent on this contract.</summary>
    Time,

    /// <summary>People working on it.</summary>
    Headcount,

    /// <summary>Money each partner puts in.</summary>
    Spend,

    /// <summary>This contract's part of the organisation's turnover.</summary>
    Turnover,

    /// <summary>The same for each partner or contract.</summary>
    EqualSplit,

    /// <summary>Another way, which the reason explains.</summary>
    Custom,
}

/// <summary>Bases in words.</summary>
public static class AttributionWords
{
    /// <summary>The basis as it reads on a page.</summary>
    public static string Words(this AttributionBasis basis) =>
        basis switch
        {
            AttributionBasis.Time => "Working time spent on this contract",
            AttributionBasis.Headcount => "Number of people working on it",
            AttributionBasis.Spend => "Money each partner puts in",
            AttributionBasis.Turnover => "This contract's part of our turnover",
            AttributionBasis.EqualSplit => "An equal split between partners or contracts",
            AttributionBasis.Custom => "Another way, explained below",
        };
}
