using Commonweal.Domain.People;
using Commonweal.Story;
using Microsoft.Playwright;
using Xunit;

namespace Commonweal.Browser.Tests;

/// <summary>A supplier who uses no mouse.</summary>
public sealed class KeyboardTests : VisitedSite
{
    private const int MostStops = 60;

    private IPage page = null!;
    private Visitor supplier = null!;

    [Fact]
    public async Task A_bid_is_written_and_submitted_by_keyboard_alone()
    {
        var council = await Site.World.AuthorityAsync("lancashire");
        var officer = await Site.World.PersonAsync(council, Role.Officer);
        var procurement = await Site.World.PublishedProcurementAsync(officer, ["NT29"]);
        var owner = await Site.World.SupplierAsync("Keys and Daughters");
        var bid = await Site.World.StartedBidAsync(owner, procurement);
        supplier = await SignInAsync(owner);
        page = supplier.Page;
        await supplier.GoAsync($"/supplier/bids/{bid}");

        await SkipToMainAsync();
        await EnterAsync("Your price");
        await TypeAsync("What is the price of your bid?", "125000");
        await EnterAsync("Save and continue");
        await EnterAsync("Hours volunteered for local community projects");
        await TypeAsync("Year 1", "40");
        await TypeAsync("Year 2", "0");
        await TypeAsync("How will you deliver it?", "Two hours each month for everybody.");
        await EnterAsync("Save and continue");
        await EnterAsync("Submit the bid");
        await TickAsync("Everything we offer");
        await TickAsync("We count no person");
        await TickAsync("I may commit");
        await EnterAsync("Submit bid to lancashire council");

        await supplier.SeesAsync("Your receipt number");
    }

    private async Task SkipToMainAsync()
    {
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to main content", await FocusedAsync());
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main-content", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    private async Task EnterAsync(string name)
    {
        await TabToAsync(name);
        await supplier.LandAsync(() => page.Keyboard.PressAsync("Enter"));
    }

    private async Task TickAsync(string name)
    {
        await TabToAsync(name);
        await page.Keyboard.PressAsync("Space");
    }

    private async Task TypeAsync(string name, string text)
    {
        await TabToAsync(name);
        await page.Keyboard.TypeAsync(text);
    }

    private async Task TabToAsync(string name)
    {
        List<string> passed = [];
        while (passed.Count < MostStops)
        {
            await page.Keyboard.PressAsync("Tab");
            passed.Add(await FocusedAsync());
            if (passed[^1].StartsWith(name, StringComparison.Ordinal))
                return;
        }

        Assert.Fail(
            $"Tab does not come to {name} on {supplier.Address}: {string.Join(", ", passed)}"
        );
    }

    /// <summary>The words of what has the focus; a focus that cannot be seen fails.</summary>
    private async Task<string> FocusedAsync()
    {
        var (name, isShown) = await page.EvaluateAsync<Focus>(
            """
            () => {
              const one = document.activeElement;
              const label = one.labels?.[0];
              const styles = [getComputedStyle(one), ...(label ? [getComputedStyle(label, "::before")] : [])];
              const clear = colour => /^rgba.*, 0\)$/.test(colour);
              return {
                name: (label?.innerText ?? one.getAttribute("aria-label") ?? one.innerText).trim(),
                isShown: styles.some(style => style.boxShadow !== "none"
                  || (style.outlineStyle !== "none" && style.outlineWidth !== "0px" && !clear(style.outlineColor))),
              };
            }
            """
        );
        Assert.True(isShown, $"The focus on \"{name}\" cannot be seen on {supplier.Address}");
        return name;
    }

    private sealed record Focus(string Name, bool IsShown)
    {
        public Focus()
            : this("", IsShown: false) { }
    }
}
