using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

public class EditionComparisonTests
{
    private static readonly Edition Before = TestEdition.Whole;

    [Fact]
    public void An_edition_is_the_same_as_itself() =>
        Assert.All(
            EditionComparison.Of(Before, Before, TestEdition.Day),
            measure => Assert.Equal(MeasureChange.Unchanged, measure.Change)
        );

    [Fact]
    public void What_was_added_stands_in_its_order_and_what_was_removed_comes_last()
    {
        var after = Changed("V", measure => measure with { Code = "A" });

        var compared = EditionComparison.Of(Before, after, TestEdition.Day);

        Assert.Equal("C J N R A V", string.Join(' ', compared.Select(measure => measure.Code)));
        Assert.Equal(
            (MeasureChange.Added, MeasureChange.Removed),
            (compared[^2].Change, compared[^1].Change)
        );
        Assert.Null(compared[^2].Before);
        Assert.Null(compared[^1].After);
    }

    [Fact]
    public void Another_value_is_shown_with_its_difference_in_per_cent()
    {
        var dearer = TestEdition.Dated("carbon", "GBP per tonne", (2026, 346.525m));

        var change = The("C", measure => measure with { Proxy = Valued(measure, dearer) });

        Assert.Equal(MeasureChange.Value, change.Change);
        Assert.Equal("25.0%", change.Difference?.Display());
    }

    [Fact]
    public void A_value_gained_or_lost_has_no_percentage()
    {
        var gained = The(
            "N",
            measure => measure with { Proxy = Valued(measure, TestEdition.Wage) }
        );
        var lost = The("V", measure => measure with { Proxy = null });

        Assert.Equal((MeasureChange.Value, null), (gained.Change, gained.Difference));
        Assert.Equal((MeasureChange.Value, null), (lost.Change, lost.Difference));
    }

    [Fact]
    public void Another_unit_is_told_before_another_value()
    {
        var change = The(
            "V",
            measure =>
                measure with
                {
                    Unit = Unit.StaffHours,
                    Proxy = Valued(measure, TestEdition.Carbon),
                }
        );

        Assert.Equal((MeasureChange.Unit, null), (change.Change, change.Difference));
    }

    [Fact]
    public void Other_words_are_a_change_that_leaves_the_value()
    {
        Assert.Equal(
            MeasureChange.Words,
            The("V", measure => measure with { Evidence = ["Signed timesheets"] }).Change
        );
        Assert.Equal(
            MeasureChange.Unchanged,
            The("V", measure => measure with { Order = 3 }).Change
        );
    }

    [Fact]
    public void A_new_figure_changes_the_measures_built_from_it_and_no_other()
    {
        var raised = TestEdition.Wage.Trying(13.86m, TestEdition.Day, TestEdition.Source).Value;

        var compared = EditionComparison.Of(Before, Before.Reading(raised), TestEdition.Day);

        var changed = compared.Where(measure => measure.Change == MeasureChange.Value).ToArray();
        Assert.Equal(Before.ValuedBy("wage"), changed.Select(measure => measure.Before!.Measure));
        Assert.All(changed, measure => Assert.Equal("10.0%", measure.Difference?.Display()));
        Assert.Equal(
            changed.Select(measure => (measure.Code, measure.Difference)),
            EditionComparison
                .Reading(Before, raised, TestEdition.Day)
                .Select(measure => (measure.Code, measure.Difference))
        );
        Assert.All(
            EditionComparison.Of(Before, Before.Reading(raised), TestEdition.Day.AddDays(-1)),
            measure =>
                Assert.Equal(
                    changed.Any(valued => valued.Code == measure.Code)
                        ? MeasureChange.Figures
                        : MeasureChange.Unchanged,
                    measure.Change
                )
        );
    }

    [Fact]
    public void Another_range_or_source_alone_is_told_as_another_figure_behind_the_value()
    {
        var wage = TestEdition.Wage.Values.All[^1];
        Assert.All(
            (DatedValue<Figure>[])
                [
                    wage with
                    {
                        Value = wage.Value with { Low = 1m, High = 99m },
                    },
                    wage with
                    {
                        Value = wage.Value with { Confidence = Confidence.Low },
                    },
                    wage with
                    {
                        Source = new Source("A guess", null, "none"),
                    },
                ],
            other =>
                Assert.Equal(
                    MeasureChange.Figures,
                    EditionComparison
                        .Of(Before, Before.Reading(TestEdition.Wage.With(other)), TestEdition.Day)
                        .Single(measure => measure.Code == "V")
                        .Change
                )
        );
    }

    [Fact]
    public void Every_other_part_that_is_not_the_same_is_named()
    {
        var after = Before with
        {
            Title = "Another",
            Themes = [.. Before.Themes, new Theme("more", "More", [])],
            Exclusions = [.. Before.Exclusions.Skip(1)],
        };

        Assert.Equal(
            [
                new("heading", "title", PartChange.Changed),
                new("themes", "More", PartChange.Added),
                new("exclusions", Before.Exclusions[0].Id, PartChange.Removed),
            ],
            ComparedPart.Of(Before, after)
        );
        Assert.Empty(ComparedPart.Of(Before, Before));
    }

    private static Proxy Valued(Measure measure, Parameter by) =>
        new("other", "Other", measure.Unit, new Formula.DatedFigure(by));

    private static ComparedMeasure The(string code, Func<Measure, Measure> change) =>
        EditionComparison
            .Of(Before, Changed(code, change), TestEdition.Day)
            .Single(measure => measure.Code == code);

    private static Edition Changed(string code, Func<Measure, Measure> change) =>
        Before with
        {
            Measures =
            [
                .. Before.Measures.Select(measure =>
                    measure.Code == code ? change(measure) : measure
                ),
            ],
        };
}
