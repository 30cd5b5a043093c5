using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Commonweal.Web.Shell.Access;
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
        Assert.Equal((Typed, "2"), (page.Value("Statement"), page.Value("Quantities[0]")));
        Assert.Contains("stands in the form below again", page.Text, StringComparison.Ordinal);
        await browser.PressAsync("Save and continue");
        var saved = Assert.Single((await FoundAsync(bid)).Answers.Measures);
        Assert.Equal((Typed, 2m), (saved.Statement, saved.Quantities[0]));
        page = await browser.GetAsync(here);
        Assert.DoesNotContain("What you typed was not saved", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_token_has_expired_is_kept_as_well_and_can_be_thrown_away()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        var here = $"/supplier/bids/{bid}/measures/NT1";
        var page = await browser.GetAsync(here);
        page = await browser.PostAsync(here, Fields(page));

        Assert.Equal((here, Typed), (page.Path, page.Value("Statement")));
        page = await browser.PressAsync("Throw it away");
        Assert.Equal("", page.Value("Statement"));
        Assert.Empty((await FoundAsync(bid)).Answers.Measures);
    }

    [Fact]
    public async Task Nobody_else_finds_it_and_a_forged_writer_keeps_nothing()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        var here = $"/supplier/bids/{bid}/measures/NT1";
        var page = await browser.GetAsync(here);
        await Site.Visitor().PostAsync(here, [.. Fields(page)[1..], (TypedForms.Writer, "forged")]);
        page = await browser.GetAsync(here);
        Assert.DoesNotContain(Typed, page.Text, StringComparison.Ordinal);

        await SentLateAsync(page, here);
        var colleague = await World.ColleagueAsync(Supplier, Role.SupplierEditor);
        page = await (await Site.SignInAsync(colleague)).GetAsync(here);
        Assert.DoesNotContain(Typed, page.Text, StringComparison.Ordinal);
        await World.Database.ShiftClockAsync(TimeSpan.FromHours(25));
        Assert.Null(
            await World.AskAsync<TypedPages, TypedPages.View?>(lookup =>
                lookup.OfAsync(Supplier, here, Stop)
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
    public async Task What_was_kept_of_an_earlier_state_never_writes_over_a_colleagues_work()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var colleague = await World.ColleagueAsync(Supplier, Role.SupplierEditor);
        var browser = await Site.SignInAsync(Supplier);
        var here = $"/supplier/bids/{bid}/measures/NT1";
        await SentLateAsync(await browser.GetAsync(here), here);
        var other = await Site.SignInAsync(colleague);
        await other.GetAsync(here);
        await other.PressAsync(
            "Save and continue",
            ("Quantities[0]", "7"),
            ("Statement", "Theirs.")
        );

        var page = await browser.GetAsync(here);
        Assert.Equal(Typed, page.Value("Statement"));
        page = await browser.PressAsync("Save and continue");

        Assert.Contains("Theirs.", page.Text, StringComparison.Ordinal);
        Assert.Equal(Typed, page.Value("Statement"));
        Assert.Equal("Theirs.", Assert.Single((await FoundAsync(bid)).Answers.Measures).Statement);
        Assert.Equal(1, await KeptAsync());
        await browser.PressAsync("Save and continue");
        Assert.Equal(Typed, Assert.Single((await FoundAsync(bid)).Answers.Measures).Statement);
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task A_form_that_is_not_the_same_any_more_shows_what_was_typed_above_it()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        var here = $"/supplier/bids/{bid}/measures/NT1";
        var page = await browser.GetAsync(here);
        await Site.Visitor()
            .PostAsync(here, [.. Fields(page), ("Gone", "A question asked no more")]);

        page = await browser.GetAsync(here);

        Assert.Equal("", page.Document.QuerySelector("textarea[name=Statement]")!.TextContent);
        Assert.Contains("A question asked no more", page.Text, StringComparison.Ordinal);
        await browser.PressAsync("Send what I typed");
        Assert.Equal(Typed, Assert.Single((await FoundAsync(bid)).Answers.Measures).Statement);
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task Old_text_and_practice_are_swept_out()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await KeepAsync(bid);
        var practice = (
            await World.AskAsync<StartPractice, Outcome<Guid>>(act => act.RunAsync(Supplier, Stop))
        ).Value;
        await KeepAsync(practice);
        Assert.Equal(2, await KeptAsync());

        Assert.Equal((0, 0), await SweepAsync());
        await World.Database.ShiftClockAsync(TimeSpan.FromDays(2));
        Assert.Equal((2, 0), await SweepAsync());
        Assert.Equal(0, await KeptAsync());
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

    private async Task KeepAsync(Guid bid) =>
        Assert.True(
            (
                await World.AskAsync<KeepTypedPage, Outcome<Done>>(act =>
                    act.RunAsync(
                        Supplier,
                        $"/supplier/bids/{bid}/price",
                        $"/supplier/bids/{bid}/price",
                        [KeyValuePair.Create("Price", "1")],
                        Stop
                    )
                )
            ).Succeeded
        );

    private Task<(int Typed, int Practice)> SweepAsync() =>
        World.AskAsync<SweepBids, (int, int)>(work => work.RunAsync(Stop));

    private Task<int> KeptAsync() =>
        World.AskAsync<Db, int>(db => db.As(Supplier).Set<TypedPage>().CountAsync());

    private Task<WebPage> SentLateAsync(WebPage page, string here) =>
        Site.Visitor().PostAsync(here, Fields(page));

    private static (string Name, string Value)[] Fields(WebPage page) =>
        [
            (
                TypedForms.Writer,
                page.Document.QuerySelector($"main input[name={TypedForms.Writer}]")!
                    .GetAttribute("value")!
            ),
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
