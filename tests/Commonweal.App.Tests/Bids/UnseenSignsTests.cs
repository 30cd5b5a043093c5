using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Service.Bids;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>What is typed is read as it stands there, or refused; nothing of it is guessed.</summary>
public sealed class UnseenSignsTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task A_number_with_a_sign_nobody_sees_a_share_left_empty_and_an_invented_choice_are_refused()
    {
        var browser = await Site.SignInAsync(Supplier);
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await browser.GetAsync($"/supplier/bids/{bid}/price");
        foreach (var typed in (string[])["1\u00003", "1\u00013", "\u202e13", "1\u200b3"])
        {
            var price = await browser.PressAsync("Save and continue", ("Price", typed));
            Assert.Contains(
                "It holds a sign that cannot be seen.",
                Assert.Single(price.Problems),
                StringComparison.Ordinal
            );
        }

        await browser.GetAsync($"/supplier/bids/{bid}/measures/NT1");
        var page = await browser.PressAsync(
            "Save and continue",
            ("Quantities[0]", "1\u202e3"),
            ("Quantities[1]", "1\u00002"),
            ("Attribution", ""),
            ("Basis", "ByGuess")
        );

        Assert.Equal(4, page.Problems.Count);
        Assert.Equal(
            2,
            page.Problems.Count(problem =>
                problem.Contains("cannot be seen", StringComparison.Ordinal)
            )
        );
        Assert.Contains(MeasureAnswer.NoShare, page.Problems, StringComparer.Ordinal);
        Assert.Empty(
            (
                await World.AskAsync<BidInProgress, Outcome<BidInProgress.View>>(lookup =>
                    lookup.OfAsync(Supplier, bid, Stop)
                )
            )
                .Value
                .Answers
                .Measures
        );
    }
}
