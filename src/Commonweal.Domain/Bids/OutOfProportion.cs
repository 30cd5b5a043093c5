using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Bids;

/// <summary>
/// What an offer out of proportion to the contract's price or length is asked. Nothing here is forbidden: the bidder's answer is
/// kept with the bid, and whoever judges it reads both.
/// </summary>
public static class OutOfProportion
{
    /// <summary>
    /// Questions of a value above the price (<see cref="BeyondPrice"/>), of more pounds moved than the price
    /// (<c>bids.quantity.beyond-price</c>), of more people than the price could pay (<c>bids.quantity.beyond-pay</c>), and of more weeks or hours for one person than the year of the contract has
    /// (<c>bids.quantity.beyond-length</c>). What a full year of work is, and what it is paid, says the edition; where it does not, nothing is asked of that.
    /// </summary>
    public static IReadOnlyList<Problem> Questions(
        BidForm form,
        BidAnswers answers,
        IReadOnlyList<ValuedLine> lines
    )
    {
        // Where quantities or statements alone earn marks, bidders read no value of their offers, here either.
        (string, decimal)[] values = form.InPounds
            ? [.. lines.Select(line => (line.Measure.Code, line.Value ?? 0m))]
            : [];
        return
        [
            .. BeyondPrice.Of(answers.Price, values),
            .. lines
                .Where(line =>
                    line.Measure.Unit.IsMoney()
                    && !(form.InPounds && line.Value > answers.Price)
                    && line.EffectiveQuantity > answers.Price
                )
                .Select(line => new Problem(
                    "bids.quantity.beyond-price",
                    $"{line.Measure.Code} moves {UnitWords.Amount(line.EffectiveQuantity, line.Measure.Unit.Words())}, more than the price of the whole bid, {Money.Display(answers.Price)}. Check that only money because of this contract is counted."
                )),
            .. lines.SelectMany(line => TooLong(form, answers, line.Measure)),
            .. TooManyPeople(form, answers.Price, lines),
        ];
    }

    /// <summary>
    /// Whether an opened bid was asked to explain its size, or is valued above its price where nobody asked, as in a draft let in:
    /// each of its lines is then accepted by itself, with a reason.
    /// </summary>
    /// <param name="inPounds">Whether bidders read what their offers are worth, as <see cref="BidForm.InPounds"/>.</param>
    public static bool WasAsked(Bid bid, IEnumerable<BidLine> lines, bool inPounds) =>
        bid.Proportion.Length > 0 || Above(bid, lines, inPounds).Count > 0;

    /// <summary>What is said of an opened bid valued above its price, as it was offered; nothing where bidders read no values either.</summary>
    /// <param name="inPounds">Whether bidders read what their offers are worth, as <see cref="BidForm.InPounds"/>.</param>
    public static IReadOnlyList<Problem> Above(
        Bid bid,
        IEnumerable<BidLine> lines,
        bool inPounds
    ) =>
        inPounds
            ? BeyondPrice.Of(
                bid.Price,
                [.. lines.Select(line => (line.Measure, line.SubmittedValue))]
            )
            : [];

    private static IEnumerable<Problem> TooLong(
        BidForm form,
        BidAnswers answers,
        Measure measure
    ) =>
        UnitCalculator.For(measure.Unit) is { } calculator
        && calculator.TimeOfOne([]) is { InWeeks: var inWeeks }
        && WorkingYear.On(form.Edition, form.ValuedOn) is { } year
            ? answers
                .On(measure.Code, form.Years)
                .Workings.Select(line =>
                    (
                        line.Year,
                        Each: calculator.TimeOfOne(line.Figures)!.Value.Time,
                        Most: MostIn(inWeeks ? year.Weeks : year.Weeks * year.Hours, line, form)
                    )
                )
                .Where(line => line.Each > line.Most)
                .Select(line => new Problem(
                    "bids.quantity.beyond-length",
                    $"{measure.Code}, year {line.Year}: {Quantity.Display(line.Each!.Value)} {(inWeeks ? "weeks" : "hours")} for each person is more than the {Quantity.Display(line.Most)} {(inWeeks ? "weeks" : "hours")} of full-time work the contract has in that year. {(inWeeks ? "Weeks after its end count only where the learner is supported to the end" : "Check hours and times, and that they are for one person")}."
                ))
            : [];

    // People whose measure has no value of its own are held against a year's pay as the edition has it; without one nothing is said.
    private static IEnumerable<Problem> TooManyPeople(
        BidForm form,
        decimal? price,
        IReadOnlyList<ValuedLine> lines
    ) =>
        (
            WorkingYear.PayOn(form.Edition, form.ValuedOn),
            WorkingYear.On(form.Edition, form.ValuedOn)
        )
            is not
            ({ } pay, { } year)
            ? []
            : from line in lines
            where line.Value is null || !form.InPounds
            where year.YearsIn(line.Measure.Unit, line.EffectiveQuantity) * pay > price
            select new Problem(
                "bids.quantity.beyond-pay",
                $"{line.Measure.Code} offers {UnitWords.Amount(line.EffectiveQuantity, line.Measure.Unit.Words())}. Paid by the year's pay this framework reckons with, {Money.Display(pay)}, so many people would earn more than the price of the whole bid, {Money.Display(price)}. Check the quantity and its unit."
            );

    // In whole weeks or hours, a part of one counting as one.
    private static decimal MostIn(decimal year, Working line, BidForm form) =>
        decimal.Ceiling(
            BidForm.MonthsIn(line.Year - 1, form.Months) * year / BidForm.MonthsPerYear
        );
}
