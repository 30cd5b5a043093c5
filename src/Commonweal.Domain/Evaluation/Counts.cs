using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>Says what of a bid the panel counts, in the terms the method marks: pounds by class, quantities, or neither.</summary>
internal static class Counts
{
    public static ExplanationStep Of(Standing standing, EvaluationInput input) =>
        input.Quantitative.Method.CountsQuantities() ? Quantities(standing, input.Measures!)
        : input.Quantitative.Method == QuantitativeMethod.None
            ? new ExplanationStep(
                "What was offered is recorded; its amount earns no marks.",
                "",
                [],
                null,
                ""
            )
        : Pounds(standing, input.Quantitative.Classes);

    private static ExplanationStep Quantities(
        Standing standing,
        IReadOnlyList<MeasureTerms> measures
    )
    {
        (OfferedMeasure Offer, MeasureTerms Terms)[] offers =
        [
            .. measures.Join(
                standing.Bid.Offers!,
                terms => terms.Measure,
                offer => offer.Measure,
                (terms, offer) => (offer, terms),
                StringComparer.Ordinal
            ),
        ];
        string[] changes =
        [
            .. offers
                .Where(one => standing.CountedOf(one.Terms) != one.Offer.Quantity)
                .Select(one => Less(one.Offer, one.Terms, standing.CountedOf(one.Terms))),
        ];
        return new ExplanationStep(
            offers.Length == 0 ? "Nothing was offered."
                : changes.Length == 0 ? "All that was offered counts."
                : $"Not all that was offered counts. {string.Join(" ", changes)}",
            "the lesser of the limit and accepted quantity x own share",
            [
                .. offers.SelectMany(one =>
                    new ExplanationInput[]
                    {
                        new(
                            $"offered: {one.Offer.Measure}",
                            one.Offer.Quantity,
                            one.Terms.Unit ?? one.Offer.Measure
                        ),
                        new(
                            $"counted: {one.Offer.Measure}",
                            standing.CountedOf(one.Terms),
                            one.Terms.Unit ?? one.Offer.Measure
                        ),
                    }
                ),
            ],
            null,
            ""
        );
    }

    private static string Less(OfferedMeasure offer, MeasureTerms terms, decimal counted)
    {
        string[] why =
        [
            .. offer.Accepted < offer.Quantity ? new[] { offer.Reason!.TrimEnd('.') } : [],
            .. offer.Share < 1m
                ? new[] { $"the bidder's own share is {Quantity.Display(offer.Share * 100m)}%" }
                : [],
            .. terms.Limit < offer.Effective
                ? new[] { $"no more than {terms.Amount(terms.Limit.Value)} counts" }
                : [],
        ];
        return $"{terms.Name ?? terms.Measure}: {Quantity.Display(counted)} of {terms.Amount(offer.Quantity)} ({string.Join("; ", why)}).";
    }

    /// <summary>
    /// The result is what the method marks: both classes added only where it says so, social value alone where only that earns marks, and
    /// none where each class is marked on its own.
    /// </summary>
    private static ExplanationStep Pounds(Standing standing, MarkedClasses classes)
    {
        var bid = standing.Bid;
        var adjustments = bid.Adjustments ?? [];
        var offered = Words(new ValueByClass(bid.Social, bid.LocalEconomic));
        var says =
            adjustments.Count == 0
                ? $"All that was offered counts: {offered}."
                : $"Offered: {offered}. {string.Concat(adjustments.Select(Words))}Counted: {Words(standing.Accepted)}.";
        ExplanationInput[] social =
        [
            new("offered social value", bid.Social, "GBP"),
            .. adjustments
                .Where(a => a.Social != 0m)
                .Select(a => new ExplanationInput(
                    $"adjustment of social value: {a.Reason}",
                    a.Social,
                    "GBP"
                )),
        ];
        ExplanationInput[] local =
        [
            new("offered local economic value", bid.LocalEconomic, "GBP"),
            .. adjustments
                .Where(a => a.LocalEconomic != 0m)
                .Select(a => new ExplanationInput(
                    $"adjustment of local economic value: {a.Reason}",
                    a.LocalEconomic,
                    "GBP"
                )),
        ];
        return classes switch
        {
            MarkedClasses.All => new ExplanationStep(
                says,
                "social value + local economic value, each as offered and adjusted",
                [.. social, .. local],
                standing.Accepted.Total,
                "GBP"
            ),
            MarkedClasses.Social => new ExplanationStep(
                $"{says} Social value alone earns marks.",
                "social value as offered + adjustments",
                social,
                standing.Accepted.Social,
                "GBP"
            ),
            MarkedClasses.Separate => new ExplanationStep(
                $"{says} Each class is marked on its own.",
                "",
                [.. social, .. local],
                null,
                ""
            ),
        };
    }

    private static string Words(ValueByClass value) =>
        $"{Money.Display(value.Social)} of social value and {Money.Display(value.LocalEconomic)} of local economic value";

    private static string Words(Adjustment change)
    {
        var reason = $"{change.Reason.TrimEnd('.')}. ";
        string[] changed =
        [
            .. Changed(change.Social, "social value"),
            .. Changed(change.LocalEconomic, "local economic value"),
        ];
        return changed is []
            ? $"Adjusted in quantity alone: {reason}"
            : $"Adjusted, with {string.Join(" and ", changed)}: {reason}";
    }

    private static IEnumerable<string> Changed(decimal pounds, string value)
    {
        if (pounds != 0m)
        {
            yield return $"{Money.Display(Math.Abs(pounds))} of {value} {(pounds < 0m ? "taken off" : "added")}";
        }
    }
}
