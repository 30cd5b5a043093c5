using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>Offers nobody could deliver, or that look so.</summary>
public sealed class BeyondPriceTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task Worth_more_than_the_price_is_said_to_the_bidder_refuses_nothing_and_is_said_to_who_judges()
    {
        static string[] Warnings(WebPage page) =>
            [
                .. page
                    .Document.QuerySelectorAll(".govuk-warning-text__text")
                    .Select(text => text.TextContent),
            ];
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await World.SavedAsync(Supplier, bid, 1, BidsStory.Answers(480_000m, ""));
        var browser = await Site.SignInAsync(Supplier);
        await browser.GetAsync($"/supplier/bids/{bid}/measures/NT1");

        var page = await browser.PressAsync(
            "Save and show the value",
            ("Quantities[0]", "9000"),
            ("Quantities[1]", "0"),
            ("Statement", "We hire everybody.")
        );
        var warning = Assert.Single(Warnings(page));
        Assert.Contains("NT1 is valued at £", warning, StringComparison.Ordinal);
        Assert.Contains("the whole bid, £480,000.00", warning, StringComparison.Ordinal);
        Assert.Equal([warning], Warnings(await browser.GetAsync($"/supplier/bids/{bid}/check")));
        Assert.Equal([warning], Warnings(await browser.GetAsync($"/supplier/bids/{bid}/submit")));
        var receipt = await browser.PressAsync(
            "Submit the bid",
            ("BecauseOfContract", "true"),
            ("CountedOnce", "true"),
            ("MayCommit", "true")
        );
        Assert.Equal("Bid submitted", receipt.Heading);

        await World.OpenedAsync(Officer, Second, Procurement);
        var officer = await Site.SignInAsync(Officer);
        Assert.EndsWith(
            warning["Warning".Length..].Trim(),
            Assert.Single(Warnings(await officer.GetAsync($"/procurements/{Procurement}/bids"))),
            StringComparison.Ordinal
        );
        Assert.Equal(
            [warning],
            Warnings(await officer.GetAsync($"/procurements/{Procurement}/bids/{bid}"))
        );
    }
}
