using System.Net;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>Who reads a bid, and who does not.</summary>
public sealed class BidReaderTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task The_opening_page_is_the_same_with_and_without_bids_until_two_officers_opened()
    {
        var officer = await Site.SignInAsync(Officer);
        var second = await Site.SignInAsync(Second);
        var address = $"/procurements/{Procurement}/opening";
        var without = (await officer.GetAsync(address)).Text;

        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        Assert.Equal(without, (await officer.GetAsync(address)).Text);

        await World.PassDeadlineAsync(Procurement);
        var officers = await OpenAsync(officer, second, address);

        Assert.Contains("You agreed.", officers.First, StringComparison.Ordinal);
        Assert.DoesNotContain("Bee Lane", officers.First, StringComparison.Ordinal);
        Assert.Contains("Bee Lane Builders", officers.Then, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bid_is_not_found_by_a_rival_and_barred_to_officers()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var rival = await Site.SignInAsync(Rival);
        var officer = await Site.SignInAsync(Officer);

        foreach (
            var page in new[]
            {
                "",
                "/price",
                "/measures/NT1",
                "/check",
                "/submit",
                "/receipt",
                "/withdraw",
            }
        )
        {
            var address = $"/supplier/bids/{bid}{page}";
            Assert.Equal(HttpStatusCode.NotFound, (await rival.GetAsync(address)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(address)).Status);
        }

        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await (await Site.SignInAsync(Supplier)).GetAsync(
                    $"/supplier/bids/{bid}/measures/NT99"
                )
            ).Status
        );
    }

    [Fact]
    public async Task A_reader_sees_the_answers_and_no_way_to_change_them()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await World.SavedAsync(Supplier, bid, 1, Offer);
        var reader = await Site.SignInAsync(
            await World.ColleagueAsync(Supplier, Role.SupplierReader)
        );

        foreach (var page in new[] { "", "/check" })
        {
            var shown = await reader.GetAsync($"/supplier/bids/{bid}{page}");
            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.DoesNotContain(
                shown.Document.QuerySelectorAll("main a"),
                link =>
                    link.GetAttribute("href") is not { Length: > 0 } address
                    || address.Contains("/measures/", StringComparison.Ordinal)
                    || address.EndsWith("/price", StringComparison.Ordinal)
                    || address.EndsWith("/submit", StringComparison.Ordinal)
            );
        }
    }

    private static async Task<(string First, string Then)> OpenAsync(
        Browser officer,
        Browser second,
        string address
    )
    {
        await officer.GetAsync(address);
        var first = await officer.PressAsync("Agree to open the bids");
        await second.GetAsync(address);
        var then = await second.PressAsync("Agree and open the bids");
        return (first.Text, then.Text);
    }
}
