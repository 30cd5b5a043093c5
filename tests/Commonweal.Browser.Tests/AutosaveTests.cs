using Commonweal.Domain.People;
using Commonweal.Story;
using Microsoft.Playwright;
using Xunit;

namespace Commonweal.Browser.Tests;

/// <summary>What is typed while a colleague saves the same bid.</summary>
public sealed class AutosaveTests : VisitedSite
{
    [Fact]
    public async Task A_colleagues_save_stops_the_keeping_of_what_is_typed_and_both_texts_are_shown_when_asked()
    {
        var council = await Site.World.AuthorityAsync("lancashire");
        var officer = await Site.World.PersonAsync(council, Role.Officer);
        var procurement = await Site.World.PublishedProcurementAsync(officer, ["NT29"]);
        var owner = await Site.World.SupplierAsync("Keys and Daughters");
        var bid = await Site.World.StartedBidAsync(owner, procurement);
        var writer = await SignInAsync(owner);
        await writer.GoAsync($"/supplier/bids/{bid}/measures/NT29");
        await Site.World.SavedAsync(
            owner,
            bid,
            1,
            BidsStory.Answers(480_000m, "The colleague's words.", ("NT29", [40m, 40m]))
        );

        await writer.FillAsync("How will you deliver it?", "The writer's words.");
        await Assertions
            .Expect(
                writer.Page.GetByText("A colleague saved this meanwhile, so yours is not saved.")
            )
            .ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.False(await writer.Page.GetByText("we will try again").IsVisibleAsync());
        await writer.LandAsync(() =>
            writer.Page.GetByRole(AriaRole.Button, new() { Name = "Show both texts" }).ClickAsync()
        );

        await writer.SeesAsync("The colleague's words.");
        await Assertions
            .Expect(writer.Page.GetByLabel("How will you deliver it?", new() { Exact = true }))
            .ToHaveValueAsync("The writer's words.");
    }
}
