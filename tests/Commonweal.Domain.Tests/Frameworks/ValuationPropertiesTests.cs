using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

public class ValuationPropertiesTests
{
    private static readonly Gen<ValuationLine> Line =
        from measure in Gen.Elements("V", "J", "C", "N", "R")
        from quantity in Gen.Choose(0, 10_000)
        from attribution in Gen.Choose(0, 100)
        from deadweight in Gen.Choose(0, 100)
        select new ValuationLine(measure, quantity / 100m, attribution / 100m, deadweight / 100m);

    private static readonly Gen<ValuationLine[]> Lines =
        from count in Gen.Choose(1, 8)
        from lines in Gen.ArrayOf(Line, count)
        select lines;

    [Fact]
    public void A_value_lies_between_nothing_and_quantity_times_pounds_per_unit() =>
        Always(lines =>
            Value(lines)
                .Lines.Zip(lines)
                .All(pair =>
                    pair.First.Value is not { } value
                    || (value >= 0m && value <= pair.Second.Quantity * Unit(pair.First.Measure))
                )
        );

    [Fact]
    public void More_is_never_worth_less_and_more_deadweight_never_more() =>
        Always(lines =>
        {
            var total = Value(lines).Total;
            return Total(
                    lines,
                    line => line with { Quantity = line.Quantity + 1m, Measure = Countable(line) }
                ) >= Total(lines, line => line with { Measure = Countable(line) })
                && Total(lines, line => line with { Attribution = 1m }) >= total
                && Total(lines, line => line with { Deadweight = 1m }) <= total;
        });

    [Fact]
    public void Twice_the_quantity_is_twice_the_value_and_the_share_of_the_contract_stays() =>
        Always(lines =>
        {
            var half = lines.Select(line => line with { Quantity = line.Quantity / 2m }).ToArray();
            var (one, other) = (Value(half, 1_000m), Value(lines, 2_000m));
            return other.Total == 2m * one.Total
                && other.OfContract(other.Total).Value == one.OfContract(one.Total).Value
                && other.PerPound == one.PerPound;
        });

    [Fact]
    public void Totals_are_the_sum_of_lines_in_any_grouping_and_order() =>
        Always(lines =>
        {
            var whole = Value(lines);
            var parts = lines.Select(line => Value([line])).ToArray();
            return whole.Total == parts.Sum(part => part.Total)
                && whole.Social == parts.Sum(part => part.Social)
                && whole.LocalEconomic == parts.Sum(part => part.LocalEconomic)
                && whole.Total == whole.Lines.Sum(line => line.Value ?? 0m)
                && whole.Total == Value([.. lines.Reverse()]).Total;
        });

    [Fact]
    public void A_line_split_in_two_is_worth_the_same() =>
        Always(lines =>
        {
            var split = lines.SelectMany(line =>
                new[]
                {
                    line with
                    {
                        Quantity = line.Quantity * 0.3m,
                    },
                    line with
                    {
                        Quantity = line.Quantity * 0.7m,
                    },
                }
            );
            return Value([.. split]).Total == Value(lines).Total;
        });

    [Fact]
    public void The_value_of_a_line_at_a_known_price_agrees_with_the_explained_one() =>
        Always(lines =>
        {
            var sum = lines.Sum(line =>
                Valuation.LineValue(
                    line.Quantity,
                    line.Attribution,
                    line.Deadweight,
                    Unit(TestEdition.Whole.Find(line.Measure)!)
                )
            );
            return sum == Value(lines).Total;
        });

    [Fact]
    public void Every_value_is_explained_and_what_has_none_adds_nothing() =>
        Always(lines =>
            Value(lines)
                .Lines.All(line =>
                    line.Explanation.Steps[^1].Result == line.Value
                    && (line.Status == ValuationStatus.Valued) == line.Value.HasValue
                )
        );

    [Fact]
    public void Low_central_and_high_stand_in_that_order_and_meet_where_there_is_no_range() =>
        Always(lines =>
            Value(lines)
                .Lines.All(line =>
                    line.Range is not { } range
                    || (
                        range.Low <= range.Central
                        && range.Central <= range.High
                        && line.HasRange == (line.Measure.Code == "C")
                        && (line.HasRange || !range.IsWide)
                    )
                )
        );

    [Fact]
    public void Net_is_never_more_than_gross_at_either_end_and_all_of_it_when_nothing_is_taken_off() =>
        Prop.ForAll(
                Lines.ToArbitrary(),
                Gen.Choose(0, 100).Select(share => share / 100m).Four().ToArbitrary(),
                (lines, shares) =>
                {
                    var (deadweight, displacement, leakage, substitution) = shares;
                    var net = Net(lines, new(deadweight, displacement, leakage, substitution));
                    var (less, whole) = (net.Net!.Total, net.Range.Total);
                    return less.Low <= whole.Low
                        && less.Central <= whole.Central
                        && less.High <= whole.High
                        && less.Low <= less.Central
                        && less.Central <= less.High
                        && Net(lines, new(0m, 0m, 0m, 0m)).Net == net.Range
                        && net.Range == Value(lines).Range;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Ranges_and_what_is_net_are_the_sum_of_their_lines() =>
        Always(lines =>
        {
            var whole = Net(lines, Guide);
            var parts = lines.Select(line => Net([line], Guide)).ToArray();
            return whole.Range.Total == Sum(parts.Select(part => part.Range.Total))
                && whole.Net!.Total == Sum(parts.Select(part => part.Net!.Total))
                && whole.Net.Total == whole.Net.Social + whole.Net.LocalEconomic;
        });

    [Fact]
    public void Deadweight_is_never_taken_off_twice() =>
        Always(lines =>
            Net(lines, Guide)
                .Lines.Zip(lines)
                .All(pair =>
                    pair.First.Net is not { } net
                    || net.Range.Central
                        == pair.First.Value
                            * (
                                pair.Second.Deadweight > 0m ? Guide with { Deadweight = 0m } : Guide
                            ).Factor
                )
        );

    private static Additionality Guide { get; } = new(0.20m, 0.25m, 0.10m, 0m);

    private static ValueRange Sum(IEnumerable<ValueRange> ranges) =>
        ranges.Aggregate(default(ValueRange), (sum, range) => sum + range);

    private static ValuationResult Net(ValuationLine[] lines, Additionality net) =>
        Valuation.Of(TestEdition.Whole, TestEdition.Day, lines, null, net).Value;

    private static void Always(Func<ValuationLine[], bool> holds) =>
        Prop.ForAll(Lines.ToArbitrary(), holds).QuickCheckThrowOnFailure();

    private static string Countable(ValuationLine line) => line.Measure == "R" ? "N" : line.Measure;

    private static decimal Total(
        ValuationLine[] lines,
        Func<ValuationLine, ValuationLine> change
    ) => Value([.. lines.Select(change)]).Total;

    private static decimal Unit(Measure measure) =>
        UnitValue.On(TestEdition.Whole, measure, TestEdition.Day).Figure?.Central ?? 0m;

    private static ValuationResult Value(ValuationLine[] lines, decimal? contractValue = null) =>
        Valuation.Of(TestEdition.Whole, TestEdition.Day, lines, contractValue).Value;
}
