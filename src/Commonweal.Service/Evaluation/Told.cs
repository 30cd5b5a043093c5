using Commonweal.Domain.Bids;

namespace Commonweal.Service.Evaluation;

/// <summary>What a line tells beside its quantity and statement, as whoever judges it reads it: never the bidder's name or a price.</summary>
/// <param name="Measure">Its code.</param>
/// <param name="Attribution">The bidder's own share of the effect, 0 to 1.</param>
/// <param name="AttributionReason">Why the share is what it is; empty when it is 1.</param>
/// <param name="Particulars">Workings, basis of the share, partners, milestones, what is kept apart.</param>
public sealed record Told(
    string Measure,
    decimal Attribution,
    string AttributionReason,
    OfferParticulars Particulars
)
{
    /// <summary>What a line tells.</summary>
    public static Told Of(BidLine line) =>
        new(line.Measure, line.Attribution, line.AttributionReason, line.Particulars);

    /// <summary>The bidder's own words among it, which a score may rest on.</summary>
    public static IEnumerable<string> WordsOf(BidLine line) =>
        new[] { line.AttributionReason, line.Particulars.Partners }
            .Concat(line.Particulars.Milestones.Select(stone => stone.What))
            .Concat(line.Particulars.Splits.Select(split => split.Statement))
            .Where(words => words.Length > 0);
}
