using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>Another weight at which the bid in first place would change.</summary>
/// <param name="Criterion">The criterion of the award whose weight is moved, the others keeping their proportions.</param>
/// <param name="Weight">As published.</param>
/// <param name="Below">The weight under which another bid would lead, and which; null when none would.</param>
/// <param name="Above">The same above.</param>
/// <param name="IsKnown">
/// Whether it can be told: not for a criterion that weighs nothing, for which no marks were given, nor for one that weighs all.
/// </param>
public sealed record TurningPoint(
    string Criterion,
    decimal Weight,
    (decimal At, string Leader)? Below,
    (decimal At, string Leader)? Above,
    bool IsKnown = true
);

/// <summary>
/// What other weights would have made of the same bids. A look at how sure a result is, never a result: weights are published before bids come in.
/// </summary>
public static class Sensitivity
{
    private const int Places = 12;

    // Coarser than the differences it comes from, so that a weight of exactly 0 or 100 is that.
    private const int WeightPlaces = 9;

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
            .. whole
                .Select((criterion, i) => (criterion, i))
                .Where(one =>
                    one.criterion.Weight == 0m && weights.ElementAtOrDefault(one.i) is > 0m
                )
                .Select(one => new Problem(
                    "evaluation.what-if.unmarked",
                    $"{one.criterion.Name} weighs nothing, so no marks were given for it and another weight cannot be tried. Leave it at 0.",
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

    /// <summary>
    /// For each criterion of the award, how far its weight can move before another bid leads; none while marks are missing. A bid that is level
    /// with the leader leads from the published weight itself, on the side where it gains.
    /// </summary>
    public static IReadOnlyList<TurningPoint> TurningPoints(
        ScoringMethod method,
        ValueForMoney table
    )
    {
        if (!table.IsWhole || table.Bids.FirstOrDefault(bid => bid.Rank == 1) is not { } first)
        {
            return [];
        }

        var shares = Shares(method, table);
        return
        [
            .. Whole(method)
                .Select(
                    (criterion, i) =>
                        criterion.Weight is 0m or 100m
                            ? new TurningPoint(
                                criterion.Name,
                                criterion.Weight,
                                null,
                                null,
                                IsKnown: false
                            )
                            : Turn(
                                criterion,
                                [
                                    .. table
                                        .Bids.Where(bid =>
                                            bid.Id != first.Id && shares.ContainsKey(bid.Id)
                                        )
                                        .Select(bid => Gain(criterion.Weight, i, first, bid)),
                                ]
                            )
                ),
        ];

        // Totals are straight lines of the weight, the rest of the award shrinking and growing in proportion.
        (string Id, decimal Behind, decimal ByWeight) Gain(
            decimal weight,
            int i,
            WholeScore leader,
            WholeScore other
        )
        {
            var behind = Exactly(leader.Total!.Value - other.Total!.Value);
            var byThis = shares[other.Id][i] - shares[leader.Id][i];
            var byRest = (-behind - (weight * byThis)) / (100m - weight);
            return (other.Id, behind, Exactly(byThis - byRest));
        }
    }

    /// <summary>Zero where only the last places of a division keep it from zero.</summary>
    private static decimal Exactly(decimal difference) =>
        decimal.Round(difference, Places) == 0m ? 0m : difference;

    /// <summary>Where the first of the others overtakes; of several at one weight, the one that gains most.</summary>
    private static TurningPoint Turn(
        Criterion criterion,
        (string Id, decimal Behind, decimal ByWeight)[] others
    )
    {
        (decimal At, decimal ByWeight, string Id)[] crossings =
        [
            .. others
                .Where(other => other.ByWeight != 0m)
                .Select(other =>
                    (
                        decimal.Round(
                            criterion.Weight + (other.Behind / other.ByWeight),
                            WeightPlaces
                        ),
                        other.ByWeight,
                        other.Id
                    )
                ),
        ];
        return new TurningPoint(
            criterion.Name,
            criterion.Weight,
            crossings
                .Where(one => one is { ByWeight: < 0m, At: > 0m })
                .OrderByDescending(one => one.At)
                .ThenBy(one => one.ByWeight)
                .Select(one => ((decimal, string)?)(one.At, one.Id))
                .FirstOrDefault(),
            crossings
                .Where(one => one is { ByWeight: > 0m, At: < 100m })
                .OrderBy(one => one.At)
                .ThenByDescending(one => one.ByWeight)
                .Select(one => ((decimal, string)?)(one.At, one.Id))
                .FirstOrDefault()
        );
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
