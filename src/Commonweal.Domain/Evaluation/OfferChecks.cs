using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using static Commonweal.Domain.Procurements.ScoringChecks;

namespace Commonweal.Domain.Evaluation;

/// <summary>Finds what keeps the quantities of a bid from being marked.</summary>
internal static class OfferChecks
{
    public static IEnumerable<Problem> Of(EvaluationInput input, EvaluatedBid bid, string at) =>
        bid.Offers is { } offers
            ? offers.SelectMany(
                (offer, i) => Single(input, offers.Take(i), offer, $"{at}.offers[{i}]")
            )
        : input.Quantitative.Method.CountsQuantities()
            ?
            [
                Missing(
                    $"{at}.offers",
                    "The method marks quantities of each measure; an empty list offers nothing"
                ),
            ]
        : [];

    private static IEnumerable<Problem> Single(
        EvaluationInput input,
        IEnumerable<OfferedMeasure> before,
        OfferedMeasure offer,
        string at
    )
    {
        if ((input.Measures ?? []).All(terms => terms.Measure != offer.Measure))
        {
            yield return new Problem(
                "evaluation.offer.unknown-measure",
                $"{offer.Measure} is not among the measures of the tender. Check its code, or add it to measures.",
                $"{at}.measure"
            );
        }
        else if (before.Any(other => other.Measure == offer.Measure))
        {
            yield return new Problem(
                "evaluation.measure.duplicate",
                $"{offer.Measure} is offered twice in one bid. Write it once, with both quantities together.",
                $"{at}.measure"
            );
        }

        if (!Quantity.IsAllowed(offer.Quantity))
        {
            yield return OutOfRange(
                $"{at}.quantity",
                offer.Quantity,
                $"0 to {Quantity.Display(Quantity.Largest)} with at most 10 decimal places"
            );
        }
        else if (offer.Accepted is { } accepted && (accepted < 0m || accepted > offer.Quantity))
        {
            yield return OutOfRange(
                $"{at}.accepted",
                accepted,
                $"0 to the {Quantity.Exact(offer.Quantity)} offered"
            );
        }
        else if (offer.Accepted < offer.Quantity && Written.Plain(offer.Reason).Length == 0)
        {
            yield return Missing($"{at}.reason", "A change to a bid is explained to its bidder");
        }

        if (offer.Share is < 0m or > 1m)
        {
            yield return OutOfRange($"{at}.share", offer.Share, "0 to 1");
        }
    }
}
