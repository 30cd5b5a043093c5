using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>
/// What published contracts promise of a measure, so that a bidder can compare an offer. It says what was promised, not what is
/// right: no offer is refused or marked by it.
/// </summary>
/// <param name="Contracts">Published contracts that promise any of it.</param>
/// <param name="Fewest">Below so many contracts nothing is said to be typical.</param>
/// <param name="Low">The least promised by any of them: for each £100,000 of a contract's value, or of percentages as they stand.</param>
/// <param name="Middle">The median, counted alike; of an even number of contracts the mean of the two in the middle.</param>
/// <param name="High">The most, counted alike.</param>
public sealed record TypicalPromise(
    int Contracts,
    int Fewest,
    decimal Low,
    decimal Middle,
    decimal High
)
{
    private const decimal Per = 100_000m;

    /// <summary>Whether enough contracts are public.</summary>
    public bool IsKnown => Contracts >= Fewest;

    /// <summary>What a contract of this price would promise if it were in the middle, in the measure's unit, not rounded.</summary>
    /// <param name="price">GBP.</param>
    public decimal At(Unit unit, decimal price) =>
        unit is Unit.Percent ? Middle : Middle * price / Per;

    /// <summary>The comparison in words.</summary>
    /// <param name="price">The bid's price, GBP; null while there is none.</param>
    /// <param name="offered">The bidder's own share of what is offered; null while there is nothing.</param>
    public IEnumerable<string> Says(Unit unit, decimal? price, decimal? offered)
    {
        string Amount(decimal quantity) => UnitWords.Amount(quantity, unit.Words());
        if (!IsKnown)
        {
            yield return $"Too few contracts are public to say what is typical: {Promising()} this measure, and at least {Fewest} are needed.";
            yield break;
        }

        var each =
            unit is Unit.Percent
                ? ""
                : $" for each {Money.DisplayWhole(Per)} of the contract's value";
        yield return $"{Promising()} this measure: from {Amount(Low)} to {Amount(High)}{each}, and {Amount(Middle)} in the middle.";
        if (unit is Unit.Percent || price is > 0m)
        {
            var middle =
                unit is Unit.Percent
                    ? ""
                    : $"At your price of {Money.Display(price!.Value)} the middle comes to {Amount(At(unit, price.Value))}.";
            var own = offered is { } given ? $"You offer {Amount(given)}." : "";
            if ($"{middle} {own}".Trim() is { Length: > 0 } compared)
            {
                yield return compared;
            }
        }
    }

    private string Promising() =>
        Contracts switch
        {
            0 => "no published contract promises",
            1 => "1 published contract promises",
            _ => $"{Contracts} published contracts promise",
        };
}
