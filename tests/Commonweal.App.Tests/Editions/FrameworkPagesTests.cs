using System.Net;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Reference;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Editions;

public sealed class FrameworkPagesTests : SiteCase
{
    private const int PartColumns = 3;
    private const string Lancashire = "/frameworks/lancashire-toms-2024";

    [Fact]
    public async Task A_resident_goes_from_a_framework_to_a_measure_and_the_source_of_its_value()
    {
        var resident = Site.Visitor();

        await resident.GetAsync("/frameworks");
        var edition = await resident.FollowAsync("Lancashire themes, outcomes and measures 2024");
        Assert.Contains("Showing 1 to 25 of 43", edition.Text, StringComparison.Ordinal);
        var measure = await resident.GetAsync($"{Lancashire}/measures/NT29");
        Assert.Contains("volunteer hours", measure.Text, StringComparison.Ordinal);
        Assert.Contains("£12.60", measure.Text, StringComparison.Ordinal);
        Assert.Contains("hour may not also be counted", measure.Text, StringComparison.Ordinal);
        var figure = await resident.FollowAsync("Real Living Wage, UK rate");
        Assert.Contains("NT29", figure.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_figure_is_tried_and_changes_nothing()
    {
        var resident = Site.Visitor();
        await resident.GetAsync("/figures/real-living-wage-uk");

        var page = await resident.GetAsync("/figures/real-living-wage-uk?Try=13.86");

        Assert.Contains("10.0%", page.Text, StringComparison.Ordinal);
        Assert.Contains("£13.86", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "£13.86",
            (await resident.GetAsync($"{Lancashire}/measures/NT29")).Text,
            StringComparison.Ordinal
        );
        foreach (
            var (typed, told) in new[] { ("0", "from 0.000001"), ("many", "You wrote 'many'") }
        )
        {
            page = await resident.GetAsync($"/figures/real-living-wage-uk?Try={typed}");
            Assert.Contains(told, page.Problems.Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_editions_are_set_side_by_side_and_narrowed_to_what_changed()
    {
        var resident = Site.Visitor();

        var page = await resident.GetAsync(
            $"{Lancashire}/compare/southend-2050?Change={MeasureChange.Removed}"
        );

        var editions = await World.AskAsync<ReferenceData, (Edition, Edition)>(data =>
            Task.FromResult((data.Edition("lancashire-toms-2024")!, data.Edition("southend-2050")!))
        );
        Assert.Equal(
            editions
                .Item1.Measures.Where(measure => editions.Item2.Find(measure.Code) is null)
                .Select(measure => measure.Code)
                .Take(25),
            page.Rows.Where(row => row.Count > PartColumns).Select(row => row[0]),
            StringComparer.Ordinal
        );
        Assert.Contains(
            page.Rows,
            row => string.Join("|", row) == "Name|What it says of itself|Changed"
        );
    }

    [Theory]
    [InlineData("/frameworks/none")]
    [InlineData(Lancashire + "/measures/none")]
    [InlineData(Lancashire + "/compare/none")]
    [InlineData("/figures/none")]
    public async Task What_is_not_held_is_nowhere(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Site.Visitor().GetAsync(address)).Status);

    [Fact]
    public async Task Every_measure_and_figure_has_its_page()
    {
        var data = await World.AskAsync<ReferenceData, ReferenceData>(Task.FromResult);
        var resident = Site.Visitor();
        foreach (var edition in data.Editions)
        {
            foreach (var measure in edition.Measures)
            {
                var page = await resident.GetAsync(
                    $"/frameworks/{edition.Name}/measures/{measure.Code}"
                );
                Assert.Equal(measure.Title, page.Heading);
            }
        }

        foreach (var figure in data.Parameters)
        {
            Assert.Equal(figure.Title, (await resident.GetAsync($"/figures/{figure.Id}")).Heading);
        }
    }
}
