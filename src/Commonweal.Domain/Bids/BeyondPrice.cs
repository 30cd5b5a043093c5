using Commonweal.Domain.Common;

namespace Commonweal.Domain.Bids;

/// <summary>
/// Says where an offer is valued above all that the contract pays. No rule forbids it, and a slip of the unit looks the same: it is
/// said to the bidder and to whoever judges the bid, and refuses nothing.
/// </summary>
public static class BeyondPrice
{
    /// <summary>
    /// A warning <c>bids.value.beyond-price</c> for each measure valued above the price; where none is alone, one when all are together.
    /// </summary>
    /// <param name="price">GBP net of VAT for the whole contract; without one there is nothing to hold against.</param>
    /// <param name="lines">Codes of the measures and their value over the whole contract in GBP.</param>
    public static IReadOnlyList<Problem> Of(
        decimal? price,
        IReadOnlyList<(string Measure, decimal Pounds)> lines
    )
    {
        Problem[] alone =
        [
            .. lines
                .Where(line => line.Pounds > price)
                .Select(line => Warning(line.Measure, line.Pounds, price)),
        ];
        var together = lines.Sum(line => line.Pounds);
        return alone.Length > 0 ? alone
            : together > price ? [Warning("All that is offered together", together, price)]
            : [];
    }

    private static Problem Warning(string what, decimal pounds, decimal? price) =>
        new(
            "bids.value.beyond-price",
            $"{what} is valued at {Money.Display(pounds)}, more than the price of the whole bid, {Money.Display(price)}. That is not forbidden. Check the quantity and its unit, and that the statement says how so much will be delivered."
        );
}
