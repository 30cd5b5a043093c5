using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Story;
using Microsoft.AspNetCore.Identity;
using Xunit;

namespace Commonweal.App.Tests.People;

public sealed class TwoStepTests : SiteCase
{
    private Actor officer = null!;
    private string email = "";
    private string key = "";
    private IReadOnlyList<string> recovery = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.Officer);
        var browser = await Site.SignInAsync(officer);
        var page = await browser.GetAsync("/account/two-step");
        key = page
            .Document.QuerySelector("strong.cw-codes")!
            .TextContent.Replace(" ", "", StringComparison.Ordinal);
        page = await browser.PressAsync(
            "Turn two-step sign-in on",
            ("Password", World.Password),
            ("Code", AuthenticatorApp.Shows(key))
        );
        recovery = [.. page.Document.QuerySelectorAll(".cw-codes li").Select(li => li.TextContent)];
        email = await World.AskAsync<UserManager<Account>, string>(async accounts =>
            (await accounts.FindByIdAsync($"{officer.AccountId}"))!.Email!
        );
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        var browser = await FirstStepAsync();

        Assert.Equal("Enter your code", browser.Page.Heading);
        Assert.Equal("Sign in", (await browser.GetAsync("/account")).Heading);
    }

    [Fact]
    public async Task Empty_boxes_are_each_asked_for()
    {
        var page = await (await FirstStepAsync()).PressAsync("Sign in", ("Code", " "));
        Assert.Equal("Enter the code from your authenticator app.", page.Problems.Single());

        var other = await Site.SignInAsync(
            await World.PersonAsync(officer.AuthorityId!.Value, Role.Officer)
        );
        await other.GetAsync("/account/two-step");
        page = await other.PressAsync("Turn two-step sign-in on");
        Assert.Equal(["Enter your password.", "Enter the code your app shows now."], page.Problems);
        await other.GetAsync("/account/password");
        page = await other.PressAsync("Change password");
        Assert.Equal("Enter your password.", page.Problems[0]);
        Assert.StartsWith("Your password must be 12", page.Problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_code_does_not_sign_in_again_in_another_spelling()
    {
        var browser = await FirstStepAsync();
        var refused = await browser.PressAsync(
            "Sign in",
            ("Code", $"0{AuthenticatorApp.Shows(key)}")
        );
        Assert.Single(refused.Problems);
    }

    [Fact]
    public async Task A_code_signs_in_once_and_the_one_of_the_set_up_not_again()
    {
        var browser = await FirstStepAsync();
        var refused = await browser.PressAsync("Sign in", ("Code", AuthenticatorApp.Shows(key)));
        Assert.Single(refused.Problems);

        var next = AuthenticatorApp.Shows(key, 1);
        Assert.Equal("Your tasks", (await browser.PressAsync("Sign in", ("Code", next))).Heading);

        var thief = await FirstStepAsync();
        Assert.Equal(
            refused.Problems,
            (await thief.PressAsync("Sign in", ("Code", next))).Problems
        );
    }

    [Fact]
    public async Task One_code_sent_many_times_at_once_signs_in_once()
    {
        var browsers = new List<Browser>();
        for (var i = 0; i < 6; i++)
            browsers.Add(await FirstStepAsync());
        var code = AuthenticatorApp.Shows(key, 1);

        var pages = await Task.WhenAll(
            browsers.Select(browser => browser.PressAsync("Sign in", ("Code", code)))
        );

        Assert.Single(pages, page => page.Heading == "Your tasks");
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_app_once()
    {
        Assert.Equal(10, recovery.Count);
        var browser = await FirstStepAsync();
        Assert.Equal(
            "Your tasks",
            (await browser.PressAsync("Sign in", ("Code", recovery[0]))).Heading
        );

        var again = await FirstStepAsync();
        Assert.Single((await again.PressAsync("Sign in", ("Code", recovery[0]))).Problems);
    }

    [Fact]
    public async Task A_copy_of_the_database_holds_no_key_and_no_code()
    {
        var kept = await World.AskAsync<Service.Storage.Db, string>(db =>
            Task.FromResult(string.Join('\n', db.Set<AccountToken>().Select(token => token.Value)))
        );

        Assert.DoesNotContain(key, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(recovery[0], kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_browser_that_passed_both_steps_is_known_while_the_account_rests()
    {
        var known = await FirstStepAsync();
        await known.PressAsync("Sign in", ("Code", recovery[0]));
        await known.PressAsync("Sign out");
        var halfway = await FirstStepAsync();
        var stranger = Site.Visitor();
        await stranger.GetAsync("/sign-in");
        for (var tries = 0; tries < 10; tries++)
            await stranger.PressAsync("Continue", ("Email", email), ("Password", "wrong"));

        var refused = await halfway.PressAsync("Sign in", ("Code", recovery[1]));
        Assert.Single(refused.Problems);
        await halfway.GetAsync("/sign-in");
        refused = await halfway.PressAsync(
            "Continue",
            ("Email", email),
            ("Password", World.Password)
        );
        Assert.Equal("Sign in", refused.Heading);

        await known.GetAsync("/sign-in");
        await known.PressAsync("Continue", ("Email", email), ("Password", World.Password));
        Assert.Equal(
            "Your tasks",
            (await known.PressAsync("Sign in", ("Code", recovery[1]))).Heading
        );
    }

    [Fact]
    public async Task Turning_it_off_asks_for_the_password()
    {
        var browser = await FirstStepAsync();
        await browser.PressAsync("Sign in", ("Code", recovery[1]));
        await browser.GetAsync("/account/two-step");

        Assert.Single(
            (await browser.PressAsync("Turn two-step sign-in off", ("Password", "wrong"))).Problems
        );
        Assert.Equal(
            "Two-step sign-in is off.",
            (
                await browser.PressAsync("Turn two-step sign-in off", ("Password", World.Password))
            ).Success
        );
    }

    private async Task<Browser> FirstStepAsync()
    {
        var browser = Site.Visitor();
        await browser.GetAsync("/sign-in");
        await browser.PressAsync("Continue", ("Email", email), ("Password", World.Password));
        return browser;
    }
}
