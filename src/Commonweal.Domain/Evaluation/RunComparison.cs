using Commonweal.Domain.Common;

namespace Commonweal.Domain.Evaluation;

/// <summary>One bid in two runs of the method.</summary>
/// <param name="Id">The bid.</param>
/// <param name="Before">What it got in the first; null when it was not in it.</param>
/// <param name="After">What it got in the second; null when it is not in it.</param>
/// <param name="Why">What changed of the bid itself, and what that of others did to it, in sentences.</param>
public sealed record BidChange(
    string Id,
    BidScore? Before,
    BidScore? After,
    IReadOnlyList<string> Why
);

/// <summary>Two runs side by side: what went in, what came out, what changed and why.</summary>
public static class RunComparison
{
    /// <summary>One for each bid, by id.</summary>
    public static IReadOnlyList<BidChange> Of(
        (EvaluationInput Input, EvaluationResult Result) before,
        (EvaluationInput Input, EvaluationResult Result) after
    ) =>
        [
            .. before
                .Input.Bids.Concat(after.Input.Bids)
                .Select(bid => bid.Id)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(id =>
                    Of(
                        id,
                        (BidOf(before.Input, id), ScoreOf(before.Result, id)),
                        (BidOf(after.Input, id), ScoreOf(after.Result, id))
                    )
                ),
        ];

    private static BidChange Of(
        string id,
        (EvaluatedBid? Bid, BidScore? Score) before,
        (EvaluatedBid? Bid, BidScore? Score) after
    )
    {
        if (before.Bid is not { } was || after.Bid is not { } now)
        {
            return new BidChange(
                id,
                before.Score,
                after.Score,
                [
                    after.Bid is null
                        ? "It takes no part in the second: it is set aside."
                        : "It took no part in the first: it was set aside, or not let in yet.",
                ]
            );
        }

        string[] own = [.. Own(was, now)];
        return new BidChange(
            id,
            before.Score,
            after.Score,
            own.Length > 0 ? own
                : before.Score!.Total == after.Score!.Total && before.Score.Rank == after.Score.Rank
                    ? ["Nothing changed."]
                : before.Score.Total == after.Score.Total
                    ?
                    [
                        "Nothing of its own changed, nor its marks. Its place moved because another bid's marks did.",
                    ]
                :
                [
                    "Nothing of its own changed. Its marks moved because bids are measured by the highest, and that changed.",
                ]
        );
    }

    private static IEnumerable<string> Own(EvaluatedBid was, EvaluatedBid now)
    {
        var (before, after) = (was.Adjustments ?? [], now.Adjustments ?? []);
        foreach (var added in after.Except(before))
        {
            yield return $"Newly adjusted: {Sentence(added.Reason)}";
        }

        foreach (var gone in before.Except(after))
        {
            yield return $"No longer adjusted: {Sentence(gone.Reason)}";
        }

        if (
            Standing.AcceptedOf(was) is var then
            && Standing.AcceptedOf(now) is var today
            && then != today
        )
        {
            yield return $"{Pounds(today)} counts instead of {Pounds(then)}.";
        }

        foreach (var (measure, old, offer) in Offers(was, now))
        {
            yield return $"Of {measure}, {Accepted(offer)} is accepted instead of {Accepted(old)}.{(offer?.Reason is { } reason ? $" {Sentence(reason)}" : "")}";
        }

        if (was.QualitativeScore != now.QualitativeScore)
        {
            yield return $"The agreed scores of its statements come to {Score(now)} instead of {Score(was)} on average.";
        }

        if (was.Price != now.Price)
        {
            yield return "Its price changed.";
        }
    }

    private static IEnumerable<(
        string Measure,
        OfferedMeasure? Before,
        OfferedMeasure? After
    )> Offers(EvaluatedBid was, EvaluatedBid now) =>
        (was.Offers ?? [])
            .Concat(now.Offers ?? [])
            .Select(offer => offer.Measure)
            .Distinct(StringComparer.Ordinal)
            .Select(measure =>
                (
                    measure,
                    was.Offers?.FirstOrDefault(offer => offer.Measure == measure),
                    now.Offers?.FirstOrDefault(offer => offer.Measure == measure)
                )
            )
            .Where(pair => pair.Item2 != pair.Item3);

    private static string Accepted(OfferedMeasure? offer) =>
        offer is null ? "nothing" : Quantity.Display(offer.Accepted ?? offer.Quantity);

    private static string Score(EvaluatedBid bid) =>
        bid.QualitativeScore is { } score ? Quantity.Display(score) : "none";

    private static string Pounds(ValueByClass value) =>
        $"{Money.Display(value.Social)} of social value and {Money.Display(value.LocalEconomic)} of local economic value";

    private static string Sentence(string reason) => $"{reason.TrimEnd('.')}.";

    private static EvaluatedBid? BidOf(EvaluationInput input, string id) =>
        input.Bids.FirstOrDefault(bid => bid.Id == id);

    private static BidScore? ScoreOf(EvaluationResult result, string id) =>
        result.Bids.FirstOrDefault(bid => bid.Id == id);
}
