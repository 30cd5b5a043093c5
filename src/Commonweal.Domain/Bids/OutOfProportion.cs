using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Bids;

/// <summary>
/// What an offer out of proportion to the contract's price or length is asked. Nothing here is forbidden: the bidder's answer is
/// kept with the bid, and whoever judges it reads both.
/// </summary>
public static class OutOfProportion
{
    private const decimal WeeksPerYear = 52m;

    /// <summary>
    /// Questions of a value above the price (<see cref="BeyondPrice"/>), of more pounds moved than the price
    /// (<c>bids.quantity.beyond-price</c>), and of more weeks for one person than the year of the contract has
    /// (<c>bids.quantity.beyond-length</c>).
    /// </summary>
    public static IReadOnlyList<Problem> Questions(
        BidForm form,
        BidAnswers answers,
        IReadOnlyList<ValuedLine> lines
    )
    {
        (string, decimal)[] values =
        [
            .. lines.Select(line => (line.Measure.Code, line.Value ?? 0m)),
        ];
        return
        [
            .. BeyondPrice.Of(answers.Price, values),
            .. lines
                .Where(line =>
                    IsPounds(line.Measure.Unit)
                    && !(line.Value > answers.Price)
                    && line.EffectiveQuantity > answers.Price
                )
                .Select(line => new Problem(
                    "bids.quantity.beyond-price",
                    $"{line.Measure.Code} moves {UnitWords.Amount(line.EffectiveQuantity, line.Measure.Unit.Words())}, more than the price of the whole bid, {Money.Display(answers.Price)}. Check that only money because of this contract is counted."
                )),
            .. lines.SelectMany(line => TooManyWeeks(form, answers, line.Measure)),
        ];
    }

    private static IEnumerable<Problem> TooManyWeeks(
        BidForm form,
        BidAnswers answers,
        Measure measure
    ) =>
        UnitCalculator.For(measure.Unit)?.WeeksAt is { } at
            ? answers
                .On(measure.Code, form.Years)
                .Workings.Where(line => line.Figures[at] > WeeksIn(line, form))
                .Select(line => new Problem(
                    "bids.quantity.beyond-length",
                    $"{measure.Code}, year {line.Year}: {Quantity.Display(line.Figures[at]!.Value)} weeks for each person is more than the {Quantity.Display(WeeksIn(line, form))} weeks the contract has in that year. Weeks after its end count only where the learner is supported to the end."
                ))
            : [];

    // In whole weeks, a part of one counting as one.
    private static decimal WeeksIn(Working line, BidForm form) =>
        decimal.Ceiling(BidForm.MonthsIn(line.Year - 1, form.Months) * WeeksPerYear / 12m);

    private static bool IsPounds(Unit unit) =>
        unit is Unit.PoundsSpent or Unit.PoundsGiven or Unit.PoundsInvested;
}
