using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Procurements;

/// <summary>A measure an officer wants to ask for.</summary>
/// <param name="Id">The identifier it gets when it is new to the procurement.</param>
/// <param name="Measure">Its code in the procurement's edition.</param>
/// <param name="Reason">Why it is relevant and proportionate here; 1 to 2,000 characters.</param>
/// <param name="Weight">As <see cref="ProcurementMeasure.Weight"/>.</param>
/// <param name="Target">As <see cref="ProcurementMeasure.Target"/>.</param>
/// <param name="Limit">As <see cref="ProcurementMeasure.Limit"/>.</param>
public sealed record MeasureChoice(
    Guid Id,
    string Measure,
    string Reason,
    decimal? Weight = null,
    decimal? Target = null,
    decimal? Limit = null
)
{
    /// <summary>The refusal of an empty list.</summary>
    public static Problem None { get; } =
        new(
            "procurements.measures.none-chosen",
            "Choose at least one measure that bidders may offer. To ask for no social value at all, set its weighting to 0 first."
        );

    internal static IEnumerable<Problem> ProblemsOf(
        IReadOnlyList<MeasureChoice> choices,
        Edition edition,
        QuantitativeRule? rule
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var choice in choices)
        {
            if (edition.Find(choice.Measure) is not { } measure)
            {
                yield return new Problem(
                    "procurements.measure.unknown",
                    $"{edition.Title} has no measure {choice.Measure}. Choose measures from its list.",
                    choice.At(nameof(Reason))
                );
            }
            else if (!seen.Add(choice.Measure))
            {
                yield return new Problem(
                    "procurements.measure.duplicate",
                    $"{choice.Measure} is chosen twice. Keep one of them.",
                    choice.At(nameof(Reason))
                );
            }
            else
            {
                foreach (var problem in choice.ProblemsOf(measure))
                {
                    yield return problem;
                }
            }
        }

        foreach (var problem in WeightProblems(choices, rule))
        {
            yield return problem;
        }
    }

    private IEnumerable<Problem> ProblemsOf(Measure measure) =>
        new[]
        {
            Written.Lacks(
                Reason,
                2000,
                "procurements.measure.reason-length",
                $"Say why this purchase asks for {measure.Name}.",
                At(nameof(Reason))
            ),
            Fault(measure, "target", Target, nameof(Target)),
            Fault(measure, "limit", Limit, nameof(Limit))
                ?? (
                    Limit < Target
                        ? new Problem(
                            "procurements.measure.limit-below-target",
                            $"At most {Quantity.Display(Limit.Value)} of {measure.Name} would count, and {Quantity.Display(Target!.Value)} are expected. Raise the limit, or lower the target.",
                            At(nameof(Limit))
                        )
                        : null
                ),
        }.OfType<Problem>();

    private Problem? Fault(Measure measure, string what, decimal? quantity, string field) =>
        quantity is not { } met ? null
        : met <= 0m || !Quantity.IsAllowed(met) || (measure.Unit == Unit.Percent && met > 100m)
            ? new Problem(
                "procurements.measure.quantity-range",
                $"The {what} of {measure.Name} is {Quantity.Exact(met)}. Enter {measure.Unit.Words()} above 0 and at most {Quantity.Display(measure.Unit == Unit.Percent ? 100m : Quantity.Largest)}, or leave it empty.",
                At(field)
            )
        : measure.Unit.IsIndivisible() && !decimal.IsInteger(met)
            ? new Problem(
                "procurements.measure.quantity-whole",
                $"The {what} of {measure.Name} is {Quantity.Exact(met)}. It is counted in {measure.Unit.Words()}: enter a whole number.",
                At(field)
            )
        : null;

    /// <summary>Points may be any number; weights divide all the marks, over those measures alone that a rule lets earn some.</summary>
    private static IEnumerable<Problem> WeightProblems(
        IReadOnlyList<MeasureChoice> choices,
        QuantitativeRule? rule
    )
    {
        var isPoints = rule?.Method == QuantitativeMethod.Points;
        MeasureChoice[] weighted = [.. choices.Where(choice => choice.Weight is not null)];
        if (rule is not null && !rule.Method.CountsQuantities())
        {
            foreach (var choice in weighted)
            {
                yield return Unused(choice.Measure).At(choice.At(nameof(Weight)));
            }

            yield break;
        }

        var needsAll = rule is null;
        if (weighted.Length == 0)
        {
            if (!needsAll && choices.Count > 0)
            {
                yield return NoneWeighted(isPoints).At(choices[0].At(nameof(Weight)));
            }

            yield break;
        }

        foreach (var problem in Wrong(choices, weighted, isPoints, needsAll))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Wrong(
        IReadOnlyList<MeasureChoice> choices,
        MeasureChoice[] weighted,
        bool isPoints,
        bool needsAll
    )
    {
        foreach (var choice in choices.Except(weighted).Where(_ => needsAll))
        {
            yield return new Problem(
                "procurements.measure.weight-missing",
                $"{choice.Measure} has no weight, and other measures have one. Enter its weight too, or leave all weights empty.",
                choice.At(nameof(Weight))
            );
        }

        MeasureChoice[] wrong =
        [
            .. weighted.Where(choice =>
                choice.Weight is 0m
                || !(
                    isPoints
                        ? Quantity.IsAllowed(choice.Weight!.Value)
                        : ScoringChecks.IsShare(choice.Weight!.Value)
                )
            ),
        ];
        foreach (var choice in wrong)
        {
            yield return new Problem(
                "procurements.measure.weight-range",
                isPoints
                    ? $"One of {choice.Measure} would earn {Quantity.Exact(choice.Weight!.Value)} points. Enter more than 0, or leave it empty."
                    : $"The weight of {choice.Measure} is {Quantity.Exact(choice.Weight!.Value)}. Enter more than 0 and at most 100; a measure that earns nothing need not be asked for.",
                choice.At(nameof(Weight))
            );
        }

        if (
            wrong.Length == 0
            && !isPoints
            && (weighted.Length == choices.Count || !needsAll)
            && weighted.Sum(choice => choice.Weight!.Value) is not 100m and var sum
        )
        {
            yield return new Problem(
                "procurements.measures.weights-do-not-sum",
                $"The weights of the measures come to {Quantity.Exact(sum)}. Change them until they come to 100{(needsAll ? ", or leave all of them empty" : "")}.",
                weighted[0].At(nameof(Weight))
            );
        }
    }

    /// <summary>The refusal of a weight under a method by which it would change no mark.</summary>
    /// <param name="measure">The measure's code.</param>
    internal static Problem Unused(string measure) =>
        new(
            "procurements.measure.weight-unused",
            $"{measure} has a weight, and the method marks no measure by itself, so the weight would change nothing. Leave it empty, or choose to mark measure by measure."
        );

    private static Problem NoneWeighted(bool isPoints) =>
        new(
            "procurements.measure.weight-missing",
            isPoints
                ? "Quantities are marked by points, and no measure earns any. Enter the points that one of a measure earns."
                : "Quantities are marked measure by measure, and no measure has a weight. Enter weights that come to 100."
        );

    private string At(string field) => $"Asked[{Measure}].{field}";
}
