using Commonweal.Domain.Common;

namespace Commonweal.Domain.Evaluation;

/// <summary>The rule that parts of a weighting add up to it, checked before award criteria are published.</summary>
public static class SubWeights
{
    /// <summary>
    /// Refuses parts that are negative or do not sum exactly to <paramref name="parent"/>. All are marks out of 100 for the whole award.
    /// </summary>
    public static Outcome<Done> Check(decimal parent, IReadOnlyList<decimal> parts)
    {
        if (parts.Any(part => part < 0m))
        {
            return new Problem(
                "evaluation.weights.negative",
                "A weight is below 0. Give every part a weight of 0 or more."
            );
        }

        var sum = parts.Sum();
        return sum == parent
            ? Outcome.Done
            : new Problem(
                "evaluation.weights.do-not-sum",
                $"The parts sum to {Quantity.Display(sum)}, but their parent has {Quantity.Display(parent)}. Change the parts until they sum to it."
            );
    }
}
