using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>The page on which measures are chosen.</summary>
public sealed class MeasurePagesTests : SiteCase
{
    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
    }

    [Fact]
    public async Task Measures_are_ticked_first_and_nothing_typed_is_lost_on_the_way_there_and_back()
    {
        var draft = await World.PreparedProcurementAsync(officer, ["NT1"]);
        var browser = await Site.SignInAsync(officer);
        var page = await browser.GetAsync($"/procurements/{draft}/measures");
        var priority = page.Document.QuerySelector("input[name=priority]")!.GetAttribute("value")!;
        Assert.Empty(page.Document.QuerySelectorAll("textarea"));

        page = await browser.PressAsync("Search", ("Words", "Hours volunteered"));
        Assert.NotNull(page.Document.QuerySelector("[type=checkbox][value=NT29]"));
        Assert.Null(page.Document.QuerySelector("[type=checkbox][value=NT1]"));
        Assert.NotNull(page.Document.QuerySelector("[type=hidden][value=NT1]"));
        page = await browser.PressAsync("Search", ("Words", ""));

        page = await browser.PressAsync("Suggest measures", ("priority", priority));
        Assert.Contains("because it serves", page.Text, StringComparison.Ordinal);
        var suggested = page.Document.QuerySelector("#suggested")!.GetAttribute("value")!;
        Assert.Single(page.Document.QuerySelectorAll($"[type=checkbox][value={suggested}]"));
        Assert.True(
            page.Document.QuerySelector("[type=checkbox][value=NT1]")!.HasAttribute("checked")
        );

        page = await browser.PressAsync(
            "Continue",
            ("Input.Codes", "NT1"),
            ("Input.Codes", "NT29")
        );
        Assert.Equal(2, page.Document.QuerySelectorAll("textarea").Length);
        page = await browser.PressAsync(
            "Choose other measures",
            ("Input.Asked[NT29].Reason", "The parks have friends.")
        );
        Assert.True(
            page.Document.QuerySelector($"input[value={priority}]")!.HasAttribute("checked")
        );
        await browser.PressAsync("Continue", ("Input.Codes", "NT1"));
        await browser.PressAsync("Choose other measures");
        page = await browser.PressAsync("Continue", ("Input.Codes", "NT29"));
        Assert.Equal(
            "The parks have friends.",
            page.Document.QuerySelector("[name='Input.Asked[NT29].Reason']")!.TextContent.Trim()
        );
        page = await browser.PressAsync("Save and continue");
        Assert.Equal("The measures are saved.", page.Success);
    }

    [Fact]
    public async Task Measures_are_all_removed_on_their_own_page_only()
    {
        var draft = await World.PreparedProcurementAsync(officer, ["NT1"]);
        var browser = await Site.SignInAsync(officer);
        var page = await browser.GetAsync($"/procurements/{draft}/measures");
        page.Document.QuerySelector<IHtmlInputElement>("[type=checkbox][value=NT1]")!.IsChecked =
            false;

        var refused = await browser.PressAsync("Continue");
        Assert.StartsWith(
            "Choose at least one measure",
            refused.Problems.Single(),
            StringComparison.Ordinal
        );
        await browser.FollowAsync("Remove all measures");
        var removed = await browser.PressAsync("Yes, remove all measures");
        Assert.StartsWith("All measures are removed", removed.Success, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_without_a_reason_is_asked_for_it_and_the_order_can_be_changed()
    {
        var draft = await World.PreparedProcurementAsync(officer, ["NT1", "NT29"]);
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{draft}/measures");

        var moved = await browser.PressAsync("Down: NT1");
        Assert.EndsWith("(NT29)", moved.Rows[0][0], StringComparison.Ordinal);
        await browser.PressAsync("Continue", ("Input.Codes", "NT1"));
        var refused = await browser.PressAsync(
            "Save and continue",
            ("Input.Asked[NT1].Reason", " ")
        );
        Assert.Contains("Say why", refused.Problems.Single(), StringComparison.Ordinal);
    }
}
