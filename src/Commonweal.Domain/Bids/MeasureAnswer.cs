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

    /// <summary>The longest list of partners, in characters.</summary>
    public const int LongestPartners = 500;

    /// <summary>What to say where the share was cleared: nobody's share is guessed.</summary>
    public const string NoShare =
        "Enter how much of it is your own doing, as a percentage: 100 where nobody else takes part.";

    /// <summary>Trimmed, with line feeds alone between lines, so that one text has one hash whatever browser sent it.</summary>
    public string AttributionReason { get; init; } = Written.Plain(AttributionReason);

    /// <summary>Trimmed, with line feeds alone between lines.</summary>
    public string Statement { get; init; } = Written.Plain(Statement);

    /// <summary>By what the share was reckoned; null where all is the bidder's own, or nothing was chosen yet.</summary>
    public AttributionBasis? Basis { get; init; }

    /// <summary>How the quantities were worked out, by year; a year with none was typed.</summary>
    public IReadOnlyList<Working> Workings
    {
        get;
        init => field = [.. value.OrderBy(line => line.Year)];
    } = [];

    /// <summary>The organisations it is delivered with; may be empty.</summary>
    public string Partners
    {
        get;
        init => field = Written.Plain(value);
    } = "";

    /// <summary>What will be done by when, in order of the months.</summary>
    public IReadOnlyList<Milestone> Milestones
    {
        get;
        init => field = [.. value.OrderBy(stone => stone.Month ?? int.MaxValue)];
    } = [];

    /// <summary>An answer nobody has begun.</summary>
    public static MeasureAnswer Blank(string measure, int years) =>
        new(measure, [.. Enumerable.Repeat<decimal?>(null, years)], 1m, "", "");

    /// <summary>Nothing was entered: no quantity, no working, no statement.</summary>
    public bool IsBlank =>
        Quantities.All(quantity => quantity is null)
        && Workings.Count == 0
        && Statement.Length == 0;

    /// <summary>Nothing at all was answered, so that it is as if nobody had begun.</summary>
    public bool SaysNothing =>
        IsBlank
        && Attribution == 1m
        && AttributionReason.Length == 0
        && Basis is null
        && Partners.Length == 0
        && Milestones.Count == 0;

    /// <summary>More than nothing is offered in some year.</summary>
    public bool Offers => Quantities.Any(quantity => quantity > 0m);

    /// <summary>
    /// The same with the quantity of each year that is worked out, at ten decimals, where none was typed. A line that is not
    /// finished leaves its year without one.
    /// </summary>
    public MeasureAnswer WorkedOut(Unit unit) =>
        this with
        {
            Quantities = [.. Quantities.Select((typed, year) => typed ?? WorkedIn(year, unit))],
        };

    /// <summary>The steps by which the quantities were worked out; none where they were typed.</summary>
    public Explanation Working(Unit unit) =>
        new([
            .. Workings
                .Select(line =>
                    line.Step(unit) is { } step
                        ? step with
                        {
                            Says =
                                $"Year {line.Year}{(line.What.Length > 0 ? $", {line.What}" : "")}: {step.Says}",
                        }
                        : null
                )
                .OfType<ExplanationStep>(),
        ]);

    private bool IsWorked(int year) => Workings.Any(line => line.Year == year + 1);

    private decimal? WorkedIn(int year, Unit unit)
    {
        decimal?[] results =
        [
            .. Workings
                .Where(line => line.Year == year + 1)
                .Select(line => line.Step(unit)?.Result),
        ];
        return results.Length > 0 && results.All(result => result is not null)
            ? Quantity.Kept(results.Sum() ?? 0m)
            : null;
    }

    /// <summary>
    /// Over the whole contract: the sum of the years; for <see cref="Unit.Percent"/>, which is never added up, their mean
    /// at ten decimals, each year weighing the months the contract has in it. Years without an answer add nothing.
    /// </summary>
    /// <param name="unit">The measure's.</param>
    /// <param name="months">Months of the contract, at least 1.</param>
    public decimal Total(Unit unit, int months) =>
        unit is Unit.Percent
            ? Quantity.Kept(
                Quantities
                    .Select((share, year) => (share ?? 0m) * BidForm.MonthsIn(year, months))
                    .Sum() / months
            )
            : Quantities.Sum() ?? 0m;

    /// <summary>
    /// What cannot be kept even in a draft of a bid: the faults of the quantities and texts, and those of workings, milestones and
    /// partners.
    /// </summary>
    /// <param name="months">Months of the contract.</param>
    public IEnumerable<Problem> FaultsInBid(Measure measure, int months)
    {
        Problem[] ofWorkings =
        [
            .. Workings.SelectMany((line, at) => line.Faults(measure, at, months)),
        ];
        Problem?[] ofTexts =
        [
            Workings.Count > Bids.Working.Most
                ? new Problem(
                    "bids.working.too-many",
                    $"There are {Workings.Count} lines. Use up to {Bids.Working.Most}: put people with the same hours into one.",
                    nameof(Workings)
                )
                : null,
            Milestones.Count > Milestone.Most
                ? new Problem(
                    "bids.milestone.too-many",
                    $"There are {Milestones.Count} milestones. Keep the {Milestone.Most} that matter most.",
                    nameof(Milestones)
                )
                : null,
            Partners.Length > LongestPartners
                ? new Problem(
                    "bids.partners.too-long",
                    TooLong("list of partners", Partners, LongestPartners),
                    nameof(Partners)
                )
                : null,
        ];
        return
        [
            .. WorkedOut(measure.Unit).Faults(measure, BidForm.YearsOf(months)),
            .. ofWorkings,
            .. ofWorkings.Length == 0 ? Differences(measure) : [],
            .. Milestones.SelectMany((stone, at) => stone.Faults(at, months)),
            .. ofTexts.OfType<Problem>(),
        ];
    }

    private IEnumerable<Problem> Differences(Measure measure)
    {
        for (var year = 0; year < Quantities.Count; year++)
        {
            if (
                Quantities[year] is { } typed
                && WorkedIn(year, measure.Unit) is { } worked
                && typed != worked
            )
            {
                yield return new Problem(
                    "bids.working.differs",
                    $"Year {year + 1}: you typed {Quantity.Exact(typed)} and the lines below make {Quantity.Exact(worked)}. Clear the box, or take the lines of that year out.",
                    $"{nameof(Quantities)}[{year}]"
                );
            }
        }
    }

    /// <summary>What cannot be kept even in a draft; <see cref="Problem.Field"/> is the property, such as <c>Quantities[0]</c>.</summary>
    public IEnumerable<Problem> Faults(Measure measure, int years)
    {
        if (Quantities.Count != years)
        {
            yield return new Problem(
                "bids.quantity.years",
                $"{Counted.Of(Quantities.Count, "yearly quantity", "yearly quantities")} came and the contract has {Counted.Of(years, "year")}. Open the page again and enter one for each.",
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

    /// <summary>
    /// What is missing before the answer can be submitted; nothing for one that says nothing, which offers nothing. A quantity without a statement
    /// may be submitted, as <see cref="StatementsLeftOut"/> warns.
    /// </summary>
    public IEnumerable<Problem> Gaps(Measure measure)
    {
        if (IsBlank)
        {
            if (!SaysNothing)
            {
                yield return new Problem(
                    "bids.quantity.only-details",
                    $"{measure.Code} has details, such as partners, milestones or a share, and no quantity, so it would offer nothing. Enter a quantity, or clear the details.",
                    $"{nameof(Quantities)}[0]"
                );
            }

            yield break;
        }

        for (var year = 0; year < Quantities.Count; year++)
        {
            if (Quantities[year] is null && IsWorked(year))
            {
                yield return new Problem(
                    "bids.working.unfinished",
                    $"{measure.Code}, year {year + 1}: a line of the working lacks a figure. Fill it in, or clear the line.",
                    $"{nameof(Workings)}[0].{nameof(Bids.Working.Figures)}[0]"
                );
            }
            else if (Quantities[year] is null)
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

        foreach (var gap in GapsOfDetail(measure))
        {
            yield return gap;
        }
    }

    private IEnumerable<Problem> GapsOfDetail(Measure measure)
    {
        if (Attribution < 1m && AttributionReason.Length == 0)
        {
            yield return new Problem(
                "bids.attribution.reason-missing",
                $"{measure.Code}: you count {Quantity.Exact(Attribution * 100m)} per cent as yours. Say who else takes part and how you split it.",
                nameof(AttributionReason)
            );
        }

        if (Attribution < 1m && Basis is null)
        {
            yield return new Problem(
                "bids.attribution.basis-missing",
                $"{measure.Code}: you count {Quantity.Exact(Attribution * 100m)} per cent as yours. Say how you worked out that share.",
                nameof(Basis)
            );
        }

        for (var at = 0; at < Milestones.Count; at++)
        {
            if (Milestones[at].What.Length == 0 || Milestones[at].Month is null)
            {
                yield return new Problem(
                    "bids.milestone.unfinished",
                    $"{measure.Code}, milestone {at + 1}: say what will be done and by which month, or clear both.",
                    $"{nameof(Milestones)}[{at}].{(Milestones[at].Month is null ? nameof(Milestone.Month) : nameof(Milestone.What))}"
                );
            }
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
