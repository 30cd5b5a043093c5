using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

public sealed class RestatementTests
{
    private static readonly Edition To = TestEdition.Whole;

    /// <summary>Half-hours of an edition elsewhere; what it calls X nobody counts here.</summary>
    private static readonly Crosswalk Elsewhere = new()
    {
        Name = "elsewhere-to-constructed-1",
        From = "elsewhere",
        To = To.Name,
        BetweenEditions = true,
        Status = CrosswalkStatus.Proposed,
        Source = TestEdition.Source,
        About = "For tests.",
        Rows =
        [
            new("HALF", ["V"], 0.5m, null),
            new("T", ["C"], 1m, null),
            new("X", [], 1m, "Nobody counts it."),
            new("W", ["N"], 1m, null),
        ],
    };

    private static readonly Restatement Restated = new(To, TestEdition.Day, [Elsewhere]);

    [Fact]
    public void A_sum_is_that_of_the_worked_case()
    {
        // 80 half-hours are 40 hours at £12.60 = £504. 2 tonnes at £277.22 = £554.44, from £277.22 to £831.66.
        var sum = Restated.Sum([
            new("elsewhere", "HALF", 80m, 700m),
            new("elsewhere", "T", 2m, 500m),
        ]);

        Assert.Equal(new ValueRange(781.22m, 1_058.44m, 1_335.66m), sum.Value);
        Assert.Empty(sum.LeftOut);
        Assert.Equal(
            [504m, 554.44m, 1_058.44m],
            sum.Explanation.Steps.Select(step => step.Result!.Value)
        );
        Assert.Contains(
            "21 November 2026",
            sum.Explanation.Steps[^1].Says,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_cannot_be_restated_is_left_out_with_its_reason_and_never_dropped()
    {
        AgreedPart[] parts =
        [
            new("elsewhere", "X", 3m, 30m),
            new("elsewhere", "W", 3m, 40m),
            new("elsewhere", "unheard-of", 1m, 1m),
            new("nowhere", "V", 3m, 50m),
            new(To.Name, "V", 1m, 10m),
        ];

        var sum = Restated.Sum(parts);

        Assert.Equal(12.6m, sum.Value!.Value.Central);
        Assert.Equal(parts[..4], sum.LeftOut);
        Assert.Equal(121m, sum.ValueLeftOut);
        Assert.Equal(
            [
                LeftOutBecause.NoCounterpart,
                LeftOutBecause.NoValue,
                LeftOutBecause.NoCounterpart,
                LeftOutBecause.NoCrosswalk,
                null,
            ],
            parts.Select(part => Restated.Of(part.Edition, part.Measure).Because)
        );
        Assert.Equal("Nobody counts it.", Restated.Of("elsewhere", "X").Note);
    }

    [Fact]
    public void What_has_no_pounds_in_either_is_not_left_out_and_makes_no_zero()
    {
        var sum = Restated.Sum([new("elsewhere", "W", 3m, null)]);

        Assert.Null(sum.Value);
        Assert.Empty(sum.LeftOut);
        Assert.Empty(sum.Explanation.Steps);
    }

    [Fact]
    public void An_edition_restated_into_itself_is_quantity_times_value()
    {
        var part =
            from code in Gen.Elements("V", "J", "C")
            from hundredths in Gen.Choose(0, 1_000_000)
            let pounds = UnitValue.On(To, To.Find(code)!, TestEdition.Day).Figure!.Central
            select new AgreedPart(To.Name, code, hundredths / 100m, hundredths / 100m * pounds);
        Prop.ForAll(
                Gen.ArrayOf(part).ToArbitrary(),
                parts =>
                {
                    var sum = Restated.Sum(parts);
                    return sum.LeftOut.Count == 0
                        && (sum.Value?.Central ?? 0m) == parts.Sum(one => one.Value);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_copy_leads_to_its_model_and_back_by_equal_code_and_unit()
    {
        var copy = To with
        {
            Name = "ours",
            Measures =
            [
                .. To
                    .Measures.Where(measure => measure.Code is not "J")
                    .Select(measure =>
                        measure.Code is "C" ? measure with { Unit = Unit.Kilograms } : measure
                    ),
            ],
        };

        var onto = Crosswalk.ByCode(To, copy);
        var back = Crosswalk.ByCode(copy, To);

        Assert.Equal(("V", 8m), onto.Restated("V", 8m));
        Assert.Equal(("V", 8m), back.Restated("V", 8m));
        Assert.Null(onto.Restated("J", 8m));
        Assert.Null(back.Restated("C", 8m));
        Assert.Contains("counts in kilograms", onto.Of("C")!.Note, StringComparison.Ordinal);
        Assert.Contains("By code", onto.About, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crosswalk_is_turned_round_where_one_leads_to_one()
    {
        var two = Elsewhere with { Rows = [.. Elsewhere.Rows, new("T2", ["C"], 1m, null)] };

        var back = two.Reversed(To);

        Assert.Equal((To.Name, "elsewhere"), (back.From, back.To));
        Assert.Equal(("HALF", 80m), back.Restated("V", 40m));
        Assert.Null(back.Restated("C", 2m));
        Assert.Equal("Several lead to it: T, T2.", back.Of("C")!.Note);
        Assert.Equal("Nothing leads to it.", back.Of("J")!.Note);
    }

    [Fact]
    public void A_crosswalk_goes_on_into_the_next()
    {
        var both = Elsewhere.Then(
            Crosswalk.ByCode(
                To,
                To with
                {
                    Name = "ours",
                    Measures = [.. To.Measures.Where(measure => measure.Code is not "C")],
                }
            )
        );

        Assert.Equal(("elsewhere", "ours"), (both.From, both.To));
        Assert.Equal(("V", 40m), both.Restated("HALF", 80m));
        Assert.Null(both.Restated("T", 2m));
        Assert.Equal("There is none of this code.", both.Of("T")!.Note);
        Assert.Equal("Nobody counts it.", both.Of("X")!.Note);
    }
}
