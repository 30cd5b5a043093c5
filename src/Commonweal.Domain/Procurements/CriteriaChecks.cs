using Commonweal.Domain.Common;
using static Commonweal.Domain.Procurements.ScoringChecks;

namespace Commonweal.Domain.Procurements;

/// <summary>Finds everything that keeps a tree of criteria from being an award of 100 marks with social value once in it.</summary>
internal static class CriteriaChecks
{
    public static IEnumerable<Problem> Of(
        IReadOnlyList<Criterion> criteria,
        ScoringMethod method
    ) =>
        [
            .. Whole(criteria, "the award", 100m, "criteria"),
            .. Marked(
                [.. Criterion.All(criteria).Select(placed => placed.Criterion)],
                method.Weighting
            ),
            .. Criterion.All(criteria).SelectMany(placed => PartsMarked(placed, method)),
        ];

    /// <summary>
    /// Where the marks of parts come from: those of social value from one half of its method each, a price has none, and every other
    /// part is marked by itself.
    /// </summary>
    private static IEnumerable<Problem> PartsMarked(Criterion.Placed placed, ScoringMethod method)
    {
        var (whole, _, at, _) = placed;
        if (whole is { Price: true, Parts: not null })
        {
            yield return new Problem(
                "evaluation.criteria.price-parts",
                $"{whole.Name} is the price, which one formula marks, so it cannot be made of parts. Take its parts away, or make each a criterion of quality.",
                at
            );
        }

        foreach (var (i, part) in (whole.Parts ?? []).Index())
        {
            if (
                whole.SocialValue != part.Half is not null
                || part is { Half: not null, Parts: not null }
            )
            {
                yield return new Problem(
                    "evaluation.criteria.social-value-parts",
                    whole.SocialValue
                        ? $"{part.Name} is a part of social value, which the published method marks: what is offered, and delivery statements. Say which of the two it is and give it no parts of its own, or take it away."
                        : $"{part.Name} is marked as a half of social value, and {whole.Name} is not social value. Put it below social value, or say that it marks another matter.",
                    $"{at}.parts[{i}]"
                );
            }
        }

        if (whole is { SocialValue: true, Parts: { Count: > 0 } halves })
        {
            foreach (var problem in Halves(whole, halves, at, method))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> Halves(
        Criterion whole,
        IReadOnlyList<Criterion> halves,
        string at,
        ScoringMethod method
    )
    {
        foreach (
            var twice in halves
                .GroupBy(part => part.Half)
                .Where(same => same.Key is not null && same.Count() > 1)
        )
        {
            yield return new Problem(
                "evaluation.criteria.social-value-parts",
                $"{string.Join(" and ", twice.Select(part => part.Name))} are the same half of social value. Make them one part.",
                at
            );
        }

        if (
            halves.All(part => part.Half is not null)
            && Criterion.QuantitativeShareOf([whole]) is { } share
            && share != method.QuantitativeShare
        )
        {
            yield return new Problem(
                "evaluation.criteria.social-value-halves",
                $"The parts of {whole.Name} leave {Quantity.Display(share)}% of it for what is offered, and the method says {Quantity.Display(method.QuantitativeShare)}%. Change the weights of the parts, or the share.",
                "quantitativeShare"
            );
        }
    }

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
        if (Written.Plain(part.Name).Length == 0)
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
