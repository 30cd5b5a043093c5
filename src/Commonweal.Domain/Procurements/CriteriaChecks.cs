using Commonweal.Domain.Common;
using static Commonweal.Domain.Procurements.ScoringChecks;

namespace Commonweal.Domain.Procurements;

/// <summary>Finds everything that keeps a tree of criteria from being an award of 100 marks with social value once in it.</summary>
internal static class CriteriaChecks
{
    public static IEnumerable<Problem> Of(IReadOnlyList<Criterion> criteria, decimal weighting) =>
        Whole(criteria, "the award", 100m, "criteria")
            .Concat(
                Marked([.. Criterion.All(criteria).Select(placed => placed.Criterion)], weighting)
            );

    private static IEnumerable<Problem> Whole(
        IReadOnlyList<Criterion> parts,
        string name,
        decimal weight,
        string at
    )
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var problem in Part(parts[i], names, $"{at}[{i}]"))
            {
                yield return problem;
            }
        }

        if (
            parts.All(part => IsShare(part.Weight))
            && parts.Sum(part => part.Weight) is var sum
            && sum != weight
        )
        {
            yield return new Problem(
                "evaluation.weights.do-not-sum",
                $"The parts of {name} come to {Quantity.Exact(sum)}, and {name} weighs {Quantity.Exact(weight)}. Change a weight until they agree.",
                at
            );
        }
    }

    private static IEnumerable<Problem> Part(Criterion part, HashSet<string> names, string at)
    {
        if (string.IsNullOrWhiteSpace(part.Name))
        {
            yield return Missing($"{at}.name", "Every criterion needs a name");
        }
        else if (!names.Add(part.Name.Trim()))
        {
            yield return new Problem(
                "evaluation.criteria.duplicate",
                $"Two criteria beside each other are called {part.Name}. Give each a name of its own.",
                $"{at}.name"
            );
        }

        if (!IsShare(part.Weight))
        {
            yield return NotAShare($"{at}.weight", part.Weight);
        }
        else if (part.Parts is { } parts)
        {
            foreach (var problem in Whole(parts, part.Name, part.Weight, $"{at}.parts"))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> Marked(IReadOnlyList<Criterion> all, decimal weighting)
    {
        if (
            all.Count(criterion => criterion.Price) > 1
            || all.Any(criterion => criterion is { Price: true, SocialValue: true })
        )
        {
            yield return new Problem(
                "evaluation.criteria.price",
                "One criterion at most is the price, and it is another than social value. Mark one as the price.",
                "criteria"
            );
        }

        Criterion[] marked = [.. all.Where(criterion => criterion.SocialValue)];
        if (marked is not [var one])
        {
            yield return new Problem(
                "evaluation.criteria.social-value",
                $"{marked.Length} criteria are marked as social value. Mark the one whose weight is the weighting.",
                "criteria"
            );
        }
        else if (one.Weight != weighting)
        {
            yield return new Problem(
                "evaluation.criteria.social-value",
                $"{one.Name} weighs {Quantity.Exact(one.Weight)} among the criteria, and the weighting of social value is {Quantity.Exact(weighting)}. Make them the same.",
                "criteria"
            );
        }
    }
}
