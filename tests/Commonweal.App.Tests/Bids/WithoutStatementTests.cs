using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>Example C9 as a bidder meets it: an offer without a delivery statement.</summary>
public sealed class WithoutStatementTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task An_offer_without_a_statement_is_warned_of_confirmed_and_judged_by_the_published_rule()
    {
        var browser = await Site.SignInAsync(Supplier);
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await browser.GetAsync($"/supplier/bids/{bid}/price");
        await browser.PressAsync("Save and continue", ("Price", "480000"));
        await browser.GetAsync($"/supplier/bids/{bid}/measures/NT1");
        var page = await browser.PressAsync(
            "Save and continue",
            ("Quantities[0]", "1"),
            ("Quantities[1]", "1")
        );
        Assert.Contains("No statement", page.Text, StringComparison.Ordinal);

        page = await browser.GetAsync($"/supplier/bids/{bid}/check");
        Assert.Contains(
            "By the rule this tender published it then gets no marks for social value at all.",
            page.Text,
            StringComparison.Ordinal
        );
        await browser.FollowAsync("Continue to submit");
        (string, string)[] declared =
        [
            ("BecauseOfContract", "true"),
            ("CountedOnce", "true"),
            ("MayCommit", "true"),
        ];
        page = await browser.PressAsync(Submitting, declared);
        Assert.StartsWith(
            "You offer NT1 without saying how.",
            Assert.Single(page.Problems),
            StringComparison.Ordinal
        );
        page = await browser.PressAsync(Submitting, [.. declared, ("WithoutStatements", "true")]);
        Assert.Equal("Bid submitted", page.Heading);
        page = await browser.GetAsync($"/supplier/bids/{bid}/submitted");
        Assert.Contains("leave delivery statements out", page.Text, StringComparison.Ordinal);

        await World.SubmittedBidAsync(Rival, Procurement, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        page = await (await Site.SignInAsync(Officer)).GetAsync(
            $"/procurements/{Procurement}/bids/{bid}"
        );
        Assert.Contains("The bidder gave no statement", page.Text, StringComparison.Ordinal);
    }
}
