using System.Globalization;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;
using Xunit;

namespace Commonweal.App.Tests.Reference;

/// <summary>What the shipped models, crosswalks and goals say, and what they must not.</summary>
public sealed class ShippedModelsTests
{
    private static readonly ReferenceData Data = ReferenceLoader.Open(DataCopy.Shipped);

    private static SocialValueModel Model(int year) => Data.Model($"social-value-model-{year}")!;

    [Theory]
    [InlineData("2020-12-31")]
    [InlineData("2021-01-01", 2020)]
    [InlineData("2025-02-23", 2020)]
    [InlineData("2025-02-24", 2020, 2025)]
    [InlineData("2025-09-30", 2020, 2025)]
    [InlineData("2025-10-01", 2025)]
    [InlineData("2026-12-31", 2025)]
    [InlineData("2027-01-01", 2027)]
    [InlineData("2031-01-01", 2027)]
    public void The_day_of_commencement_decides_the_model(string day, params int[] years) =>
        Assert.Equal(
            years.Select(year => Model(year).Name),
            SocialValueModel
                .For(
                    Data.Models,
                    DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                )
                .Select(model => model.Name),
            StringComparer.Ordinal
        );

    [Theory]
    [InlineData(2020, 8, 25, 29)]
    [InlineData(2025, 8, 16, 26)]
    [InlineData(2027, 2, 6, 0)]
    public void The_models_hold_what_is_known_of_them(
        int year,
        int outcomes,
        int criteria,
        int metrics
    ) =>
        Assert.Equal(
            (outcomes, criteria, metrics),
            (
                Model(year).Outcomes.Count,
                Model(year).Count(ModelPartKind.Criterion),
                Model(year).Count(ModelPartKind.Metric)
            )
        );

    [Fact]
    public void What_is_only_remembered_or_told_is_never_settled()
    {
        Assert.DoesNotContain(Model(2020).Parts, part => part.IsSettled);
        Assert.All(
            Data.Models.SelectMany(model => model.Parts),
            part => Assert.Equal(part.Certainty == Certainty.Verified, part.IsSettled)
        );
        Assert.Contains(Model(2020).Gaps, gap => gap.Counted == 24);
        Assert.Contains(Model(2025).Gaps, gap => gap.Counted == 33);
        Assert.Contains(
            Model(2027).Gaps,
            gap => gap.What.Contains("sub-criteria", StringComparison.Ordinal)
        );
        Assert.All(Model(2027).Weightings, weighting => Assert.Null(weighting.Of));
    }

    [Fact]
    public void Every_model_is_related_to_the_measures_and_nothing_is_called_reviewed()
    {
        Assert.All(
            Data.Models,
            model => Assert.NotNull(Data.Crosswalk(model.Name, "lancashire-toms-2024"))
        );
        Assert.All(
            Data.Crosswalks,
            crosswalk => Assert.Equal(CrosswalkStatus.Proposed, crosswalk.Status)
        );
    }

    [Theory]
    [InlineData("southend-2050")]
    [InlineData("sefton-national")]
    public void A_council_restates_its_quantities_in_the_measures_of_Lancashire(string name)
    {
        var (from, to) = (Data.Edition(name)!, Data.Edition("lancashire-toms-2024")!);
        var crosswalk = Data.Crosswalk(from.Name, to.Name)!;

        Assert.All(
            from.Measures,
            measure =>
            {
                var (code, quantity) = crosswalk.Restated(measure.Code, 12.5m)!.Value;
                Assert.Equal(12.5m, quantity);
                Assert.Equal(
                    (measure.Title, measure.Unit, measure.Counts),
                    (to.Find(code)!.Title, to.Find(code)!.Unit, to.Find(code)!.Counts)
                );
            }
        );
    }

    [Fact]
    public void Every_measure_serves_a_goal_in_every_edition_alike()
    {
        Assert.Equal(GoalBook.Count, Data.Goals.All.Count);
        Assert.All(
            Data.Editions.SelectMany(edition => edition.Measures),
            measure =>
            {
                var same = Data.Edition("lancashire-toms-2024")!.Find(measure.Code)!;
                Assert.NotEmpty(measure.Goals);
                Assert.Equal(same.Goals, measure.Goals);
                Assert.Equal(same.GoalsBecause, measure.GoalsBecause);
            }
        );
    }
}
