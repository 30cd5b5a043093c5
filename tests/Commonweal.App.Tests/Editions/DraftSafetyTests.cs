using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Editions;

/// <summary>What the pages of a draft do when something cannot be kept: they say why, what to do, and lose nothing.</summary>
public sealed class DraftSafetyTests : SiteCase
{
    private static readonly (string, string)[] Figure =
    [
        ("From.Day", "22"),
        ("From.Month", "10"),
        ("From.Year", "2025"),
        ("Central", "£13.45"),
        ("PriceYear", "2025"),
        ("Confidence", "High"),
        ("SourceTitle", "Our survey"),
        ("Licence", "Our own"),
        ("KeptPrivate", "false"),
    ];

    private Actor writer = null!;
    private Browser lead = null!;
    private Guid id;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var authority = await World.AuthorityAsync("lancashire");
        writer = await World.PersonAsync(authority, Role.PolicyLead);
        id = await World.EditionDraftAsync(writer);
        lead = await Site.SignInAsync(writer);
    }

    [Theory]
    [InlineData("Show what it would change")]
    [InlineData("Save the figure")]
    public async Task A_figure_of_a_year_the_index_lacks_is_refused_with_the_way_out(string button)
    {
        await Open("figures/real-living-wage-uk");

        var page = await lead.PressAsync(button, Figure);

        var said = Assert.Single(page.Problems);
        Assert.Contains("has no figure of 2025", said, StringComparison.Ordinal);
        Assert.Contains("holds from 1 January 2025", said, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#PriceYear-error"));
        var index = page.Document.QuerySelector("a[target=_blank]")!.GetAttribute("href")!;
        Assert.Equal("£13.45", Field(page, "Central"));

        var other = await Site.SignInAsync(writer);
        await other.GetAsync(index);
        var added = await other.PressAsync(
            "Save the figure",
            [
                ("From.Day", "1"),
                ("From.Month", "1"),
                ("From.Year", "2025"),
                ("Central", "104.2"),
                ("PriceYear", ""),
                .. Figure[5..],
            ]
        );
        Assert.Equal("It is saved.", added.Success);
        page = await lead.PressAsync("Save the figure");
        Assert.Equal("It is saved.", page.Success);
    }

    [Fact]
    public async Task What_was_typed_stays_where_somebody_removed_the_part_meanwhile()
    {
        await Open("priorities/care");
        await World.WriteAsync(writer, id, new RemovePriority("care"));

        var page = await lead.PressAsync("Save", ("Title", "Caring for all"));
        Assert.Contains(
            "Somebody else removed this",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("Caring for all", Field(page, "Title"));
        page = await lead.PressAsync("Save");

        Assert.Equal("It is saved.", page.Success);
        Assert.Contains((await Kept()).Priorities, held => held.Title == "Caring for all");
    }

    [Fact]
    public async Task A_figure_that_somebody_removed_meanwhile_may_be_added_anew()
    {
        await World.WriteAsync(writer, id, new SetParameter(EditionsStory.OurHour(true)));
        await Open("figures/our-hour");
        await World.WriteAsync(writer, id, new RemoveParameter("our-hour"));

        var page = await lead.PressAsync("Save the figure", Figure);
        Assert.Contains(
            "Somebody else removed this",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        page = await lead.PressAsync("Add it as a new figure");
        Assert.Equal("£13.45", Field(page, "Central"));
        page = await lead.PressAsync(
            "Save the figure",
            ("Title", "Our hour"),
            ("UnitWords", "£ per hour")
        );
        Assert.Contains("Write \"GBP per hour\"", page.Problems.Single(), StringComparison.Ordinal);
        page = await lead.PressAsync("Save the figure", ("UnitWords", "GBP per hour"));

        Assert.StartsWith("It is saved.", page.Success, StringComparison.Ordinal);
        Assert.Equal(13.45m, (await Kept()).Parameters[^1].Values.All[0].Value.Central);
    }

    [Fact]
    public async Task Whoever_removes_what_is_gone_already_is_told_so()
    {
        await Open("priorities/care?handler=Remove");
        await World.WriteAsync(writer, id, new RemovePriority("care"));

        var page = await lead.PressAsync("Yes, remove it");

        Assert.Equal("It is removed already.", page.Success);
    }

    [Fact]
    public async Task A_figure_is_refused_in_the_words_of_its_form()
    {
        await Open("figures/gdp-deflator");
        var page = await lead.PressAsync("Save the figure", Figure);
        Assert.Equal(2, page.Problems.Count);
        Assert.Contains(
            "in index",
            page.Document.QuerySelector("#Central-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(page.Document.QuerySelector("#PriceYear-error"));

        await Open("figures/real-living-wage-uk");
        page = await lead.PressAsync(
            "Show what it would change",
            [
                ("Central", "1,000,000,000"),
                ("PriceYear", "2024"),
                .. Figure.Where(field => field.Item1 is not ("Central" or "PriceYear")),
            ]
        );
        Assert.Contains("£1,000,000,000 for one", page.Problems[0], StringComparison.Ordinal);
        page = await lead.PressAsync(
            "Show what it would change",
            ("PriceYear", ""),
            ("Central", "13,370")
        );
        Assert.Contains(
            "Enter the year of its prices",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_heading_copied_word_for_word_is_something_to_do_and_told_before_it_is_handed_over()
    {
        var page = await lead.GetAsync($"/editions/{id}");
        Assert.Contains("To be rewritten", page.Text, StringComparison.Ordinal);
        page = await lead.FollowAsync("What a reader must know");
        await lead.PressAsync(
            "Save",
            ("About", "Ours, with a county's wage. Ask our policy lead.")
        );

        page = await lead.GetAsync($"/editions/{id}");
        Assert.DoesNotContain("To be rewritten", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("word for word", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_beginning_sent_twice_begins_once()
    {
        var again = await World.EditionDraftAsync(writer);
        Assert.Equal(id, again);

        await World.WriteAsync(writer, id, new RemovePriority("care"));
        Assert.NotEqual(id, await World.EditionDraftAsync(writer));
    }

    [Fact]
    public async Task A_code_that_differs_in_capitals_only_is_refused_and_names_the_other()
    {
        var hours = (await Kept()).Find("NT29")!;

        var refused = await World.WriteAsync(
            writer,
            id,
            new SetMeasure(null, hours with { Code = "nt29" })
        );

        Assert.Equal(
            ("editions.measure.code", "Code"),
            (refused.Problems[0].Code, refused.Problems[0].Field)
        );
        Assert.Contains(hours.Name, refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.True(
            (
                await World.WriteAsync(
                    writer,
                    id,
                    new SetMeasure("NT29", hours with { Code = "nt29" })
                )
            ).Succeeded
        );
    }

    private Task<WebPage> Open(string part) => lead.GetAsync($"/editions/{id}/{part}");

    private async Task<Edition> Kept() => (await World.EditionAsync(writer, id))!.Edition;

    private static string? Field(WebPage page, string field) =>
        page.Document.QuerySelector($"#{field}")!.GetAttribute("value");
}
