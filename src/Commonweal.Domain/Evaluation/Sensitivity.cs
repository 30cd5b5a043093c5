using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>Another weight at which the bid in first place would change.</summary>
/// <param name="Criterion">The criterion of the award whose weight is moved, the others keeping their proportions.</param>
/// <param name="Weight">As published.</param>
/// <param name="Below">The weight under which another bid would lead, and which; null when none would.</param>
/// <param name="Above">The same above.</param>
public sealed record TurningPoint(
    string Criterion,
    decimal Weight,
    (decimal At, string Leader)? Below,
    (decimal At, string Leader)? Above
);

/// <summary>
/// What other weights would have made of the same bids. A look at how sure a result is, never a result: weights are published before bids come in.
/// </summary>
public static class Sensitivity
{
    /// <summary>The criteria of the award itself, whose weights are moved.</summary>
    public static IReadOnlyList<Criterion> Whole(ScoringMethod method) => method.Criteria ?? [];

    /// <summary>Each bid's total under other weights, by id; refused unless each is 0 to 100 and all come to 100.</summary>
    /// <param name="weights">One for each criterion of the award itself, in the published order.</param>
    public static Outcome<IReadOnlyDictionary<string, decimal>> Totals(
        ScoringMethod method,
        ValueForMoney table,
        IReadOnlyList<decimal?> weights
    )
    {
        var whole = Whole(method);
        Problem[] problems =
        [
            .. whole
                .Select((criterion, i) => (criterion, i, Weight: weights.ElementAtOrDefault(i)))
                .Where(one => one.Weight is not { } weight || !ScoringChecks.IsShare(weight))
                .Select(one => new Problem(
                    "evaluation.what-if.weight",
                    $"Enter a weight for {one.criterion.Name} from 0 to 100.",
                    $"w[{one.i}]"
                )),
        ];
        if (problems.Length > 0)
        {
            return Outcome.Refused<IReadOnlyDictionary<string, decimal>>(problems);
        }

        if (weights.Take(whole.Count).Sum() is var sum && sum != 100m)
        {
            return new Problem(
                "evaluation.what-if.sum",
                $"The weights come to {Quantity.Exact(sum!.Value)}. Change them until they come to 100.",
                "w[0]"
            );
        }

        return Outcome.Of<IReadOnlyDictionary<string, decimal>>(
            Shares(method, table)
                .ToDictionary(
                    bid => bid.Key,
                    bid => bid.Value.Select((share, i) => share * weights[i]!.Value).Sum(),
                    StringComparer.Ordinal
                )
        );
    }

    /// <summary>For each criterion of the award, how far its weight can move before another bid leads; none while marks are missing.</summary>
    public static IReadOnlyList<TurningPoint> TurningPoints(
        ScoringMethod method,
        ValueForMoney table
    )
    {
        var shares = Shares(method, table);
        if (!table.IsWhole || table.Bids.FirstOrDefault(bid => bid.Rank == 1) is not { } first)
        {
            return [];
        }

        var totals = table.Bids.ToDictionary(
            bid => bid.Id,
            bid => bid.Total,
            StringComparer.Ordinal
        );
        return
        [
            .. Whole(method).Select((criterion, i) => Turn(criterion, Crossings(criterion, i))),
        ];

        (decimal At, string Leader)[] Crossings(Criterion criterion, int i) =>
            [
                .. from other in shares
                where other.Key != first.Id
                let at = Crossing(
                    criterion.Weight,
                    (shares[first.Id][i], first.Total!.Value),
                    (other.Value[i], totals[other.Key]!.Value)
                )
                where at is not null
                select (at.Value, other.Key),
            ];
    }

    private static TurningPoint Turn(
        Criterion criterion,
        (decimal At, string Leader)[] crossings
    ) =>
        new(
            criterion.Name,
            criterion.Weight,
            crossings
                .Where(one => one.At < criterion.Weight)
                .OrderByDescending(one => one.At)
                .Select(one => ((decimal, string)?)one)
                .FirstOrDefault(),
            crossings
                .Where(one => one.At > criterion.Weight)
                .OrderBy(one => one.At)
                .Select(one => ((decimal, string)?)one)
                .FirstOrDefault()
        );

    /// <summary>
    /// The weight at which both are level when the rest of the award shrinks or grows in proportion: totals are straight lines of it.
    /// Null when they never meet between 0 and 100, or are alike everywhere.
    /// </summary>
    private static decimal? Crossing(
        decimal weight,
        (decimal Share, decimal Total) leader,
        (decimal Share, decimal Total) other
    )
    {
        if (weight == 100m)
        {
            return null;
        }

        var byThis = leader.Share - other.Share;
        var byRest =
            ((leader.Total - (weight * leader.Share)) - (other.Total - (weight * other.Share)))
            / (100m - weight);
        return byRest == byThis ? null
            : 100m * byRest / (byRest - byThis) is var at and >= 0m and <= 100m ? at
            : null;
    }

    /// <summary>For each bid that takes part, the part of each criterion's marks that it earned, 0 to 1.</summary>
    private static Dictionary<string, decimal[]> Shares(
        ScoringMethod method,
        ValueForMoney table
    ) =>
        table
            .Bids.Where(bid => bid is { IsExcluded: false, Total: not null })
            .ToDictionary(
                bid => bid.Id,
                bid =>
                    Whole(method)
                        .Select(
                            (criterion, i) =>
                                criterion.Weight == 0m
                                    ? 0m
                                    : table
                                        .Criteria.Zip(bid.Marks)
                                        .Where(pair => IsIn(pair.First.Path, i))
                                        .Sum(pair => pair.Second!.Value) / criterion.Weight
                        )
                        .ToArray(),
                StringComparer.Ordinal
            );

    private static bool IsIn(string path, int at) =>
        path == $"criteria[{at}]" || path.StartsWith($"criteria[{at}].", StringComparison.Ordinal);
}
