using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>What two made-up bids offer of one measure.</summary>
/// <param name="Terms">The measure as the tender has it.</param>
/// <param name="Worth">GBP for one unit; null where it has no published value, or the method marks no pounds.</param>
/// <param name="First">Offered by the first bid, in the measure's unit.</param>
/// <param name="Second">Offered by the second.</param>
public sealed record ExampleOffer(
    MeasureTerms Terms,
    decimal? Worth,
    decimal First,
    decimal Second
);

/// <summary>
/// A tender's method shown on two made-up bids, marked by <see cref="Scoring"/> itself, so that the example and the marks of real bids
/// cannot differ. The first bid does what the method asks for in full, the second about half of it.
/// </summary>
/// <param name="Offers">What they offer, in the order of the tender; empty where only statements are marked, or no measure has a published value.</param>
/// <param name="Scores">What their statements score; null where statements earn no marks.</param>
/// <param name="Result">The marks, with their explanations.</param>
public sealed record MethodExample(
    IReadOnlyList<ExampleOffer> Offers,
    (decimal First, decimal Second)? Scores,
    EvaluationResult Result
)
{
    private const decimal Plain = 10m;

    /// <summary>Stands for the price and the pounds of value where nothing else is known.</summary>
    private const decimal PlainPounds = 100_000m;

    /// <summary>Refused as <see cref="Scoring"/> refuses: while the method is not whole.</summary>
    /// <param name="method">As published, or as it stands in the draft.</param>
    /// <param name="measures">The measures asked for, each with GBP for one unit where that is published.</param>
    /// <param name="contractValue">GBP net of VAT; null while it is not known.</param>
    public static Outcome<MethodExample> Of(
        ScoringMethod method,
        IReadOnlyList<(MeasureTerms Terms, decimal? Worth)> measures,
        decimal? contractValue
    )
    {
        var rule = method.Quantitative;
        var offers = Offered(method, measures, contractValue);
        var scores = Statements(method);
        EvaluatedBid[] bids =
        [
            Bid("A", offer => offer.First, scores?.First, 1m),
            Bid("B", offer => offer.Second, scores?.Second, 1.1m),
        ];
        return Scoring
            .Run(
                new EvaluationInput(
                    method.Weighting,
                    method.QuantitativeShare,
                    rule,
                    bids,
                    method.Qualitative,
                    method.Rules,
                    contractValue,
                    method.Criteria,
                    rule.Method.CountsQuantities() ? [.. measures.Select(one => one.Terms)] : null
                )
            )
            .Then(result => Outcome.Of(new MethodExample(offers, scores, result)));

        EvaluatedBid Bid(
            string name,
            Func<ExampleOffer, decimal> quantity,
            decimal? score,
            decimal price
        )
        {
            // Without a published value there is no quantity to begin with, so the example starts at the pounds.
            var bare =
                offers.Length == 0 && method.QuantitativeShare > 0m && rule.Method.CountsPounds()
                    ? (Goal(rule, contractValue) ?? PlainPounds) / (name == "A" ? 1m : 2m)
                    : 0m;
            return new EvaluatedBid(
                name,
                Pounds(offers, quantity, ValueClass.Social) + bare,
                Pounds(offers, quantity, ValueClass.LocalEconomic)
                    + (rule.Classes == MarkedClasses.Separate ? bare : 0m),
                score,
                true,
                (contractValue ?? PlainPounds) * price,
                null,
                rule.Method.CountsQuantities()
                    ?
                    [
                        .. offers.Select(offer => new OfferedMeasure(
                            offer.Terms.Measure,
                            quantity(offer)
                        )),
                    ]
                    : null
            );
        }
    }

    private static decimal Pounds(
        IEnumerable<ExampleOffer> offers,
        Func<ExampleOffer, decimal> quantity,
        ValueClass of
    ) =>
        offers
            .Where(offer => offer.Terms.Class == of)
            .Sum(offer => Quantity.Kept(quantity(offer) * (offer.Worth ?? 0m)));

    private static ExampleOffer[] Offered(
        ScoringMethod method,
        IReadOnlyList<(MeasureTerms Terms, decimal? Worth)> measures,
        decimal? contractValue
    )
    {
        var rule = method.Quantitative;
        return method.QuantitativeShare == 0m ? []
            : rule.Method.CountsQuantities()
                ?
                [
                    .. measures.Select(one =>
                        Offer(one.Terms, null, Asked(one.Terms, rule, measures))
                    ),
                ]
            :
            [
                .. measures
                    .Where(one => one.Worth > 0m)
                    .Select(one =>
                        Offer(
                            one.Terms,
                            one.Worth,
                            Worth(
                                one.Terms,
                                one.Worth!.Value,
                                Goal(rule, contractValue),
                                measures,
                                rule
                            )
                        )
                    ),
            ];
    }

    private static ExampleOffer Offer(MeasureTerms terms, decimal? worth, decimal asked)
    {
        var first = decimal.Min(asked, terms.Limit ?? asked);
        return new ExampleOffer(terms, worth, first, first / 2m);
    }

    /// <summary>Pounds that earn every mark; null where the highest bid does.</summary>
    private static decimal? Goal(QuantitativeRule rule, decimal? contractValue) =>
        rule switch
        {
            { Method: QuantitativeMethod.AgainstTarget, TargetPercent: { } percent } =>
                contractValue * percent / 100m,
            { Method: QuantitativeMethod.Bands, Bands: [.., { FromPercent: > 0m } top] } =>
                contractValue * top.FromPercent / 100m,
            _ => null,
        };

    /// <summary>The quantity that, with as much of every other measure that is marked with it, comes to the goal.</summary>
    private static decimal Worth(
        MeasureTerms terms,
        decimal worth,
        decimal? goal,
        IReadOnlyList<(MeasureTerms Terms, decimal? Worth)> measures,
        QuantitativeRule rule
    )
    {
        var beside = measures.Count(one =>
            one.Worth > 0m
            && one.Terms.CountsFor(rule.Classes)
            && (rule.Classes != MarkedClasses.Separate || one.Terms.Class == terms.Class)
        );
        return goal is { } pounds && terms.CountsFor(rule.Classes) && beside > 0
            ? Whole(pounds / beside / worth)
            : terms.Target ?? Plain;
    }

    private static decimal Asked(
        MeasureTerms terms,
        QuantitativeRule rule,
        IReadOnlyList<(MeasureTerms Terms, decimal? Worth)> measures
    )
    {
        var earning = measures.Count(one => one.Terms.Weight > 0m);
        return
            rule is { Method: QuantitativeMethod.Points, ExpectedPoints: { } expected }
            && terms.Weight is > 0m and var points
            ? Whole(expected / earning / points)
            : terms.Target ?? Plain;
    }

    private static decimal Whole(decimal quantity) =>
        decimal.Clamp(decimal.Ceiling(quantity), 1m, Quantity.Largest);

    /// <summary>About four fifths and three fifths of the scale, neither under the published minimum.</summary>
    private static (decimal First, decimal Second)? Statements(ScoringMethod method)
    {
        if (!method.MarksStatements || method.Qualitative is not { } rule)
        {
            return null;
        }

        return (Part(4m), Part(3m));

        decimal Part(decimal fifths) =>
            decimal.Clamp(
                decimal.Round(rule.MaxScore * fifths / 5m, MidpointRounding.AwayFromZero),
                decimal.Min(rule.MinimumScore ?? 0m, rule.MaxScore),
                rule.MaxScore
            );
    }
}
