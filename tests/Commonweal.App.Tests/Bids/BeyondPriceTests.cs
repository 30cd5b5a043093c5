using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>Offers nobody could deliver, or that look so.</summary>
public sealed class BeyondPriceTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task Worth_more_than_the_price_is_asked_about_and_who_judges_reads_question_and_answer()
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
        Assert.Contains(
            "Say how you will deliver so much",
            (await browser.GetAsync($"/supplier/bids/{bid}/check")).Text,
            StringComparison.Ordinal
        );
        await browser.GetAsync($"/supplier/bids/{bid}");
        await browser.FollowAsync("Explain the size of your offer");
        await browser.PressAsync(
            "Save and continue",
            ("Proportion", "The whole of our staff is from Preston.")
        );
        Assert.Equal([warning], Warnings(await browser.GetAsync($"/supplier/bids/{bid}/submit")));
        var receipt = await browser.PressAsync(
            Submitting,
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
        page = await officer.GetAsync($"/procurements/{Procurement}/bids/{bid}");
        Assert.Equal([warning], Warnings(page));
        Assert.Contains(
            "The whole of our staff is from Preston.",
            page.Text,
            StringComparison.Ordinal
        );
    }
}
