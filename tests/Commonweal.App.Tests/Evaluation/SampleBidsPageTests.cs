using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>What weights do, shown before they are published.</summary>
public sealed class SampleBidsPageTests : SiteCase
{
    [Fact]
    public async Task An_officer_sees_what_a_mark_is_worth_and_how_two_bids_would_be_marked()
    {
        var officer = await World.PersonAsync(
            await World.AuthorityAsync("lancashire"),
            Role.Officer
        );
        var id = await World.PreparedProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);
        Assert.Contains(
            "Price and quality have no marks of their own yet",
            (await browser.GetAsync($"/procurements/{id}/weighting")).Text,
            StringComparison.Ordinal
        );
        await World.SetCriteriaAsync(
            officer,
            id,
            [
                new("Price", 60m, Price: true),
                new("Quality", 30m),
                new("Social value", 10m, SocialValue: true),
            ]
        );
        foreach (var step in (string[])["weighting", "criteria", "publish"])
        {
            Assert.Contains(
                "One mark can outweigh £16,949.15 of price",
                (await browser.GetAsync($"/procurements/{id}/{step}")).Text,
                StringComparison.Ordinal
            );
        }

        var page = await browser.FollowAsync("See how two invented bids would be marked");
        Assert.Equal("For the value offered 5.00 2.50", string.Join(' ', page.Rows[0]));
        page = await browser.PressAsync(
            "Mark them",
            ("A.Price", "1,000,000"),
            ("A.Social", "900000"),
            ("B.Price", "£950,000"),
            ("B.Social", "90000")
        );
        Assert.Equal("For the price 57.00 60.00", string.Join(' ', page.Rows[2]));
        Assert.Contains("Bid A is ahead by 2.50 marks.", page.Text, StringComparison.Ordinal);
        Assert.Contains("One offer takes nearly all marks", page.Text, StringComparison.Ordinal);

        page = await browser.PressAsync("Mark them", ("A.Price", "0"));
        Assert.Contains("price above £0", page.Problems.Single(), StringComparison.Ordinal);
        page = await browser.PressAsync("Mark them", ("A.Price", "cheap"));
        Assert.Contains(
            "You wrote 'cheap'",
            string.Concat(page.Problems),
            StringComparison.Ordinal
        );
    }
}
