using Commonweal.App.Tests.Bids;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.People;

/// <summary>What people of an authority type and send after their session ended is not lost, and nobody else's.</summary>
public sealed class TypedFormTests() : BidsCase(withSite: true)
{
    private const string Typed = "Yes. The van may stand in the yard of the school.";

    [Fact]
    public async Task A_long_answer_sent_without_a_session_comes_back_on_its_page_and_is_sent_again()
    {
        var here = await QuestionAsync();
        var browser = await Site.SignInAsync(Officer);
        var page = await SentLateAsync(await browser.GetAsync(here), here);
        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString(here)}&kept=true", page.Path);
        Assert.Contains(
            "What you typed is kept; sign in to go on.",
            page.Text,
            StringComparison.Ordinal
        );

        page = await browser.GetAsync(here);
        Assert.Equal(Typed, page.Value("Answer"));
        Assert.NotNull(page.Document.QuerySelector("input[name=Answers][value=true][checked]"));
        page = await browser.PressAsync("Send the reply");
        Assert.StartsWith("The answer is on", page.Success, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "What you typed was not saved",
            (await browser.GetAsync(here)).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await KeptAsync(Officer));
    }

    [Fact]
    public async Task A_form_older_than_its_token_keeps_what_staff_typed_within_their_session()
    {
        var here = await QuestionAsync();
        var browser = await Site.SignInAsync(Officer);
        var page = await browser.GetAsync(here);

        page = await browser.PostAsync(here, Fields(page));

        Assert.Equal((here, Typed), (page.Path, page.Value("Answer")));
        Assert.Equal(1, await KeptAsync(Officer));
    }

    [Fact]
    public async Task It_is_nobody_elses_can_be_thrown_away_and_ends_by_itself()
    {
        var here = await QuestionAsync();
        var browser = await Site.SignInAsync(Officer);
        var page = await browser.GetAsync(here);
        await SentLateAsync(page, here);
        var colleague = await Site.SignInAsync(Second);
        Assert.DoesNotContain(
            Typed,
            (await colleague.GetAsync(here)).Text,
            StringComparison.Ordinal
        );
        await browser.GetAsync(here);
        await browser.PressAsync("Throw it away");
        Assert.DoesNotContain(Typed, (await browser.GetAsync(here)).Text, StringComparison.Ordinal);

        await SentLateAsync(page, here);
        Assert.Equal(1, await KeptAsync(Officer));
        await World.Database.ShiftClockAsync(TimeSpan.FromDays(2));
        Assert.Null(
            await World.AskAsync<TypedPages, TypedPages.View?>(lookup =>
                lookup.OfAsync(Officer, here, CancellationToken.None)
            )
        );
        Assert.Equal(
            1,
            (
                await World.AskAsync<SweepBids, (int Typed, int Practice)>(work =>
                    work.RunAsync(CancellationToken.None)
                )
            ).Typed
        );
    }

    [Fact]
    public async Task Neither_a_forged_writer_nor_a_password_nor_a_page_left_open_is_kept()
    {
        var here = await QuestionAsync();
        var browser = await Site.SignInAsync(Officer);
        var page = await browser.GetAsync(here);
        await Site.Visitor().PostAsync(here, [(TypedForms.Writer, "forged"), ("Answer", Typed)]);
        await Site.Visitor().PostAsync(here, [.. Fields(page), ("NewPassword", "hunter2")]);
        await Site.Visitor().PostAsync("/account/password", Fields(page));
        Assert.Equal(0, await KeptAsync(Officer));

        await browser.PressAsync("Sign out");
        await SentLateAsync(page, here);
        Assert.Equal(0, await KeptAsync(Officer));
    }

    [Fact]
    public async Task What_is_kept_lies_sealed()
    {
        var here = await QuestionAsync();
        var browser = await Site.SignInAsync(Officer);
        await SentLateAsync(await browser.GetAsync(here), here);

        var row = await World.AskAsync<Db, TypedPage>(db =>
            db.As(Officer).Set<TypedPage>().SingleAsync()
        );

        Assert.DoesNotContain(
            "van may stand",
            System.Text.Encoding.UTF8.GetString(row.Sealed),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_for_staff_and_an_hour_for_a_bidder()
    {
        var clock = new Clock();
        await using var timed = await Site.OpenAsync(
            World,
            builder => builder.Services.AddSingleton<TimeProvider>(clock)
        );
        var (officer, bidder) = (
            await timed.SignInAsync(Officer),
            await timed.SignInAsync(Supplier)
        );
        Assert.Equal("30", await MinutesAsync(officer));
        Assert.Equal("60", await MinutesAsync(bidder));

        clock.Now += TimeSpan.FromMinutes(29);
        await officer.GetAsync("/account");
        clock.Now += TimeSpan.FromMinutes(29);
        Assert.NotEqual(
            "Sign in",
            (await officer.GetAsync("/account")).Heading,
            StringComparer.Ordinal
        );
        Assert.NotEqual(
            "Sign in",
            (await bidder.GetAsync("/account")).Heading,
            StringComparer.Ordinal
        );
        clock.Now += TimeSpan.FromMinutes(31);
        Assert.Equal("Sign in", (await officer.GetAsync("/account")).Heading);
        Assert.NotEqual(
            "Sign in",
            (await bidder.GetAsync("/account")).Heading,
            StringComparer.Ordinal
        );
    }

    [Theory]
    [InlineData("Answer", "Answer")]
    [InlineData("Input.WhyNot", "Why not")]
    [InlineData("Rows[2].Reason", "Reason (3)")]
    public void A_field_is_called_by_its_name_in_words(string name, string words) =>
        Assert.Equal(words, TypedFormWords.Of(name));

    private static async Task<string?> MinutesAsync(Browser browser) =>
        (await browser.GetAsync("/account")).Document.Body!.GetAttribute("data-session-minutes");

    private async Task<string> QuestionAsync() =>
        $"/procurements/{Procurement}/questions/{(await World.AskQuestionAsync(Supplier, Procurement, "May a van stand there?")).Value}";

    private Task<int> KeptAsync(Actor actor) =>
        World.AskAsync<Db, int>(db => db.As(actor).Set<TypedPage>().CountAsync());

    private Task<WebPage> SentLateAsync(WebPage page, string here) =>
        Site.Visitor().PostAsync(here, Fields(page));

    private static (string Name, string Value)[] Fields(WebPage page) =>
        [
            (
                TypedForms.Writer,
                page.Document.QuerySelector($"main input[name={TypedForms.Writer}]")!
                    .GetAttribute("value")!
            ),
            ("Answers", "true"),
            ("Question", "May a van stand there?"),
            ("Answer", Typed),
        ];

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
