using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>Earlier versions of a draft, who saved them, and the deadline where people will see it.</summary>
public sealed class DraftHistoryTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task Every_save_is_kept_with_who_and_what_and_any_is_brought_back()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await World.SavedAsync(Supplier, bid, 1, Offer);
        var editor = await World.ColleagueAsync(Supplier, Role.SupplierEditor);
        await World.SavedAsync(editor, bid, 4, BidsStory.Answers(1m, "Less", ("NT29", [1m, 0m])));
        var browser = await Site.SignInAsync(Supplier);

        var tasks = await browser.GetAsync($"/supplier/bids/{bid}");
        Assert.Contains($"by {editor.Name} (NT29)", tasks.Text, StringComparison.Ordinal);
        Assert.Contains("You were working on it at", tasks.Text, StringComparison.Ordinal);
        var page = await browser.FollowAsync("See earlier versions");
        Assert.Equal(
            [("6", "NT29"), ("5", "Price"), ("4", "NT29"), ("3", "NT1"), ("2", "Price")],
            page.Rows.Select(row => (row[0], row[3]))
        );
        Assert.Equal(editor.Name, page.Rows[0][2]);

        page = await browser.PressAsync("Bring back version 4");
        Assert.StartsWith("Version 4 is your draft again.", page.Success, StringComparison.Ordinal);
        var answers = (await FoundAsync(bid)).Answers;
        Assert.Equal((480_000m, 80m), (answers.Price, answers.On("NT29", 2).Quantities.Sum()));
        Assert.Equal("7", (await browser.GetAsync($"/supplier/bids/{bid}/history")).Rows[0][0]);

        var reader = await World.ColleagueAsync(Supplier, Role.SupplierReader);
        Assert.Equal(
            "people.actor.not-allowed",
            Assert
                .Single(
                    (
                        await World.AskAsync<RestoreDraft, Outcome<int>>(act =>
                            act.RunAsync(reader, bid, 7, 2, Stop)
                        )
                    ).Problems
                )
                .Code
        );
        Assert.False(
            (
                await World.AskAsync<DraftHistory, Outcome<IReadOnlyList<DraftHistory.Saved>>>(
                    lookup => lookup.OfAsync(Rival, bid, Stop)
                )
            ).Succeeded
        );
    }

    [Fact]
    public async Task What_one_goes_on_typing_is_one_version()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await World.SavedAsync(Supplier, bid, 1, Offer);
        var version = 4;
        foreach (var text in new[] { "W", "We", "We h" })
        {
            version = (
                await World.AskAsync<SaveBidLine, Outcome<int>>(act =>
                    act.RunAsync(
                        Supplier,
                        bid,
                        version,
                        Offer.Measures[0] with
                        {
                            Statement = text,
                        },
                        [],
                        isTyping: true,
                        Stop
                    )
                )
            ).Value;
        }

        var versions = (
            await World.AskAsync<DraftHistory, Outcome<IReadOnlyList<DraftHistory.Saved>>>(lookup =>
                lookup.OfAsync(Supplier, bid, Stop)
            )
        ).Value;
        Assert.Equal([7, 4, 3, 2], versions.Select(saved => saved.Version));
    }

    [Fact]
    public async Task The_deadline_goes_into_a_calendar_and_every_page_says_whether_the_bid_is_in()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        var page = await browser.GetAsync($"/supplier/bids/{bid}");
        Assert.Contains("NOT submitted", page.Document.Title, StringComparison.Ordinal);
        var calendar = Encoding.UTF8.GetString(
            (await browser.GetAsync($"/supplier/bids/{bid}/deadline.ics")).Bytes
        );
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", calendar, StringComparison.Ordinal);
        Assert.All(
            calendar.Split("\r\n"),
            line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75)
        );

        await World.SubmitAsync(Supplier, bid, await World.SavedAsync(Supplier, bid, 1, Offer));
        page = await browser.GetAsync($"/supplier/bids/{bid}/check");
        Assert.Matches(@"Submitted \d\d:\d\d:\d\d", page.Document.Title);
    }

    private async Task<BidInProgress.View> FoundAsync(Guid bid) =>
        (
            await World.AskAsync<BidInProgress, Outcome<BidInProgress.View>>(lookup =>
                lookup.OfAsync(Supplier, bid, Stop)
            )
        ).Value;
}
