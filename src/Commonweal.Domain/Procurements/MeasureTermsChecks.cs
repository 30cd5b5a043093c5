using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using static Commonweal.Domain.Procurements.ScoringChecks;

namespace Commonweal.Domain.Procurements;

/// <summary>Finds what keeps the terms of measures from being marked by a rule, each at the field of the evaluate command it concerns.</summary>
public static class MeasureTermsChecks
{
    /// <summary>What is wrong with them; nothing where the rule marks no quantities and none is out of range.</summary>
    public static IEnumerable<Problem> Of(QuantitativeRule rule, IReadOnlyList<MeasureTerms> terms)
    {
        Problem[] single = [.. terms.SelectMany((term, i) => Single(rule, terms, term, i))];
        return single.Length > 0 || !rule.Method.CountsQuantities() ? single
            : terms.Count == 0
                ? [Missing("measures", "The method marks measure by measure, so it needs them")]
            : rule.Method == QuantitativeMethod.PerMeasure ? Sums(rule, terms)
            : terms.Any(term => term.Weight > 0m && term.CountsFor(rule.Classes)) ? []
            : [Missing("measures", "No measure that counts earns points")];
    }

    private static IEnumerable<Problem> Single(
        QuantitativeRule rule,
        IReadOnlyList<MeasureTerms> terms,
        MeasureTerms term,
        int at
    )
    {
        if (terms.Take(at).Any(other => other.Measure == term.Measure))
        {
            yield return new Problem(
                "evaluation.measure.duplicate",
                $"{term.Measure} stands twice among the measures. Keep one of them.",
                $"measures[{at}].measure"
            );
        }

        foreach (
            var (field, met) in new[] { ("target", term.Target), ("limit", term.Limit) }.Where(
                pair => pair.Item2 is { } figure && (figure == 0m || !Quantity.IsAllowed(figure))
            )
        )
        {
            yield return OutOfRange(
                $"measures[{at}].{field}",
                met!.Value,
                $"above 0, at most {Quantity.Display(Quantity.Largest)}"
            );
        }

        if (term.Target > term.Limit)
        {
            yield return new Problem(
                "evaluation.measure.target-above-limit",
                $"{term.Measure} has a target of {term.Amount(term.Target.Value)}, and no more than {term.Amount(term.Limit.Value)} counts, so no bid could reach it. Raise the limit or lower the target.",
                $"measures[{at}].limit"
            );
        }

        if (!rule.Method.CountsQuantities() || term.Weight is not { } weight)
        {
            yield break;
        }

        if (rule.Method == QuantitativeMethod.PerMeasure && !IsShare(weight))
        {
            yield return NotAShare($"measures[{at}].weight", weight);
        }
        else if (!Quantity.IsAllowed(weight))
        {
            yield return OutOfRange(
                $"measures[{at}].weight",
                weight,
                $"0 to {Quantity.Display(Quantity.Largest)}"
            );
        }
        else if (weight > 0m && !term.CountsFor(rule.Classes))
        {
            yield return new Problem(
                "evaluation.measure.other-class",
                $"{term.Measure} is {(term.Class is null ? "only recorded, so it is in neither class" : "of local economic value, which earns no marks here")}, yet it has a weight. Take the weight off, or let all measures count.",
                $"measures[{at}].weight"
            );
        }
    }

    /// <summary>Weights come to what they divide: all the marks, or those of their class.</summary>
    private static IEnumerable<Problem> Sums(
        QuantitativeRule rule,
        IReadOnlyList<MeasureTerms> terms
    )
    {
        (string Name, decimal Whole, ValueClass? Only)[] wholes = rule
            is { Classes: MarkedClasses.Separate, ClassShares: { } shares }
            ?
            [
                ("social value", shares.Social, ValueClass.Social),
                ("local economic value", shares.LocalEconomic, ValueClass.LocalEconomic),
            ]
            : [("all measures", 100m, null)];
        return wholes
            .Select(whole =>
                (
                    whole.Name,
                    whole.Whole,
                    Sum: terms
                        .Where(term => whole.Only is null || term.Class == whole.Only)
                        .Sum(term => term.Weight ?? 0m)
                )
            )
            .Where(whole => whole.Sum != whole.Whole)
            .Select(whole => new Problem(
                "evaluation.weights.do-not-sum",
                $"The weights of {whole.Name} come to {Quantity.Exact(whole.Sum)}, and must come to {Quantity.Exact(whole.Whole)}. Change a weight until they do.",
                "measures"
            ));
    }
}
