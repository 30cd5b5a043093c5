using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>Figures of a working as they are typed on the page.</summary>
public sealed class TypedFigureTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task A_percent_sign_is_taken_of_a_share_and_not_of_people()
    {
        var browser = await Site.SignInAsync(Supplier);
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await browser.GetAsync($"/supplier/bids/{bid}/measures/NT1");

        var page = await browser.PressAsync(
            "Save and show the value",
            ("Workings[0].Year", "1"),
            ("Workings[0].What", "Builders"),
            ("Workings[0].Figures[0]", "5%"),
            ("Workings[0].Figures[1]", "50%"),
            ("Workings[0].Figures[2]", "12")
        );

        Assert.Contains("5%", Assert.Single(page.Problems), StringComparison.Ordinal);
    }
}
