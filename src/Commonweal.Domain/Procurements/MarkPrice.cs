using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <summary>
/// What marks for social value are worth in pounds of price, where the lowest price earns all marks for price and every other
/// <c>marks x lowest / price</c>. An authority sees it before it publishes weights; nothing of it is kept.
/// </summary>
/// <param name="PriceMarks">Marks for price, of the 100 of the award.</param>
/// <param name="OneMark">GBP that one mark is worth; null where price has no more than one mark to lose.</param>
/// <param name="AllMarks">GBP that all marks for social value are worth; null where no price outweighs them.</param>
/// <param name="IsLeast">Whether no criteria are set yet, and price is taken to have all marks that social value leaves: with fewer, a mark is worth more.</param>
/// <param name="Explanation">How the pounds come about.</param>
public sealed record MarkPrice(
    decimal PriceMarks,
    decimal? OneMark,
    decimal? AllMarks,
    bool IsLeast,
    Explanation Explanation
)
{
    /// <summary>Null while the estimate is not known, or criteria are set of which none with marks is the price.</summary>
    /// <param name="method">With its criteria.</param>
    /// <param name="estimate">Whole-life value net of VAT, GBP, taken as the lowest price.</param>
    public static MarkPrice? Of(ScoringMethod method, decimal? estimate)
    {
        var isLeast = method.Criteria is null;
        var marks = isLeast ? 100m - method.Weighting : MarksForPrice(method);
        if (estimate is not > 0m || marks is not > 0m)
        {
            return null;
        }

        var (one, all) = (
            Step(estimate.Value, marks.Value, 1m, "One mark"),
            Step(estimate.Value, marks.Value, method.Weighting, "All marks for social value")
        );
        return new MarkPrice(
            marks.Value,
            one.Result,
            all.Result,
            isLeast,
            new Explanation([one, all])
        );
    }

    /// <summary>
    /// Marks that a price earns beside the lowest one that counts, full precision; both above zero. A bid below that one, excluded and
    /// marked all the same, earns no more than all. <c>price_mark</c> of the database says the same to bidders.
    /// </summary>
    public static decimal Marked(decimal marks, decimal lowest, decimal price) =>
        price <= lowest ? marks : marks * lowest / price;

    /// <summary>The marks of the criterion that is the price; null where none is.</summary>
    public static decimal? MarksForPrice(ScoringMethod method) =>
        Criterion
            .All(method.Criteria ?? [])
            .FirstOrDefault(placed => placed.Criterion.Price)
            ?.Criterion.Weight;

    // price marks x lowest / (lowest + x) = price marks - marks lost, solved for x.
    private static ExplanationStep Step(
        decimal lowest,
        decimal priceMarks,
        decimal lost,
        string what
    )
    {
        decimal? worth = lost < priceMarks ? lowest * lost / (priceMarks - lost) : null;
        return new ExplanationStep(
            worth is { } pounds
                ? $"{what} can outweigh {Money.Display(pounds)} of price: a bid that costs so much more than one at {Money.Display(lowest)} earns {Marks.Display(priceMarks - lost)} of the {Marks.Display(priceMarks)} marks for price."
                : $"{what} can outweigh any price: there are only {Marks.Display(priceMarks)} marks for price to lose.",
            "lowest price x marks lost / (marks for price - marks lost)",
            [
                new ExplanationInput("lowest price, taken as the estimate", lowest, "GBP"),
                new ExplanationInput("marks for price", priceMarks, "marks"),
                new ExplanationInput("marks lost", lost, "marks"),
            ],
            worth,
            "GBP"
        );
    }
}
