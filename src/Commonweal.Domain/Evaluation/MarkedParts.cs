using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>What a published rule divides the quantitative marks into.</summary>
internal static class MarkedParts
{
    private const string PointsUnit = "points";

    /// <summary>One for each class marked, or for each measure with a weight; none without a quantitative method.</summary>
    public static IEnumerable<MarkedPart> Of(EvaluationInput input) =>
        input.Quantitative.Method switch
        {
            QuantitativeMethod.None => [],
            QuantitativeMethod.PerMeasure => Counting(input)
                .Select(terms => new MarkedPart(
                    terms.Name ?? terms.Measure,
                    input.QuantitativeMarks * terms.Weight!.Value / 100m,
                    standing => standing.CountedOf(terms),
                    terms.Unit ?? terms.Measure,
                    terms.Amount,
                    terms.Target
                )),
            QuantitativeMethod.Points => ByClass(
                input,
                only => standing => PointsOf(input, standing, only).Sum(one => one.Points),
                PointsUnit,
                points => $"{Quantity.Display(points)} points",
                input.Quantitative.ExpectedPoints
            ),
            _ => ByClass(
                input,
                only => standing => PoundsOf(standing.Accepted, only),
                "GBP",
                pounds => Money.Display(pounds),
                input.Quantitative.Method == QuantitativeMethod.AgainstTarget
                    ? input.ContractValue!.Value * input.Quantitative.TargetPercent!.Value / 100m
                    : null
            ),
        };

    /// <summary>How a bid comes by its points, a step for each measure it offers that earns some.</summary>
    public static IEnumerable<ExplanationStep> Points(EvaluationInput input, Standing standing) =>
        input.Quantitative.Method != QuantitativeMethod.Points
            ? []
            : PointsOf(input, standing, null)
                .Where(one => one.Counted > 0m)
                .Select(one => new ExplanationStep(
                    $"{one.Terms.Name ?? one.Terms.Measure}: {one.Terms.Amount(one.Counted)}, at {Quantity.Display(one.Terms.Weight!.Value)} points for one, come to {Quantity.Display(one.Points)} points.",
                    "quantity that counts x points for one",
                    [
                        new(
                            "quantity that counts",
                            one.Counted,
                            one.Terms.Unit ?? one.Terms.Measure
                        ),
                        new("points for one", one.Terms.Weight.Value, PointsUnit),
                    ],
                    one.Points,
                    PointsUnit
                ));

    private static IEnumerable<MarkedPart> ByClass(
        EvaluationInput input,
        Func<ValueClass?, Func<Standing, decimal>> value,
        string unit,
        Func<decimal, string> words,
        decimal? target
    )
    {
        var (rule, marks) = (input.Quantitative, input.QuantitativeMarks);
        var forSocial =
            rule.Classes == MarkedClasses.Separate
                ? marks * rule.ClassShares!.Social / 100m
                : marks;
        var social = new MarkedPart(
            "social value",
            forSocial,
            value(ValueClass.Social),
            unit,
            words,
            target
        );
        return rule.Classes switch
        {
            MarkedClasses.Social => [social],
            MarkedClasses.Separate =>
            [
                social,
                social with
                {
                    Name = "local economic value",
                    Marks = marks - forSocial,
                    Value = value(ValueClass.LocalEconomic),
                },
            ],
            _ => [social with { Name = All(rule.Method), Value = value(null) }],
        };
    }

    private static string All(QuantitativeMethod method) =>
        method == QuantitativeMethod.Points ? "all measures" : "social and local economic value";

    private static decimal PoundsOf(ValueByClass value, ValueClass? only) =>
        only switch
        {
            ValueClass.Social => value.Social,
            ValueClass.LocalEconomic => value.LocalEconomic,
            _ => value.Total,
        };

    private static IEnumerable<(MeasureTerms Terms, decimal Counted, decimal Points)> PointsOf(
        EvaluationInput input,
        Standing standing,
        ValueClass? only
    ) =>
        Counting(input)
            .Where(terms => only is null || terms.Class == only)
            .Select(terms => (terms, Counted: standing.CountedOf(terms)))
            .Select(one => (one.terms, one.Counted, one.Counted * one.terms.Weight!.Value));

    private static IEnumerable<MeasureTerms> Counting(EvaluationInput input) =>
        (input.Measures ?? []).Where(terms =>
            terms.Weight > 0m && terms.CountsFor(input.Quantitative.Classes)
        );
}
