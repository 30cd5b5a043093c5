using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>Puts marked bids in order, names the ties and says in words how each was settled.</summary>
internal static class Ranking
{
    /// <summary>
    /// Marks equal to twelve places are equal: thirds of a mark that differ only in the last digit of a division are a tie.
    /// </summary>
    private const int Places = 12;

    /// <summary>Groups of marked bids level on total marks, best first, ids in order.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Ties(IEnumerable<BidScore> scores) =>
        [
            .. scores
                .Where(s => s.Status == BidStatus.Scored)
                .GroupBy(s => decimal.Round(s.Total, Places))
                .Where(group => group.Skip(1).Any())
                .OrderByDescending(group => group.Key)
                .Select(group =>
                    (IReadOnlyList<string>)
                        [.. group.Select(s => s.Id).Order(StringComparer.Ordinal)]
                ),
        ];

    /// <summary>The same scores, in the same order, with rank and the sentence that explains it.</summary>
    public static IReadOnlyList<BidScore> Rank(
        IReadOnlyList<BidScore> scores,
        EvaluationInput input
    )
    {
        var tieBreak = input.Rules?.TieBreak ?? [];
        var keys = scores
            .Zip(input.Bids, (score, bid) => (score.Id, Key: Key(score, bid, tieBreak)))
            .ToDictionary(pair => pair.Id, pair => pair.Key, StringComparer.Ordinal);
        var ranks = Ranks(keys);
        var shared = ranks.Values.CountBy(rank => rank).ToDictionary();
        var ties = Ties(scores);

        return
        [
            .. scores.Select(score =>
            {
                var rank = ranks[score.Id];
                var tie =
                    ties.FirstOrDefault(ids => ids.Contains(score.Id, StringComparer.Ordinal))
                    ?? [];
                var says =
                    score.Status == BidStatus.Scored
                        ? Says(
                            rank,
                            scores.Count,
                            [.. tie.Where(id => id != score.Id)],
                            shared[rank] > 1,
                            tieBreak
                        )
                        : "It ranks after every bid that was marked.";
                return score with { Rank = rank, Reasons = [.. score.Reasons, says] };
            }),
        ];
    }

    private static string Says(
        int rank,
        int count,
        string[] level,
        bool undecided,
        IReadOnlyList<TieBreak> tieBreak
    )
    {
        var place = $"It ranks {rank} of {count}";
        var tie = $"level on total marks with {string.Join(", ", level)}";
        return (level, undecided, tieBreak) switch
        {
            ([], _, _) => $"{place}.",
            (_, false, _) => $"{place}: {tie}, it was placed by the published tie-break.",
            (_, true, []) => $"{place}: {tie}, and no tie-break was published.",
            (_, true, _) =>
                $"{place}: {tie}, and the published tie-break does not separate all of them.",
        };
    }

    private static Dictionary<string, int> Ranks(Dictionary<string, decimal[]> keys)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        var (place, rank) = (0, 0);
        decimal[]? before = null;
        foreach (var (id, key) in keys.OrderByDescending(pair => pair.Value, Lexical))
        {
            place++;
            rank = before is not null && Lexical.Compare(before, key) == 0 ? rank : place;
            ranks[id] = rank;
            before = key;
        }

        return ranks;
    }

    /// <summary>Larger is better at every position; unmarked bids share one key below all others.</summary>
    private static decimal[] Key(
        BidScore score,
        EvaluatedBid bid,
        IReadOnlyList<TieBreak> tieBreak
    ) =>
        score.Status != BidStatus.Scored
            ? [0m]
            :
            [
                1m,
                decimal.Round(score.Total, Places),
                .. tieBreak.Select(by =>
                    by switch
                    {
                        TieBreak.Price => -bid.Price!.Value,
                        TieBreak.Quantitative => decimal.Round(score.Quantitative, Places),
                        _ => decimal.Round(score.Qualitative, Places),
                    }
                ),
            ];

    private static Comparer<decimal[]> Lexical { get; } =
        Comparer<decimal[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right));
}
