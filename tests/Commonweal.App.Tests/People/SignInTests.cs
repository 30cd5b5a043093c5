using System.Net;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Story;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Commonweal.App.Tests.People;

public sealed class SignInTests : SiteCase
{
    [Fact]
    public async Task Who_signs_in_returns_to_the_page_they_asked_for()
    {
        var administrator = await AdministratorAsync();
        var browser = Site.Visitor();

        var asked = await browser.GetAsync("/people?sort=-name");
        Assert.Equal("Sign in", asked.Heading);
        var page = await SignInAsync(browser, administrator);

        Assert.Equal("/people?sort=-name", page.Path);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        var administrator = await AdministratorAsync();
        var browser = Site.Visitor();

        await browser.GetAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.Equal("/", (await SignInAsync(browser, administrator)).Path);
    }

    [Fact]
    public async Task Empty_boxes_are_each_asked_for_and_are_no_wrong_try()
    {
        var browser = Site.Visitor();
        await browser.GetAsync("/sign-in");

        var page = await browser.PressAsync("Continue", ("Email", "  "));

        Assert.Equal(["Enter your email address.", "Enter your password."], page.Problems);
        page = await browser.PressAsync("Continue", ("Email", "nobody@example.org"));
        Assert.Equal("Enter your password.", page.Problems.Single());
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer()
    {
        var email = await EmailOfAsync(await AdministratorAsync());
        var browser = Site.Visitor();
        await browser.GetAsync("/sign-in");
        var wrong = await browser.PressAsync("Continue", ("Email", email), ("Password", "wrong"));
        var unknown = await browser.PressAsync(
            "Continue",
            ("Email", "nobody@example.org"),
            ("Password", "wrong")
        );

        Assert.Single(wrong.Problems);
        Assert.Equal(wrong.Problems, unknown.Problems);
        Assert.Equal(wrong.Status, unknown.Status);
    }

    [Fact]
    public async Task A_try_takes_the_same_work_with_an_account_without_one_at_rest_and_without_a_password()
    {
        var hasher = new CountingHasher();
        await using var counted = await Site.OpenAsync(
            World,
            builder => builder.Services.AddSingleton<IPasswordHasher<Account>>(hasher)
        );
        var (known, bare) = (await AdministratorAsync(), await AdministratorAsync());
        await World.Database.TamperAsync(
            $"update account set password_hash = null where id = '{bare.AccountId}'"
        );
        var (email, bareEmail) = (await EmailOfAsync(known), await EmailOfAsync(bare));
        var browser = counted.Visitor();
        await browser.GetAsync("/sign-in");
        async Task<int> WorkAsync(string email, string password)
        {
            hasher.Asked = 0;
            var page = await browser.PressAsync(
                "Continue",
                ("Email", email),
                ("Password", password)
            );
            Assert.Single(page.Problems);
            return hasher.Asked;
        }

        Assert.Equal(1, await WorkAsync("nobody@example.org", "wrong"));
        Assert.Equal(1, await WorkAsync(bareEmail, "wrong"));
        for (var tries = 0; tries < 10; tries++)
            Assert.Equal(1, await WorkAsync(email, "wrong"));
        Assert.Equal(1, await WorkAsync(email, World.Password));
    }

    [Fact]
    public async Task After_ten_wrong_tries_the_right_password_waits_and_the_answer_is_the_same()
    {
        var email = await EmailOfAsync(await AdministratorAsync());
        var browser = Site.Visitor();
        await browser.GetAsync("/sign-in");
        for (var tries = 0; tries < 10; tries++)
            await browser.PressAsync("Continue", ("Email", email), ("Password", "wrong"));
        var wrong = browser.Page;

        var right = await browser.PressAsync(
            "Continue",
            ("Email", email),
            ("Password", World.Password)
        );

        Assert.Equal(wrong.Problems, right.Problems);
    }

    [Fact]
    public async Task A_strangers_wrong_tries_do_not_keep_out_who_has_signed_in_here_before()
    {
        var (ruth, other) = (await AdministratorAsync(), await AdministratorAsync());
        var (browser, others) = (await Site.SignInAsync(ruth), await Site.SignInAsync(other));
        foreach (var known in new[] { browser, others })
        {
            await known.GetAsync("/");
            await known.PressAsync("Sign out");
            await known.GetAsync("/sign-in");
        }

        var stranger = Site.Visitor();
        await stranger.GetAsync("/sign-in");
        var email = await EmailOfAsync(ruth);
        for (var tries = 0; tries < 11; tries++)
            await stranger.PressAsync("Continue", ("Email", email), ("Password", "wrong"));

        Assert.Equal("/sign-in", (await SignInAsync(others, ruth)).Path);
        Assert.Equal("/", (await SignInAsync(browser, ruth)).Path);
    }

    [Fact]
    public async Task Of_many_tries_at_one_moment_no_more_are_looked_at_than_are_allowed()
    {
        var id = (await AdministratorAsync()).AccountId;
        Task<bool> TakeAsync() =>
            World.AskAsync<SignInTries, bool>(tries => tries.TakeAsync(new Account { Id = id }));

        var taken = await Task.WhenAll(Enumerable.Range(0, 110).Select(_ => TakeAsync()));

        Assert.Equal(100, taken.Count(may => may));
        await World.AskAsync<SignInTries, bool>(async tries =>
        {
            await tries.GiveBackAsync(new Account { Id = id });
            return true;
        });
        Assert.True(await TakeAsync());
        Assert.False(await TakeAsync());
    }

    [Fact]
    public async Task A_code_counts_as_ten_tries_and_one_no_line_has_left_counts_nothing()
    {
        var id = (await AdministratorAsync()).AccountId;
        Task<bool> TakeAsync(int weight, bool isLeft) =>
            World.AskAsync<SignInTries, bool>(tries =>
                tries.TakeAsync(new Account { Id = id }, weight, isLeft)
            );

        for (var tries = 0; tries < 200; tries++)
            Assert.False(await TakeAsync(1, isLeft: false));
        for (var tries = 0; tries < 10; tries++)
            Assert.True(await TakeAsync(SignInTries.OfCode, isLeft: true));
        Assert.False(await TakeAsync(SignInTries.OfCode, isLeft: true));
    }

    [Fact]
    public async Task A_strangers_wrong_tries_keep_nobody_out_on_another_line_however_fast_they_come()
    {
        var email = await EmailOfAsync(await AdministratorAsync());
        await using var lined = await LinedAsync();
        var stranger = lined.Visitor();
        await stranger.GetAsync("/sign-in");
        for (var tries = 0; tries < 30; tries++)
            await stranger.PressAsync("Continue", ("Email", email), ("Password", "wrong"));
        Assert.Equal(
            "/sign-in",
            (
                await stranger.PressAsync(
                    "Continue",
                    ("Email", email),
                    ("Password", World.Password)
                )
            ).Path
        );

        line = "192.0.2.7";
        var owner = lined.Visitor();
        await owner.GetAsync("/sign-in");
        Assert.Equal(
            "/",
            (
                await owner.PressAsync("Continue", ("Email", email), ("Password", World.Password))
            ).Path
        );
    }

    [Fact]
    public async Task From_many_lines_an_account_is_looked_at_a_hundred_times_and_then_rests()
    {
        var email = await EmailOfAsync(await AdministratorAsync());
        await using var lined = await LinedAsync();
        for (var stranger = 1; stranger <= 10; stranger++)
        {
            line =
                $"198.51.100.{stranger.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            var browser = lined.Visitor();
            await browser.GetAsync("/sign-in");
            for (var tries = 0; tries < 10; tries++)
                await browser.PressAsync("Continue", ("Email", email), ("Password", "wrong"));
        }

        line = "192.0.2.7";
        var owner = lined.Visitor();
        await owner.GetAsync("/sign-in");
        Assert.Equal(
            "/sign-in",
            (
                await owner.PressAsync("Continue", ("Email", email), ("Password", World.Password))
            ).Path
        );
    }

    private string line = "192.0.2.1";

    /// <summary>A site that is asked from the line the test is on.</summary>
    private Task<Site> LinedAsync() =>
        Site.OpenAsync(
            World,
            builder => builder.Services.AddSingleton<IStartupFilter>(new FromLine(() => line))
        );

    private sealed class FromLine(Func<string> line) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (context, then) =>
                    {
                        context.Connection.RemoteIpAddress = IPAddress.Parse(line());
                        return then(context);
                    }
                );
                next(app);
            };
    }

    [Fact]
    public async Task One_address_has_a_limit_of_tries_a_minute()
    {
        var browser = Site.Visitor();
        for (var tries = 0; tries < RequestLimits.TriesAMinute; tries++)
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/sign-in")).Status);

        var refused = await browser.PostAsync("/sign-in");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("Too many tries", refused.Heading);
    }

    [Theory]
    [InlineData("83950271640284739105", false)]
    [InlineData("three-random-words", false)]
    [InlineData("x7#Kq9!vLp2$", false)]
    [InlineData("12345678901234567890", true)]
    [InlineData("aaaaaaaaaaaaaaaa", true)]
    [InlineData("abcdefghijklmnop", true)]
    [InlineData("Password-2026!", true)]
    [InlineData("password-abcd", true)]
    [InlineData("someone@example.org", true)]
    public async Task A_password_is_refused_when_little_is_left_of_it(
        string password,
        bool isRefused
    )
    {
        var judged = await World.AskAsync<UserManager<Account>, IdentityResult>(accounts =>
            accounts
                .PasswordValidators.Single(rule => rule is not PasswordValidator<Account>)
                .ValidateAsync(accounts, new Account { Email = "someone@example.org" }, password)
        );

        Assert.Equal(isRefused, !judged.Succeeded);
    }

    [Fact]
    public async Task Signing_out_ends_a_copied_session_too()
    {
        var browser = await Site.SignInAsync(await AdministratorAsync());
        var copied = browser.Copy();
        Assert.Equal("People", (await copied.GetAsync("/people")).Heading);

        await browser.GetAsync("/");
        var after = await browser.PressAsync("Sign out");

        Assert.Equal("You are signed out.", after.Success);
        Assert.Equal("Sign in", (await copied.GetAsync("/people")).Heading);
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_on_the_next_page()
    {
        var administrator = await AdministratorAsync();
        var browser = await Site.SignInAsync(administrator);

        await World.Database.TamperAsync(
            $"delete from membership where account_id = '{administrator.AccountId}'"
        );

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/people")).Status);
    }

    [Fact]
    public async Task A_session_in_use_still_ends_after_twelve_hours()
    {
        var clock = new Clock();
        await using var timed = await Site.OpenAsync(
            World,
            builder => builder.Services.AddSingleton<TimeProvider>(clock)
        );
        var browser = await timed.SignInAsync(await AdministratorAsync());

        for (var third = 0; third < 36; third++)
        {
            clock.Now += TimeSpan.FromMinutes(20);
            Assert.Equal("People", (await browser.GetAsync("/people")).Heading);
        }

        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal("Sign in", (await browser.GetAsync("/people")).Heading);
    }

    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public int Asked { get; set; }

        public override string HashPassword(Account user, string password)
        {
            Asked++;
            return base.HashPassword(user, password);
        }

        public override PasswordVerificationResult VerifyHashedPassword(
            Account user,
            string hashedPassword,
            string providedPassword
        )
        {
            Asked++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private async Task<Actor> AdministratorAsync() =>
        await World.PersonAsync(
            await World.AuthorityAsync($"c-{Guid.CreateVersion7():N}"),
            Role.Administrator
        );

    private Task<string> EmailOfAsync(Actor actor) =>
        World.AskAsync<UserManager<Account>, string>(async accounts =>
            (await accounts.FindByIdAsync(actor.AccountId.ToString()))!.Email!
        );

    private async Task<WebPage> SignInAsync(Browser browser, Actor actor) =>
        await browser.PressAsync(
            "Continue",
            ("Email", await EmailOfAsync(actor)),
            ("Password", World.Password)
        );
}
