using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Tests.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Editions;

public sealed class EditionChangeTests
{
    private static readonly Edition Whole = TestEdition.Whole;
    private static readonly Measure Hours = Whole.Find("V")!;

    public static TheoryData<EditionChange, string, string> Unsound =>
        new()
        {
            {
                new SetMeasure("V", Hours with { Title = new string('x', 201) }),
                "editions.line.length",
                "Title"
            },
            {
                new SetMeasure("V", Hours with { Title = "Hours\u200b given" }),
                "editions.line.signs",
                "Title"
            },
            {
                new SetMeasure("V", Hours with { Counts = new string('x', 4_001) }),
                "editions.text.length",
                "Counts"
            },
            {
                new SetMeasure("V", Hours with { Evidence = [.. Enumerable.Repeat("x", 51)] }),
                "editions.lines.count",
                "Evidence"
            },
            {
                new SetMeasure("V", Hours with { Code = "a/b" }),
                "editions.measure.code-form",
                "Code"
            },
            {
                new SetMeasure("V", Hours with { Code = "New" }),
                "editions.measure.code-form",
                "Code"
            },
            { new SetMeasure("V", Hours with { Code = "J" }), "editions.measure.code", "Code" },
            {
                new SetMeasure("V", Hours with { Outcome = "else" }),
                "editions.measure.outcome",
                "Outcome"
            },
            { new SetMeasure("V", Hours with { Class = null }), "editions.measure.value", "Proxy" },
            {
                new SetPriority(new Priority("p", "", "The council")),
                "editions.line.length",
                "Title"
            },
            {
                new SetTheme(new Theme("t", "T", [])),
                "editions.outcome.missing",
                "Outcomes[0].Title"
            },
            {
                new SetTheme(new Theme("all", "All", [new("bad", "Bad")])),
                "editions.outcome.used",
                "Outcomes"
            },
            {
                new SetExclusion(
                    new Exclusion("e", "hour", ["V", "N"], [], new Source("S", "ftp://x", "MIT"))
                ),
                "editions.source.address",
                "Source.Url"
            },
            {
                new SetExclusion(new Exclusion("e", "hour", ["V", "N"], ["V"], TestEdition.Source)),
                "editions.exclusion.twice",
                "Measures"
            },
        };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void What_is_typed_wrong_is_refused_at_its_field(
        EditionChange change,
        string code,
        string field
    )
    {
        var problem = change.Apply(Whole).Problems[0];

        Assert.Equal((code, field), (problem.Code, problem.Field));
    }

    [Fact]
    public void A_measure_moves_to_its_place_and_the_others_move_along()
    {
        var last = new SetMeasure("V", Hours, 99).Apply(Whole).Value;
        var first = new SetMeasure("V", Hours with { Code = "W" }, 1).Apply(last).Value;

        Assert.Equal("V", last.Measures[^1].Code);
        Assert.Equal("W", first.Measures[0].Code);
        Assert.Equal(
            Enumerable.Range(1, Whole.Measures.Count),
            first.Measures.Select(measure => measure.Order)
        );
        Assert.Equal(["W", "N"], first.Exclusions[0].Measures);
    }

    [Fact]
    public void A_framework_holds_five_thousand_measures_and_no_more()
    {
        var full = Whole with
        {
            Measures =
            [
                .. Enumerable
                    .Range(1, 5_000)
                    .Select(at => Hours with { Code = $"M{at}", Order = at }),
            ],
        };

        var refused = new SetMeasure(null, Hours with { Code = "X" }).Apply(full);

        Assert.Equal("editions.part.count", refused.Problems.Single().Code);
        Assert.True(new SetMeasure("M1", Hours with { Code = "X" }).Apply(full).Succeeded);
    }

    [Fact]
    public void What_an_example_expects_is_kept_in_the_order_of_its_lines()
    {
        var example = new WorkedExample(
            "x",
            "Shows",
            "By hand",
            ExampleOrigin.Ours,
            TestEdition.Day,
            null,
            [new("R", 5m), new("N", 2m), new("V", 1m)],
            new ExpectedValue("12.60", "0.00", ["N"], ["R"], ["against", "among", "gone"])
        );

        var kept = new SetExample(example).Apply(Whole).Value;

        Assert.Equal(["among", "against"], kept.Examples[0].Expect.Overlaps);
        Assert.Equal(["among"], kept.Examples[0].ComesTo(kept).Value.Overlaps);
        Assert.Equal("12.60", kept.Examples[0].ComesTo(kept).Value.Social);
    }

    [Theory]
    [InlineData("Hour\u202e", "GBP per hour", null, "Title")]
    [InlineData("Hour", "GBP per ho\u200bur", null, "UnitWords")]
    [InlineData("Hour", "GBP per hour", "Lanca\u00adshire", "Area")]
    public void Words_of_a_figure_hold_no_sign_that_nobody_sees(
        string title,
        string unit,
        string? area,
        string field
    )
    {
        var problem = Assert.Single(SetParameter.Lacks(title, unit, area));

        Assert.Equal(("editions.line.signs", field), (problem.Code, problem.Field));
    }
}
