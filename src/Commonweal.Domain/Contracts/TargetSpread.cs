using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Contracts;

/// <summary>Spreads what was promised over the quarters it is due in.</summary>
public static class TargetSpread
{
    /// <summary>Divisible quantities are due down to hundredths.</summary>
    private const int DivisiblePlaces = 2;

    /// <summary>
    /// Divides a quantity over every quarter of the contract, first to last. Each contract year gets what the bidder put
    /// there (in proportion, when less was accepted), and its quarters share that evenly, a quarter only partly in the year
    /// by its days. Targets are never negative and sum to the quantity exactly. They go down to two decimals, finer only
    /// where the figures are; employees stay whole where the figures are. What does not divide falls to the later quarter.
    /// Figures for years after the end count in the last year; with no figures at all the days of the years decide.
    /// </summary>
    /// <exception cref="ArgumentException">The contract ends before it starts.</exception>
    public static IReadOnlyList<(Quarter Quarter, decimal Quantity)> Of(
        Unit unit,
        decimal quantity,
        IReadOnlyList<decimal> byYear,
        DateOnly startsOn,
        DateOnly endsOn
    )
    {
        var targets = Quarter.Between(startsOn, endsOn).ToDictionary(quarter => quarter, _ => 0m);
        var years = Years(startsOn, endsOn);
        var places = int.Max(
            unit.IsIndivisible() ? 0 : DivisiblePlaces,
            byYear.Append(quantity).Max(PlacesOf)
        );
        var shares = Divide(quantity, Weights(byYear, years), places);
        foreach (var (year, share) in years.Zip(shares))
        {
            var quarters = Quarter.Between(year.First, year.Last);
            var parts = Divide(
                share,
                [.. quarters.Select(quarter => year.PartOf(quarter))],
                places
            );
            foreach (var (quarter, part) in quarters.Zip(parts))
            {
                targets[quarter] += part;
            }
        }

        return [.. targets.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
    }

    /// <summary>
    /// What is due of a share, which holds in every quarter and is never added up: each quarter has the figure of the contract
    /// year its last day falls in. Years without a figure keep the last one given; with none at all it is 0.
    /// </summary>
    /// <exception cref="ArgumentException">The contract ends before it starts.</exception>
    public static IReadOnlyList<(Quarter Quarter, decimal Quantity)> OfShare(
        IReadOnlyList<decimal> byYear,
        DateOnly startsOn,
        DateOnly endsOn
    )
    {
        var years = Years(startsOn, endsOn);
        return
        [
            .. Quarter
                .Between(startsOn, endsOn)
                .Select(quarter =>
                {
                    var last = quarter.End < endsOn ? quarter.End : endsOn;
                    var year = years.FindIndex(year => year.Last >= last);
                    return (
                        quarter,
                        byYear.Count == 0 ? 0m : byYear[int.Min(year, byYear.Count - 1)]
                    );
                }),
        ];
    }

    private static List<ContractYear> Years(DateOnly startsOn, DateOnly endsOn)
    {
        var years = new List<ContractYear>();
        for (var first = startsOn; first <= endsOn; first = startsOn.AddYears(years.Count))
        {
            var last = startsOn.AddYears(years.Count + 1).AddDays(-1);
            years.Add(new ContractYear(first, last < endsOn ? last : endsOn));
        }

        return years;
    }

    private static decimal[] Weights(IReadOnlyList<decimal> byYear, List<ContractYear> years)
    {
        decimal[] weights =
        [
            .. byYear.Take(years.Count),
            .. Enumerable.Repeat(0m, int.Max(0, years.Count - byYear.Count)),
        ];
        weights[^1] += byYear.Skip(years.Count).Sum();
        return weights.Sum() > 0m ? weights : [.. years.Select(year => year.Days)];
    }

    /// <summary>Each part ends at its share of the running total, cut to the places; the last with any weight takes the rest.</summary>
    private static IEnumerable<decimal> Divide(decimal whole, decimal[] weights, int places)
    {
        var total = weights.Sum();
        var (reached, given) = (0m, 0m);
        foreach (var weight in weights)
        {
            reached += weight;
            var due = reached == total ? whole : Cut(whole * reached / total, places);
            yield return due - given;
            given = due;
        }
    }

    /// <summary>
    /// Towards zero, so that what does not divide falls to the later quarter: 10 over three is 3.33, 3.33 and 3.34. Rounded
    /// half away from zero to what the store keeps first, so that 3 reached as 2.99... stays 3.
    /// </summary>
    private static decimal Cut(decimal quantity, int places) =>
        decimal.Round(Quantity.Kept(quantity), places, MidpointRounding.ToZero);

    private static int PlacesOf(decimal quantity) =>
        int.Min((quantity / 1.0000000000000000000000000000m).Scale, Quantity.Places);

    private sealed record ContractYear(DateOnly First, DateOnly Last)
    {
        public decimal Days => Last.DayNumber - First.DayNumber + 1;

        /// <summary>The part of a quarter's days that lie in the year, above 0 to 1.</summary>
        public decimal PartOf(Quarter quarter)
        {
            var from = quarter.Start > First ? quarter.Start : First;
            var to = quarter.End < Last ? quarter.End : Last;
            return (to.DayNumber - from.DayNumber + 1m)
                / (quarter.End.DayNumber - quarter.Start.DayNumber + 1m);
        }
    }
}
