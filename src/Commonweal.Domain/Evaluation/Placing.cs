namespace Commonweal.Domain.Evaluation;

/// <summary>
/// Where a bid came: by all criteria of the award where they are marked here, else by social value, the only one that is.
/// </summary>
/// <param name="Rank">1 is best; null while marks are missing, and for a bid that takes no part.</param>
/// <param name="SharesRank">Whether another bid holds the same rank.</param>
/// <param name="IsExcluded">Whether it is under the published minimum.</param>
/// <param name="IsByAll">Whether the rank is that on all criteria.</param>
public sealed record Placing(int? Rank, bool SharesRank, bool IsExcluded, bool IsByAll)
{
    /// <summary>Whether no bid stands level with or before it.</summary>
    public bool IsAloneInFirst => Rank == 1 && !SharesRank;

    /// <summary>What it was ranked on, in words.</summary>
    public string On => IsByAll ? "all criteria" : "social value";

    /// <summary>The place of a bid on social value; null when it was not in the run.</summary>
    public static Placing? In(EvaluationResult result, string bidder) =>
        result.Bids.FirstOrDefault(bid => bid.Id == bidder) is { } score
            ? new Placing(
                score.Rank,
                result.Bids.Count(bid => bid.Rank == score.Rank) > 1,
                score.Status == BidStatus.BelowMinimum,
                IsByAll: false
            )
            : null;

    /// <summary>The place that decides: in the table of all criteria where there is one.</summary>
    public static Placing? In(ValueForMoney? whole, EvaluationResult result, string bidder) =>
        whole is null ? In(result, bidder)
        : whole.Bids.FirstOrDefault(bid => bid.Id == bidder) is { } score
            ? new Placing(score.Rank, score.SharesRank, score.IsExcluded, IsByAll: true)
        : null;
}
