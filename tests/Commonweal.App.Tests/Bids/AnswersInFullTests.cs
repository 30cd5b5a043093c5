using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Procurements;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>Workings, shares, splits, partners and milestones, from the page without script to whoever judges them.</summary>
public sealed class AnswersInFullTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task People_shares_and_months_make_the_quantity_and_the_working_is_read_by_who_judges()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await World.SavedAsync(Supplier, bid, 1, BidsStory.Answers(5_000_000m, ""));
        var browser = await Site.SignInAsync(Supplier);
        await browser.GetAsync($"/supplier/bids/{bid}/measures/NT1");

        // Case S1: ten people full time and five half time, for two years.
        await browser.PressAsync("Save and add lines", Line(0, 1, "Builders", 10, 100));
        await browser.PressAsync("Save and add lines", Line(1, 1, "Cleaners", 5, 50));
        await browser.PressAsync("Save and add lines", Line(2, 2, "Builders", 10, 100));
        var page = await browser.PressAsync(
            "Save and show the value",
            [
                .. Line(3, 2, "Cleaners", 5, 50),
                ("Attribution", "80"),
                ("Basis", "Headcount"),
                ("AttributionReason", "The college pays a fifth."),
                ("Statement", "Through the job centre."),
                ("Partners", "Preston College"),
                ("Milestones[0].What", "All have begun"),
                ("Milestones[0].Month", "3"),
            ]
        );

        Assert.Empty(page.Problems);
        Assert.Contains(
            "20 full-time years over the contract",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Worked out from the lines above", page.Text, StringComparison.Ordinal);
        const string cleaners =
            "Cleaners: 5 people x 50% of full time x 12 months = 2.5 full-time years";
        Assert.Contains(cleaners, page.Text, StringComparison.Ordinal);

        await World.SubmitAsync(Supplier, bid, await VersionAsync(bid));
        var copy = await browser.GetAsync($"/supplier/bids/{bid}/submitted");
        await World.OpenedAsync(Officer, Second, Procurement);
        var officer = await Site.SignInAsync(Officer);
        var judged = await officer.GetAsync($"/procurements/{Procurement}/bids/{bid}");
        foreach (var read in new[] { copy, judged })
        {
            Assert.Contains($"Year 2. {cleaners}", read.Text, StringComparison.Ordinal);
            Assert.Contains("Number of people working on it", read.Text, StringComparison.Ordinal);
            Assert.Contains("Preston College", read.Text, StringComparison.Ordinal);
            Assert.Contains("Month 3: All have begun", read.Text, StringComparison.Ordinal);
        }

        Assert.Contains("25 full-time years", judged.Text, StringComparison.Ordinal);
        Assert.Contains("Year 2, Cleaners:", judged.Text, StringComparison.Ordinal);
    }

    /// <summary>S2 to S6 of the published sums, as a bidder types them; S1 is the working above.</summary>
    [Theory]
    [InlineData("S2", "NT1", "1 50 12", "= 0.5 full-time years")]
    [InlineData("S3", "NT1", "2 100 6", "= 1 full-time year")]
    [InlineData("S4", "NT1", "1 100 6", "= 0.5 full-time years")]
    [InlineData("S5", "NT29", "8 2 1", "= 16 ")]
    [InlineData("S6", "NT29", "10 3 1", "= 30 ")]
    public async Task A_published_sum_comes_out_on_the_page_as_it_does_in_the_data(
        string id,
        string measure,
        string figures,
        string says
    )
    {
        var procurement = await World.PublishedProcurementAsync(Officer, ["NT1", "NT29"]);
        var bid = await World.StartedBidAsync(Supplier, procurement);
        var browser = await Site.SignInAsync(Supplier);
        await browser.GetAsync($"/supplier/bids/{bid}/measures/{measure}");

        var page = await browser.PressAsync(
            "Save and show the value",
            [
                ("Workings[0].Year", "1"),
                ("Workings[0].What", id),
                .. figures
                    .Split(' ')
                    .Select((figure, at) => ($"Workings[0].Figures[{at}]", figure)),
                ("Attribution", "100"),
                ("Statement", "We do it here."),
            ]
        );

        Assert.Empty(page.Problems);
        Assert.Contains($"{id}: ", page.Text, StringComparison.Ordinal);
        Assert.Contains(says, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_a_line_is_said_at_the_line_and_nothing_is_lost()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        await browser.GetAsync($"/supplier/bids/{bid}/measures/NT1");
        await browser.PressAsync("Save and add lines", Line(0, 1, "Builders", 10, 100));

        var page = await browser.PressAsync(
            "Save and continue",
            [
                .. Line(1, 2, "Cleaners", 5, 150),
                ("Milestones[0].What", "Never"),
                ("Milestones[0].Month", "30"),
            ]
        );

        Assert.Equal(2, page.Problems.Count);
        Assert.Contains(
            "Share of full time",
            Beside(page, "Workings_1__Figures_1_"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Milestone 1 is in month 30",
            Beside(page, "Milestones_0__Month"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "150",
            page.Document.QuerySelector("[name='Workings[1].Figures[1]']")!.GetAttribute("value")
        );
        var saved = await browser.PressAsync(
            "Save and continue",
            ("Workings[1].Figures[1]", "50%"),
            ("Milestones[0].Month", "24")
        );
        Assert.Equal($"/supplier/bids/{bid}", saved.Path);
    }

    [Fact]
    public async Task Two_measures_that_may_not_count_the_same_pound_are_kept_apart_before_the_bid_goes_in()
    {
        var procurement = await World.PublishedProcurementAsync(Officer, ["NT18", "NT14", "NT31"]);
        var bid = await World.StartedBidAsync(Supplier, procurement);
        await World.SavedAsync(
            Supplier,
            bid,
            1,
            BidsStory.Answers(480_000m, "We buy here.", ("NT18", [1_000m, 0m]))
        );
        var browser = await Site.SignInAsync(Supplier);
        var address = $"/supplier/bids/{bid}/measures/NT14";
        var token = (await browser.GetAsync(address)).Token;

        // While it is typed, by the script's own address.
        var live = await browser.PostAsync(
            $"{address}?handler=Value",
            token,
            ("Quantities[0]", "500"),
            ("Quantities[1]", "0")
        );
        Assert.Contains("may not count the same pound", live.Text, StringComparison.Ordinal);

        await browser.GetAsync(address);
        var page = await browser.PressAsync(
            "Save and continue",
            ("Quantities[0]", "500"),
            ("Quantities[1]", "0"),
            ("Statement", "We buy from charities.")
        );
        Assert.Equal(address, page.Path);
        Assert.StartsWith("Saved. One thing is left here.", page.Success, StringComparison.Ordinal);
        var unsaid = await World.SubmitAsync(Supplier, bid, await VersionAsync(bid));
        Assert.Equal("bids.overlap.unsaid", Assert.Single(unsaid.Problems).Code);

        page = await browser.PressAsync(
            "Save and continue",
            ("Splits[NT18]", "The food bank's kitchen here, all else there.")
        );
        Assert.Equal($"/supplier/bids/{bid}", page.Path);
        Assert.True((await World.SubmitAsync(Supplier, bid, await VersionAsync(bid))).Succeeded);
        Assert.Contains(
            "Kept apart from NT14",
            (await browser.GetAsync($"/supplier/bids/{bid}/submitted")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_the_procurement_refuses_overlaps_one_of_the_two_has_to_go()
    {
        var procurement = await World.PreparedProcurementAsync(Officer, ["NT18", "NT14"]);
        await World.AskForAsync(
            Officer,
            procurement,
            [new("NT18", "Shops close."), new("NT14", "Charities need work.")],
            Overlap.Refuse
        );
        await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
            act.RunAsync(Officer, procurement, Stop)
        );
        var bid = await World.StartedBidAsync(Supplier, procurement);
        var both = BidsStory.Answers(
            480_000m,
            "We buy here.",
            ("NT18", [1_000m, 0m]),
            ("NT14", [500m, 0m])
        );
        var version = await World.SavedAsync(
            Supplier,
            bid,
            1,
            both with
            {
                Splits = [Split.Between("NT14", "NT18", "Apart.")],
            }
        );

        var refused = await World.SubmitAsync(Supplier, bid, version);
        Assert.Equal("bids.overlap.refused", Assert.Single(refused.Problems).Code);
        var browser = await Site.SignInAsync(Supplier);
        var page = await browser.GetAsync($"/supplier/bids/{bid}/measures/NT14");
        Assert.Contains("may not both be offered", page.Text, StringComparison.Ordinal);

        page = await browser.PressAsync(
            "Save and continue",
            ("Quantities[0]", "0"),
            ("Statement", "")
        );
        Assert.Equal($"/supplier/bids/{bid}", page.Path);
        Assert.True((await World.SubmitAsync(Supplier, bid, version + 1)).Succeeded);
    }

    [Fact]
    public async Task A_share_below_the_whole_asks_by_what_it_was_reckoned()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var answers = BidsStory.Answers(480_000m, "We hire here.", ("NT1", [1m, 1m]));
        var version = await World.SavedAsync(
            Supplier,
            bid,
            1,
            answers with
            {
                Measures =
                [
                    answers.Measures[0] with
                    {
                        Attribution = 0.5m,
                        AttributionReason = "Half.",
                    },
                ],
            }
        );

        var problem = Assert.Single((await World.SubmitAsync(Supplier, bid, version)).Problems);
        Assert.Equal(
            ("bids.attribution.basis-missing", "NT1.Basis"),
            (problem.Code, problem.Field)
        );
    }

    private async Task<int> VersionAsync(Guid bid) =>
        (
            await World.AskAsync<BidInProgress, Outcome<BidInProgress.View>>(lookup =>
                lookup.OfAsync(Supplier, bid, Stop)
            )
        )
            .Value
            .Version;

    private static (string, string)[] Line(int at, int year, string what, int people, int share) =>
        [
            ($"Workings[{at}].Year", $"{year}"),
            ($"Workings[{at}].What", what),
            ($"Workings[{at}].Figures[0]", $"{people}"),
            ($"Workings[{at}].Figures[1]", $"{share}"),
            ($"Workings[{at}].Figures[2]", "12"),
        ];

    private static string Beside(WebPage page, string id) =>
        page.Document.QuerySelector($"#{id}-error")?.TextContent ?? "nothing";
}
