using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.Domain.Tests.Contracts;

public class TargetSpreadTests
{
    private sealed record Committed(
        Unit Unit,
        decimal Quantity,
        decimal[] ByYear,
        DateOnly First,
        DateOnly Last
    );

    private static readonly Gen<decimal> Quantities =
        from whole in Gen.Choose(0, 2_000_000)
        from scale in Gen.Elements(1m, 10m, 100m, 3m, 7_919m, 10_000_000_000m)
        select decimal.Round(whole / scale, Quantity.Places);

    private static readonly Gen<Committed> Commitments =
        from unit in Gen.Elements(Unit.Employees, Unit.FteYears, Unit.PoundsSpent)
        from quantity in Gen.OneOf(Quantities, Gen.Constant(Quantity.Largest))
        from years in Gen.Choose(0, 6)
        from byYear in Gen.ArrayOf(Quantities, years)
        from start in Gen.Choose(0, 4_000)
        from days in Gen.Choose(0, 2_500)
        let first = new DateOnly(2024, 2, 20).AddDays(start)
        select new Committed(unit, quantity, byYear, first, first.AddDays(days));

    [Fact]
    public void A_contract_that_starts_on_29_February_has_years_that_end_the_day_before_the_28th()
    {
        var (first, last) = (new DateOnly(2024, 2, 29), new DateOnly(2026, 2, 27));

        Assert.Equal(2, YearsOf(first, last));
        Assert.Equal(3, YearsOf(first, last.AddDays(1)));
        Assert.Equal(4, YearsOf(first, new DateOnly(2028, 2, 28)));
        var shares = TargetSpread.OfShare([80m, 90m], first, last);
        Assert.Equal(9, shares.Count);
        Assert.Equal((80m, 90m, 90m), (shares[3].Quantity, shares[4].Quantity, shares[8].Quantity));
        Assert.Equal(
            20m,
            TargetSpread.Of(Unit.FteYears, 20m, [10m, 10m], first, last).Sum(due => due.Quantity)
        );
    }

    private static int YearsOf(DateOnly first, DateOnly last) =>
        Contract
            .Recorded(
                Guid.Empty,
                Guid.Empty,
                Supplier
                    .Create(
                        Guid.Empty,
                        "Bee Lane",
                        "01234567",
                        null,
                        SupplierSize.Small,
                        false,
                        "PR1 8XJ",
                        DateTimeOffset.UnixEpoch
                    )
                    .Value,
                "Benches",
                "edition",
                new ContractTerms("R-1", 1m, first, last),
                DateTimeOffset.UnixEpoch
            )
            .Value.Years;

    [Fact]
    public void Targets_sum_to_the_promise_exactly_for_any_quantity_and_period() =>
        Always((committed, targets) => targets.Sum(due => due.Quantity) == committed.Quantity);

    [Fact]
    public void Every_quarter_of_the_contract_has_one_target_and_none_is_negative() =>
        Always(
            (committed, targets) =>
                targets
                    .Select(due => due.Quarter)
                    .SequenceEqual(Quarter.Between(committed.First, committed.Last))
                && targets.All(due => Quantity.IsAllowed(due.Quantity))
        );

    [Fact]
    public void Whole_promises_of_employees_have_whole_targets() =>
        Always(
            (committed, targets) =>
                committed.Unit != Unit.Employees
                || committed.ByYear.Append(committed.Quantity).Any(quantity => quantity % 1m != 0m)
                || targets.All(due => due.Quantity % 1m == 0m)
        );

    [Fact]
    public void Targets_of_divisible_units_go_down_to_hundredths_and_no_further_than_the_promise() =>
        Always(
            (committed, targets) =>
                committed
                    .ByYear.Append(committed.Quantity)
                    .Any(quantity => decimal.Round(quantity, 2) != quantity)
                || targets.All(due => decimal.Round(due.Quantity, 2) == due.Quantity)
        );

    [Fact]
    public void Full_quarters_of_a_year_differ_by_no_more_than_a_hundredth() =>
        Prop.ForAll(
                Gen.Choose(0, 1_000_000).Select(cents => cents / 100m).ToArbitrary(),
                quantity =>
                {
                    var due = TargetSpread
                        .Of(Unit.FteYears, quantity, [quantity], Day(2027, 4, 1), Day(2028, 3, 31))
                        .Select(target => target.Quantity)
                        .ToArray();
                    return due.Max() - due.Min() <= 0.01m && due.Sum() == quantity;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Six_full_time_years_over_three_years_are_half_a_year_each_quarter()
    {
        var targets = TargetSpread.Of(
            Unit.FteYears,
            6m,
            [2m, 2m, 2m],
            Day(2027, 4, 1),
            Day(2030, 3, 31)
        );

        Assert.Equal(Enumerable.Repeat(0.5m, 12), targets.Select(due => due.Quantity));
    }

    [Fact]
    public void A_year_keeps_what_the_bidder_put_there()
    {
        var targets = TargetSpread.Of(
            Unit.FteYears,
            2.5m,
            [1m, 1.5m],
            Day(2027, 4, 1),
            Day(2029, 3, 31)
        );

        Assert.Equal(8, targets.Count);
        Assert.Equal(
            [0.25m, 0.25m, 0.25m, 0.25m, 0.37m, 0.38m, 0.37m, 0.38m],
            targets.Select(due => due.Quantity)
        );
    }

    [Fact]
    public void What_does_not_divide_falls_to_the_later_quarter()
    {
        var targets = TargetSpread.Of(
            Unit.VolunteerHours,
            10m,
            [10m],
            Day(2027, 1, 1),
            Day(2027, 9, 30)
        );

        Assert.Equal([3.33m, 3.33m, 3.34m], targets.Select(due => due.Quantity));
    }

    [Fact]
    public void One_employee_is_due_at_the_end_of_the_year_and_never_in_parts()
    {
        var targets = TargetSpread.Of(Unit.Employees, 1m, [1m], Day(2027, 1, 1), Day(2027, 12, 31));

        Assert.Equal([0m, 0m, 0m, 1m], targets.Select(due => due.Quantity));
    }

    [Fact]
    public void Less_accepted_than_offered_shrinks_every_year_alike()
    {
        var targets = TargetSpread.Of(
            Unit.VolunteerHours,
            40m,
            [40m, 40m],
            new DateOnly(2027, 4, 1),
            new DateOnly(2029, 3, 31)
        );

        Assert.Equal(20m, targets.Take(4).Sum(due => due.Quantity));
        Assert.Equal(40m, targets.Sum(due => due.Quantity));
    }

    [Fact]
    public void A_share_is_due_whole_in_every_quarter()
    {
        var targets = TargetSpread.OfShare(
            [50m, 80m],
            new DateOnly(2027, 7, 1),
            new DateOnly(2029, 6, 30)
        );

        Assert.Equal([50m, 50m, 50m, 50m, 80m, 80m, 80m, 80m], targets.Select(due => due.Quantity));
    }

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);

    private static void Always(
        Func<Committed, IReadOnlyList<(Quarter Quarter, decimal Quantity)>, bool> holds
    ) =>
        Prop.ForAll(
                Commitments.ToArbitrary(),
                committed =>
                    holds(
                        committed,
                        TargetSpread.Of(
                            committed.Unit,
                            committed.Quantity,
                            committed.ByYear,
                            committed.First,
                            committed.Last
                        )
                    )
            )
            .QuickCheckThrowOnFailure();
}
