using System.Net;
using Commonweal.Domain.Frameworks;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Frameworks;

public sealed class ModelPagesTests : SiteCase
{
    [Fact]
    public async Task A_buyer_learns_which_model_applies_on_a_day()
    {
        var buyer = Site.Visitor();
        await buyer.GetAsync("/frameworks");
        await buyer.FollowAsync("Social Value Models of central government");

        foreach (
            var (day, told) in new[]
            {
                ("31 12 2020", "comes before the first model"),
                ("24 2 2025", "may follow either of these: Social Value Model 2020"),
                ("1 10 2025", "follows this model: Social Value Model 2025"),
                ("1 1 2027", "20% (of what is not known), from £5,000,000 with VAT"),
            }
        )
        {
            var parts = day.Split(' ');
            var page = await buyer.GetAsync(
                $"/models?Commenced.Day={parts[0]}&Commenced.Month={parts[1]}&Commenced.Year={parts[2]}"
            );
            Assert.Contains(told, page.Text, StringComparison.Ordinal);
        }

        foreach (
            var (query, told) in new[]
            {
                ("Commenced.Day=&Commenced.Month=&Commenced.Year=", "is missing"),
                ("Commenced.Day=31&Commenced.Month=2&Commenced.Year=2026", "must be a real date"),
            }
        )
        {
            var page = await buyer.GetAsync($"/models?{query}");
            Assert.Contains(told, page.Problems.Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_missing_or_remembered_is_said_at_the_top_and_at_its_place()
    {
        var reader = Site.Visitor();

        var page = await reader.GetAsync("/models/social-value-model-2020");
        Assert.Contains(
            "Only 0 of 54 criteria and metrics were seen",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Counted elsewhere: 24. In our list: 25.",
            page.Text,
            StringComparison.Ordinal
        );
        page = await reader.GetAsync("/models/social-value-model-2020?Outcome=4");
        Assert.Equal(
            ["MAC 4.1", "MAC 4.2", "O4-HRS", "O4-GRN", "O4-GHG", "O4-WAT", "O4-LFL"],
            ListRows(page).Select(row => row[1]),
            StringComparer.Ordinal
        );
        Assert.All(ListRows(page), row => Assert.Equal("From memory", row[^1]));

        page = await reader.GetAsync("/models/social-value-model-2027");
        Assert.Equal(
            ["Missing", "Missing", "Missing", "Missing", "Missing", "Verified"],
            ListRows(page).Take(6).Select(row => row[^1]),
            StringComparer.Ordinal
        );
        page = await reader.GetAsync("/models/social-value-model-2027?Kind=Metric");
        Assert.Contains("Nothing matches", page.Text, StringComparison.Ordinal);
        page = await reader.GetAsync($"/models/social-value-model-2025?Known={Certainty.Verified}");
        Assert.Contains("18 results", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_criterion_leads_to_measures_or_says_that_there_is_none()
    {
        var reader = Site.Visitor();
        await reader.GetAsync("/models/social-value-model-2025");

        var page = await reader.FollowAsync("Which measures say something about its criteria");
        Assert.Contains("for review by a procurement officer", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "No criterion leads to NT50, NT51, NT52, NT53.",
            page.Text,
            StringComparison.Ordinal
        );
        page = await reader.GetAsync("/models/social-value-model-2025/crosswalk?Found=false");
        Assert.Equal(["1b", "5a"], page.Rows.Select(row => row[0]), StringComparer.Ordinal);
        page = await reader.GetAsync(
            "/models/social-value-model-2025/crosswalk?search=modern+slavery"
        );
        await reader.FollowAsync("Work against modern slavery in the supply chain (NT43)");
        Assert.Equal("Work against modern slavery in the supply chain", reader.Page.Heading);
    }

    [Fact]
    public async Task An_edition_shows_what_its_measures_become_in_another()
    {
        var reader = Site.Visitor();
        await reader.GetAsync("/frameworks/southend-2050");

        var page = await reader.FollowAsync(
            "What each measure becomes in Lancashire themes, outcomes and measures 2024"
        );

        Assert.Contains("Proposed", page.Text, StringComparison.Ordinal);
        Assert.Contains("Showing 1 to 25 of 43", page.Text, StringComparison.Ordinal);
        page = await reader.GetAsync("/frameworks/lancashire-toms-2024/crosswalk/southend-2050");
        Assert.Contains("The other way round of this", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_leads_to_the_goals_it_serves_and_back()
    {
        var reader = Site.Visitor();
        await reader.GetAsync("/frameworks/lancashire-toms-2024/measures/NT87");

        var page = await reader.FollowAsync("Goal 14: Life below water");

        Assert.Equal("Life below water", page.Heading);
        Assert.Contains("proposal of Commonweal", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["NT87", "NT87", "NT87"],
            page.Rows.Select(row => row[0]),
            StringComparer.Ordinal
        );
        page = await reader.GetAsync("/goals/14?Edition=southend-2050");
        Assert.Single(page.Rows);
        page = await reader.GetAsync("/goals/2");
        Assert.Contains(
            "No measure of any edition serves this goal",
            page.Text,
            StringComparison.Ordinal
        );
        page = await reader.GetAsync("/goals");
        Assert.Equal(17, page.Rows.Count);
    }

    [Theory]
    [InlineData("/models")]
    [InlineData("/models/social-value-model-2020")]
    [InlineData("/models/social-value-model-2025/crosswalk")]
    [InlineData("/frameworks/sefton-national/crosswalk/lancashire-toms-2024")]
    [InlineData("/goals")]
    [InlineData("/goals/8")]
    public async Task Every_list_downloads(string address)
    {
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var file = await Site.Visitor().GetAsync($"{address}?format={format}");
            Assert.Equal(HttpStatusCode.OK, file.Status);
        }
    }

    [Theory]
    [InlineData("/models/none")]
    [InlineData("/models/none/crosswalk")]
    [InlineData("/frameworks/sefton-national/crosswalk/southend-2050")]
    [InlineData("/goals/0")]
    [InlineData("/goals/18")]
    public async Task What_is_not_held_is_nowhere(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Site.Visitor().GetAsync(address)).Status);

    /// <summary>The rows of criteria and metrics; the table of outcomes before them has fewer columns.</summary>
    private static IEnumerable<IReadOnlyList<string>> ListRows(WebPage page) =>
        page.Rows.Where(row => row.Count == 6);
}
