using System.Net;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
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
    public async Task Every_figure_of_the_sum_is_listed_with_its_day_and_worth_is_written_alike()
    {
        var resident = Site.Visitor();

        var page = await resident.GetAsync($"{Lancashire}/measures/NT32");

        var list = page
            .Document.QuerySelectorAll("h2")
            .Single(heading => heading.TextContent == "Figures it is built from")
            .NextElementSibling!.TextContent;
        foreach (
            var figure in new[]
            {
                "0.28276 (kg CO2e per mile)",
                "GDP deflator, 2024 = 100: 100 (index) from 1 January 2024",
                "GDP deflator, 2024 = 100: 90.5005 (index) from 1 January 2022",
            }
        )
            Assert.Contains(figure, list, StringComparison.Ordinal);
        Assert.Contains(
            "deflator of 2022 (GDP deflator, 2024 = 100): 90.5005",
            page.Text,
            StringComparison.Ordinal
        );
        var worth = page.Document.QuerySelector(".govuk-body-l strong")!.TextContent;
        Assert.StartsWith("£0.08", worth, StringComparison.Ordinal);
        Assert.Equal("£0.08".Length + 4, worth.Length);
        foreach (
            var beside in new[]
            {
                $"{Lancashire}?search=NT32",
                $"{Lancashire}/compare/southend-2050?search=NT32",
            }
        )
        {
            Assert.Contains(
                worth,
                (await resident.GetAsync(beside)).Text,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task An_edition_shows_its_worked_examples_and_is_narrowed_to_an_outcome()
    {
        var resident = Site.Visitor();
        var edition = await World.AskAsync<ReferenceData, Edition>(data =>
            Task.FromResult(data.Edition("lancashire-toms-2024")!)
        );
        var chosen = edition.Find("NT31")!;

        var page = await resident.GetAsync(
            $"{Lancashire}?Outcome={Uri.EscapeDataString($"{chosen.Theme}/{chosen.Outcome}")}"
        );

        Assert.Equal(
            edition
                .Measures.Where(one => (one.Theme, one.Outcome) == (chosen.Theme, chosen.Outcome))
                .Select(one => one.Code),
            page.Rows.Select(row => row[0]),
            StringComparer.Ordinal
        );
        Assert.Equal(
            edition.Examples.Count,
            page.Document.QuerySelectorAll("details .govuk-tag--green").Length
        );
        Assert.Contains("The sum: 200 x 12.60; 1.5 x", page.Text, StringComparison.Ordinal);
        Assert.Contains("£34,398.00", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_leads_where_its_model_leads_is_compared_by_what_changed_and_says_that_it_is_retired()
    {
        var council = await World.AuthorityAsync("lancashire");
        var (writer, reviewer, officer) = (
            await World.PersonAsync(council, Role.PolicyLead),
            await World.PersonAsync(council, Role.HeadOfProcurement),
            await World.PersonAsync(council, Role.Officer)
        );
        var draft = await World.EditionDraftAsync(writer);
        _ = (await World.WriteAsync(writer, draft, new RemoveExample("carbon-of-its-year"))).Value;
        _ = (await World.WriteAsync(writer, draft, new RemoveMeasure("NT32"))).Value;
        _ = (await World.SubmitEditionAsync(writer, draft)).Value;
        _ = (await World.PublishEditionAsync(reviewer, draft)).Value;
        var tender = await World.PublishedProcurementAsync(
            officer,
            ["NT29"],
            edition: "lancashire.2026"
        );
        var name = await World.RetiredEditionAsync(reviewer, draft);
        var resident = Site.Visitor();

        foreach (
            var address in new[]
            {
                $"/frameworks/{name}",
                $"/frameworks/{name}/measures/NT29",
                $"/frameworks/{name}/figures/real-living-wage-uk",
                $"/opportunities/{tender}",
            }
        )
        {
            var page = await resident.GetAsync(address);
            Assert.Contains("This framework was retired on", page.Text, StringComparison.Ordinal);
            Assert.Contains("A newer one is out.", page.Text, StringComparison.Ordinal);
        }

        await resident.GetAsync($"/frameworks/{name}");
        var criteria = await resident.FollowAsync(
            "Which measures say something about the criteria of the Social Value Model 2025"
        );
        Assert.Contains(
            criteria.Rows,
            row => row[0] == "4a" && row[3].EndsWith("(NT31)", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("(NT32)", criteria.Text, StringComparison.Ordinal);
        Assert.Contains("Our measures", criteria.Text, StringComparison.Ordinal);
        await resident.GetAsync($"/frameworks/{name}");
        var becomes = await resident.FollowAsync(
            "What each measure becomes in Lancashire themes, outcomes and measures 2024"
        );
        Assert.Contains("is a copy of the other", becomes.Text, StringComparison.Ordinal);
        await resident.GetAsync($"{Lancashire}/compare/{name}");
        Assert.Equal(
            [
                ["NT32", "Removed"],
            ],
            resident
                .Page.Rows.Where(row => row.Count > PartColumns)
                .Select(row => (string[])[row[0], row[2]])
        );
        var unchanged = await resident.FollowAsync("Show what is unchanged");
        Assert.All(
            unchanged.Rows.Where(row => row.Count > PartColumns),
            row => Assert.Equal("Unchanged", row[2])
        );
        Assert.Contains("Showing 1 to 25 of 42", unchanged.Text, StringComparison.Ordinal);
        var list = await (await Site.SignInAsync(writer)).GetAsync("/editions");
        Assert.Contains(
            list.Rows,
            row =>
                row.Contains(
                    "Lancashire themes, outcomes and measures 2024",
                    StringComparer.Ordinal
                )
        );
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
