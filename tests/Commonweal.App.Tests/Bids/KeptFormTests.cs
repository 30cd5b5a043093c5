using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>What is typed and sent after the session ended is not lost, and nobody else's.</summary>
public sealed class KeptFormTests() : BidsCase(withSite: true)
{
    private const string Typed = "We hire through the job centre in Preston.";

    [Fact]
    public async Task What_was_sent_without_a_session_waits_unsaved_and_is_saved_on_ones_word()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        var here = $"/supplier/bids/{bid}/measures/NT1";
        var page = await SentLateAsync(await browser.GetAsync(here), here);
        Assert.StartsWith("/sign-in", page.Path, StringComparison.Ordinal);
        Assert.Empty((await FoundAsync(bid)).Answers.Measures);

        page = await browser.GetAsync(here);
        Assert.Contains(Typed, page.Text, StringComparison.Ordinal);
        await browser.PressAsync("Save what I typed");
        var saved = Assert.Single((await FoundAsync(bid)).Answers.Measures);
        Assert.Equal((Typed, 2m), (saved.Statement, saved.Quantities[0]));
        page = await browser.GetAsync(here);
        Assert.DoesNotContain("Save what I typed", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_token_has_expired_is_kept_as_well_and_can_be_thrown_away()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        var here = $"/supplier/bids/{bid}/measures/NT1";
        var page = await browser.GetAsync(here);
        page = await browser.PostAsync(here, Fields(page));

        Assert.Equal(here, page.Path);
        Assert.Contains(Typed, page.Text, StringComparison.Ordinal);
        page = await browser.PressAsync("Throw it away");
        Assert.DoesNotContain(Typed, page.Text, StringComparison.Ordinal);
        Assert.Empty((await FoundAsync(bid)).Answers.Measures);
    }

    [Fact]
    public async Task Nobody_else_finds_it_and_a_forged_writer_keeps_nothing()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        var here = $"/supplier/bids/{bid}/measures/NT1";
        var page = await browser.GetAsync(here);
        await Site.Visitor().PostAsync(here, [.. Fields(page)[1..], ("Writer", "forged")]);
        page = await browser.GetAsync(here);
        Assert.DoesNotContain(Typed, page.Text, StringComparison.Ordinal);

        await SentLateAsync(page, here);
        var colleague = await World.ColleagueAsync(Supplier, Role.SupplierEditor);
        page = await (await Site.SignInAsync(colleague)).GetAsync(here);
        Assert.DoesNotContain(Typed, page.Text, StringComparison.Ordinal);
        await World.Database.ShiftClockAsync(TimeSpan.FromHours(25));
        Assert.Null(
            await World.AskAsync<KeptTyping, KeptTyping.View?>(lookup =>
                lookup.OfAsync(Supplier, bid, "/measures/NT1", Stop)
            )
        );
    }

    [Fact]
    public async Task After_signing_out_a_page_left_open_keeps_nothing()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        var here = $"/supplier/bids/{bid}/measures/NT1";
        var left = await browser.GetAsync(here);
        await browser.PressAsync("Sign out");

        await SentLateAsync(left, here);

        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task Only_pages_of_the_bid_are_kept_and_old_text_and_practice_are_swept_out()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        Assert.Equal("bids.bid.unknown", await KeepAsync(bid, "/measures/NT999"));
        Assert.Equal("bids.bid.unknown", await KeepAsync(bid, "/made-up"));
        Assert.Null(await KeepAsync(bid, "/measures/NT1"));
        var practice = (
            await World.AskAsync<StartPractice, Outcome<Guid>>(act => act.RunAsync(Supplier, Stop))
        ).Value;
        Assert.Null(await KeepAsync(practice, "/price"));
        Assert.Equal(2, await KeptAsync());

        Assert.Equal((0, 0), await SweepAsync());
        await World.Database.ShiftClockAsync(TimeSpan.FromDays(2));
        Assert.Equal((2, 0), await SweepAsync());
        Assert.Equal(0, await KeptAsync());
        Assert.Null(await KeepAsync(practice, "/price"));
        await World.Database.ShiftClockAsync(TimeSpan.FromDays(3 * 365));
        Assert.Equal(1, (await SweepAsync()).Practice);
        Assert.Equal(
            [bid],
            await World.AskAsync<Db, Guid[]>(db =>
                db.As(Supplier).Set<Domain.Bids.Bid>().Select(row => row.Id).ToArrayAsync()
            )
        );
        Assert.Equal(
            0,
            await World.AskAsync<Db, int>(db =>
                db.As(Supplier)
                    .Database.SqlQuery<int>($"select sweep_typing(1) as \"Value\"")
                    .SingleAsync()
            )
        );
    }

    private async Task<string?> KeepAsync(Guid bid, string page) =>
        (
            await World.AskAsync<KeepTyping, Outcome<Done>>(act =>
                act.RunAsync(Supplier, bid, page, [KeyValuePair.Create("Price", "1")], Stop)
            )
        )
            .Problems.SingleOrDefault()
            ?.Code;

    private Task<(int Typed, int Practice)> SweepAsync() =>
        World.AskAsync<SweepBids, (int, int)>(work => work.RunAsync(Stop));

    private Task<int> KeptAsync() =>
        World.AskAsync<Db, int>(db => db.As(Supplier).Set<Domain.Bids.BidTyping>().CountAsync());

    private Task<WebPage> SentLateAsync(WebPage page, string here) =>
        Site.Visitor().PostAsync(here, Fields(page));

    private static (string Name, string Value)[] Fields(WebPage page) =>
        [
            ("Writer", page.Document.QuerySelector("input[name=Writer]")!.GetAttribute("value")!),
            ("Version", "1"),
            ("Quantities[0]", "2"),
            ("Quantities[1]", "3"),
            ("Attribution", "100"),
            ("Statement", Typed),
        ];

    private async Task<BidInProgress.View> FoundAsync(Guid bid) =>
        (
            await World.AskAsync<BidInProgress, Outcome<BidInProgress.View>>(lookup =>
                lookup.OfAsync(Supplier, bid, Stop)
            )
        ).Value;
}
