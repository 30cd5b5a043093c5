using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Bids;

/// <summary>What a procurement asks its bidders, and how their answers are valued.</summary>
/// <param name="Edition">The edition whose values count.</param>
/// <param name="Measures">The measures they may offer, in the order shown.</param>
/// <param name="Years">Contract years, the last one perhaps a part; at least 1.</param>
/// <param name="ValuedOn">The day whose values count, the same for every bidder.</param>
public sealed record BidForm(
    Edition Edition,
    IReadOnlyList<Measure> Measures,
    int Years,
    DateOnly ValuedOn
)
{
    private const int MonthsPerYear = 12;

    /// <summary>
    /// The form of a published procurement. Months are rounded up to whole years. Values are read
    /// for the day the procurement commenced, or was published when that day is not known.
    /// </summary>
    public static BidForm Of(Procurement procurement, Edition edition) =>
        new(
            edition,
            [
                .. procurement
                    .Measures.OrderBy(measure => measure.Position)
                    .Select(measure => edition.Find(measure.Measure))
                    .OfType<Measure>(),
            ],
            (procurement.Months!.Value + MonthsPerYear - 1) / MonthsPerYear,
            procurement.CommencedOn
                ?? DateOnly.FromDateTime(procurement.PublishedAt!.Value.UtcDateTime)
        );

    /// <summary>The measure of this code; null when it is not asked.</summary>
    public Measure? Find(string code) => Measures.FirstOrDefault(measure => measure.Code == code);

    /// <summary>
    /// What the answers are worth, one line for each measure with a quantity, in the form's order; as a share of the bid's own price.
    /// Refused as <see cref="Valuation"/> refuses.
    /// </summary>
    public Outcome<ValuationResult> Value(BidAnswers answers) =>
        Valuation.Of(
            Edition,
            ValuedOn,
            [
                .. Measures
                    .Select(measure => (measure, answer: answers.On(measure.Code, Years)))
                    .Where(line => line.answer.Offers)
                    .Select(line => new ValuationLine(
                        line.measure.Code,
                        line.answer.Total(line.measure.Unit),
                        line.answer.Attribution
                    )),
            ],
            answers.Price
        );
}
