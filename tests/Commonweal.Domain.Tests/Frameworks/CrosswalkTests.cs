using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Frameworks;

public sealed class CrosswalkTests
{
    private static readonly Crosswalk Walk = new()
    {
        Name = "a-to-b",
        From = "a",
        To = "b",
        BetweenEditions = true,
        Status = CrosswalkStatus.Proposed,
        Source = TestEdition.Source,
        About = "For tests.",
        Rows =
        [
            new CrosswalkRow("V", ["W"], 1m, null),
            new CrosswalkRow("H", ["W"], 0.1250000001m, "Half days"),
            new CrosswalkRow("N", [], 1m, "Nobody counts it"),
        ],
    };

    [Fact]
    public void A_quantity_is_restated_by_its_factor_and_nothing_is_rounded()
    {
        Assert.Equal(("W", 8m), Walk.Restated("V", 8m));
        Assert.Equal(("W", 1.0000000008m), Walk.Restated("H", 8m));
        Assert.Equal(("W", 0m), Walk.Restated("V", 0m));
    }

    [Fact]
    public void What_has_no_counterpart_or_is_unknown_is_not_restated()
    {
        Assert.Null(Walk.Restated("N", 8m));
        Assert.True(Walk.Of("N")!.HasNone);
        Assert.Null(Walk.Restated("v", 8m));
        Assert.Null(Walk.Of("v"));
    }

    [Fact]
    public void A_models_criteria_count_nothing()
    {
        var model = Walk with { BetweenEditions = false };

        Assert.Null(model.Restated("V", 8m));
        Assert.Equal(["W"], model.Of("V")!.Counterparts, StringComparer.Ordinal);
        Assert.Equal(["V", "H"], model.LeadingTo("W"), StringComparer.Ordinal);
    }
}
