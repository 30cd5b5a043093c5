using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <content>All criteria of the award, of which social value is one.</content>
public sealed partial class Procurement
{
    /// <summary>The most criteria and parts that one award has.</summary>
    public const int MostCriteria = 60;

    /// <summary>
    /// Sets all criteria of the award; the weight of the one marked as social value is the weighting from then on. Without any,
    /// social value stands by itself with the weighting it has.
    /// </summary>
    /// <param name="criteria">Price, quality, social value and what they are made of.</param>
    /// <param name="policy">What was decided about the procurement.</param>
    public Outcome<Done> SetCriteria(IReadOnlyList<Criterion> criteria, PolicyStanding policy)
    {
        if (Refusal() is { } closed)
        {
            return closed;
        }

        if (CriteriaProblems(criteria, policy) is { Count: > 0 } problems)
        {
            return Outcome.Refused<Done>(problems);
        }

        Take(Scoring!.With(criteria));
        return Outcome.Done;
    }

    /// <summary>Everything <see cref="SetCriteria"/> would refuse in a draft, at once, at the fields of the evaluate command's form.</summary>
    public IReadOnlyList<Problem> CriteriaProblems(
        IReadOnlyList<Criterion> criteria,
        PolicyStanding policy
    )
    {
        if (Scoring is not { } scoring)
        {
            return
            [
                new Problem(
                    "procurements.criteria.scoring-missing",
                    "Set the edition, weighting and scoring of social value first. The other criteria are then set around it."
                ),
            ];
        }

        var method = scoring.With(criteria);
        return
        [
            .. NameProblems(criteria),
            .. method.Problems().Where(problem => problem.Field != "weighting"),
            .. FloorProblems(method, policy),
        ];
    }

    private static IEnumerable<Problem> NameProblems(IReadOnlyList<Criterion> criteria)
    {
        Criterion.Placed[] all = [.. Criterion.All(criteria)];
        if (all.Length > MostCriteria)
        {
            yield return new Problem(
                "procurements.criteria.too-many",
                $"These are {all.Length} criteria and parts. Use {MostCriteria} at most.",
                "criteria"
            );
        }

        foreach (var (criterion, _, path, _) in all)
        {
            if (criterion.Name.Length > OneLine.LongestTitle || !OneLine.IsSeen(criterion.Name))
            {
                yield return new Problem(
                    "procurements.criterion.name",
                    $"The name of a criterion is one line of up to {OneLine.LongestTitle} characters. Shorten it, and type it instead of pasting it.",
                    $"{path}.name"
                );
            }
        }
    }

    private void Take(ScoringMethod method)
    {
        (Weighting, QuantitativeShare) = (method.Weighting, method.QuantitativeShare);
        Method = method.ToJson();
    }
}
