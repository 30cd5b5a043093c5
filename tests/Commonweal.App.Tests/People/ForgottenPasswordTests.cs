using Commonweal.App.Tests.Cli;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Story;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.People;

/// <summary>The ways back in: by letter to a new password, by the operator also past a lost second step.</summary>
public sealed class ForgottenPasswordTests : SiteCase
{
    private const string New = "violet-harbour-lantern";

    private Actor officer = null!;
    private string email = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.Officer);
        email = await World.AskAsync<UserManager<Account>, string>(async accounts =>
            (await accounts.FindByIdAsync($"{officer.AccountId}"))!.Email!
        );
        await World.PostAsync();
    }

    [Fact]
    public async Task The_letters_link_sets_a_password_once_ends_sessions_and_leaves_the_second_step_on()
    {
        var elsewhere = await Site.SignInAsync(officer);
        await TurnTwoStepOnAsync(elsewhere);
        await AskAsync(email);
        var link = await World.LinkToAsync(email);

        var browser = Site.Visitor();
        var page = await browser.GetAsync(link);
        foreach (var weak in new[] { "", "short" })
        {
            page = await browser.PressAsync("Change password", ("Password", weak));
            Assert.Single(page.Problems);
        }

        page = await browser.PressAsync("Change password", ("Password", New));

        Assert.Equal("Your password is changed. Sign in with it.", page.Success);
        Assert.Equal("Sign in", (await elsewhere.GetAsync("/account")).Heading);
        Assert.Contains(
            "This link cannot be used",
            (await Site.Visitor().GetAsync(link)).Text,
            StringComparison.Ordinal
        );
        Assert.Single((await SignInAsync(World.Password)).Problems);
        Assert.Equal("Enter your code", (await SignInAsync(New)).Heading);
        Assert.Equal(1, await EntriesAsync("account.password-chosen"));
    }

    [Fact]
    public async Task A_new_password_by_letter_lets_in_whom_a_strangers_tries_keep_out()
    {
        var stranger = Site.Visitor();
        await stranger.GetAsync("/sign-in");
        for (var tries = 0; tries < 12; tries++)
            await stranger.PressAsync("Continue", ("Email", email), ("Password", "wrong"));
        await World.Database.TamperAsync(
            $"update account set lockout_end = now() + interval '1 hour' where id = '{officer.AccountId}'"
        );
        Assert.Single((await SignInAsync(World.Password)).Problems);

        await AskAsync(email);
        var browser = Site.Visitor();
        await browser.GetAsync(await World.LinkToAsync(email));
        await browser.PressAsync("Change password", ("Password", New));
        Assert.Equal(
            "/",
            (await browser.PressAsync("Continue", ("Email", email), ("Password", New))).Path
        );

        // It is known from now on: the next tries of the stranger do not keep it out either.
        await browser.GetAsync("/");
        await browser.PressAsync("Sign out");
        for (var tries = 0; tries < 12; tries++)
            await stranger.PressAsync("Continue", ("Email", email), ("Password", "wrong"));
        await browser.GetAsync("/sign-in");
        Assert.Equal(
            "/",
            (await browser.PressAsync("Continue", ("Email", email), ("Password", New))).Path
        );
    }

    [Fact]
    public async Task A_known_address_and_an_unknown_one_get_the_same_page_and_only_the_letters_differ()
    {
        Assert.Equal(
            await AskAsync("nobody@example.org"),
            await AskAsync(email.ToUpperInvariant())
        );
        Assert.Contains(
            "There is no account with it",
            await World.LetterToAsync("nobody@example.org"),
            StringComparison.Ordinal
        );
        Assert.Contains("token=", await World.LetterToAsync(email), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operators_link_also_turns_the_second_step_off_and_is_recorded()
    {
        await TurnTwoStepOnAsync(await Site.SignInAsync(officer));
        var run = await Run.AsProcessAsync(
            ["account", "reset", email],
            ("ConnectionStrings__Commonweal", World.Database.App),
            ("COMMONWEAL_HOME", World.Home),
            ("COMMONWEAL_DATA", World.RepositoryData())
        );
        Assert.Equal((0, ""), (run.Exit, run.Error));

        var browser = Site.Visitor();
        await browser.GetAsync(run.Out[run.Out.IndexOf('/', StringComparison.Ordinal)..].Trim());
        await browser.PressAsync("Change password", ("Password", New));

        Assert.Equal("Your tasks", (await SignInAsync(New)).Heading);
        Assert.Equal(1, await EntriesAsync("account.reset-allowed"));
        Assert.Equal(1, await EntriesAsync("account.password-chosen"));
    }

    [Fact]
    public async Task The_operator_is_told_of_an_address_without_an_account() =>
        Assert.Equal(
            "people.account.unknown",
            CodeOf(
                await World.AskAsync<ResetAccount, Outcome<string>>(act =>
                    act.RunAsync("nobody@example.org", Stop)
                )
            )
        );

    [Fact]
    public async Task A_link_works_for_a_day_and_no_changed_one_ever()
    {
        await AskAsync(email);
        var token = (await World.LinkToAsync(email)).Split('=')[1];
        Assert.Equal(email, await FindAsync(token));
        Assert.Null(await FindAsync(token[1..]));
        Assert.Null(await FindAsync("not a token"));

        await World.Database.ShiftClockAsync(TimeSpan.FromHours(25));

        Assert.Null(await FindAsync(token));
        var refused = await World.AskAsync<ChoosePassword, Outcome<Done>>(act =>
            act.RunAsync(token, New, Stop)
        );
        Assert.Equal("people.password-link.not-usable", CodeOf(refused));
    }

    private Task<string?> FindAsync(string token) =>
        World.AskAsync<ChoosePassword, string?>(act => act.FindAsync(token, Stop));

    private async Task<string> AskAsync(string address)
    {
        var browser = Site.Visitor();
        await browser.GetAsync("/sign-in");
        await browser.FollowAsync("Forgotten your password?");
        var page = await browser.PressAsync("Continue", ("Email", address));
        Assert.Equal("Check your email", page.Heading);
        return page.Text.Replace(address, "", StringComparison.Ordinal);
    }

    private async Task<WebPage> SignInAsync(string password)
    {
        var browser = Site.Visitor();
        await browser.GetAsync("/sign-in");
        return await browser.PressAsync("Continue", ("Email", email), ("Password", password));
    }

    private async Task TurnTwoStepOnAsync(Browser browser)
    {
        var page = await browser.GetAsync("/account/two-step");
        var key = page
            .Document.QuerySelector("strong.cw-codes")!
            .TextContent.Replace(" ", "", StringComparison.Ordinal);
        await browser.PressAsync(
            "Turn two-step sign-in on",
            ("Password", World.Password),
            ("Code", AuthenticatorApp.Shows(key))
        );
    }

    /// <summary>How many of that act stand in the log of the person's own council.</summary>
    private Task<int> EntriesAsync(string act) =>
        World.AskAsync<Service.Storage.Db, int>(async db =>
            await db.As(officer)
                .Database.SqlQuery<int>(
                    $"select count(*)::int as \"Value\" from audit_entry where act = {act} and scope_id = {officer.AuthorityId}"
                )
                .SingleAsync()
        );
}
