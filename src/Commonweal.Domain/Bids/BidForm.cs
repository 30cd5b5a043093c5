using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Bids;

/// <summary>What a procurement asks its bidders, and how their answers are valued.</summary>
/// <param name="Edition">The edition whose values count.</param>
/// <param name="Measures">The measures they may offer, in the order shown.</param>
/// <param name="Months">Months of the contract, at least 1.</param>
/// <param name="ValuedOn">
/// The day whose values count, the same for every bidder from the first draft to the award: the one on which the procurement was
/// published, so that a figure dated later changes no bid.
/// </param>
/// <param name="Net">What the authority takes off that day to show net values beside the gross ones, which alone are scored; null for gross ones alone.</param>
public sealed record BidForm(
    Edition Edition,
    IReadOnlyList<Measure> Measures,
    int Months,
    DateOnly ValuedOn,
    Additionality? Net = null
)
{
    internal const int MonthsPerYear = 12;

    /// <summary>Contract years, the last one perhaps a part.</summary>
    public int Years => (Months + MonthsPerYear - 1) / MonthsPerYear;

    /// <summary>The form of a procurement that was published on a day.</summary>
    public static BidForm Of(Procurement procurement, Edition edition, DateOnly published) =>
        new(
            edition,
            [
                .. procurement
                    .Measures.OrderBy(measure => measure.Position)
                    .Select(measure => edition.Find(measure.Measure))
                    .OfType<Measure>(),
            ],
            procurement.Months!.Value,
            published
        );

    /// <summary>The measure of this code; null when it is not asked.</summary>
    public Measure? Find(string code) => Measures.FirstOrDefault(measure => measure.Code == code);

    /// <summary>
    /// What the answers are worth, one line for each measure with a quantity, in the form's order; as a share of the bid's own price.
    /// Warns where that is more than the price, as <see cref="BeyondPrice"/> says. Refused as <see cref="Valuation"/> refuses.
    /// </summary>
    public Outcome<ValuationResult> Value(BidAnswers answers) =>
        Valuation
            .Of(
                Edition,
                ValuedOn,
                [
                    .. Measures
                        .Select(measure => (measure, answer: answers.On(measure.Code, Years)))
                        .Where(line => line.answer.Offers)
                        .Select(line => new ValuationLine(
                            line.measure.Code,
                            line.answer.Total(line.measure.Unit, Months),
                            line.answer.Attribution
                        )),
                ],
                answers.Price,
                Net
            )
            .Then(value =>
                Outcome.Of(
                    value with
                    {
                        Warnings =
                        [
                            .. value.Warnings,
                            .. BeyondPrice.Of(
                                answers.Price,
                                [
                                    .. value.Lines.Select(line =>
                                        (line.Measure.Code, line.Value ?? 0m)
                                    ),
                                ]
                            ),
                        ],
                    }
                )
            );
}
