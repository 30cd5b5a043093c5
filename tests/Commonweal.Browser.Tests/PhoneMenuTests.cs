using Commonweal.Domain.People;
using Commonweal.Story;
using Microsoft.Playwright;
using Xunit;

namespace Commonweal.Browser.Tests;

/// <summary>A phone on which scripts do not run.</summary>
public sealed class PhoneMenuTests : VisitedSite
{
    [Fact]
    public async Task Without_script_the_menu_is_a_link_away_and_pushes_no_page_down()
    {
        Script = false;
        var anybody = await ComeAsync();
        await anybody.GoAsync("/opportunities");
        await anybody.Page.SetViewportSizeAsync(360, 740);
        var menu = anybody.Page.GetByRole(AriaRole.Link, new() { Name = "Menu", Exact = true });
        var results = anybody.Page.Locator("nav").GetByText("Results", new() { Exact = true });
        Assert.False(await results.IsVisibleAsync());

        await menu.FocusAsync();
        await anybody.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(results).ToBeVisibleAsync();
        foreach (var _ in new[] { "Opportunities", "Frameworks", "Results" })
            await anybody.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(results).ToBeFocusedAsync();

        await anybody.Page.SetViewportSizeAsync(1280, 900);
        Assert.False(await menu.IsVisibleAsync());
        Assert.True(await results.IsVisibleAsync());
    }

    [Fact]
    public async Task Without_script_the_filters_of_a_list_are_folded_until_one_is_set_and_open_on_a_wide_screen()
    {
        Script = false;
        _ = await Site.World.PublishedProcurementAsync(
            await Site.World.PersonAsync(
                await Site.World.AuthorityAsync("lancashire"),
                Role.Officer
            )
        );
        var anybody = await ComeAsync();
        await anybody.GoAsync("/opportunities");
        var kind = anybody.Page.GetByLabel("What is bought");
        Assert.True(await kind.IsVisibleAsync());

        await anybody.Page.SetViewportSizeAsync(360, 740);
        Assert.False(await kind.IsVisibleAsync());
        await anybody.OpenAsync("Filters");
        await anybody.SelectAsync("What is bought", "Services");
        await anybody.PressAsync("Apply");
        await anybody.Page.SetViewportSizeAsync(360, 740);
        Assert.True(await kind.IsVisibleAsync());
        await anybody.SeesAsync("Filters, 1 set");
    }
}
