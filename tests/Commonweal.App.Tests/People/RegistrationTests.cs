using System.Net;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Story;
using Microsoft.AspNetCore.Identity;
using Xunit;

namespace Commonweal.App.Tests.People;

/// <summary>A supplier registers by the link of a letter, without anybody learning who has an account.</summary>
public sealed class RegistrationTests : SiteCase
{
    private const string Words = "violet-harbour-lantern";

    [Fact]
    public async Task A_supplier_who_comes_from_an_opportunity_returns_to_it()
    {
        var officer = await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Officer);
        var opportunity = $"/opportunities/{await World.PublishedProcurementAsync(officer)}";
        var browser = Site.Visitor();
        await browser.GetAsync(opportunity);
        await browser.FollowAsync("Start a bid");
        await browser.FollowAsync("Register as a supplier");
        await browser.PressAsync("Continue", ("Email", "bea@example.org"));

        var elsewhere = Site.Visitor();
        await elsewhere.GetAsync(await World.LinkToAsync("bea@example.org"));
        var page = await elsewhere.PressAsync(
            "Register",
            ("Organisation.Name", "Bee Lane Builders"),
            ("Organisation.CompanyNumber", "ni123456"),
            ("Organisation.IsVcse", "true"),
            ("Person.Name", "Bea"),
            ("Person.Password", Words)
        );

        Assert.Equal($"{opportunity}/bid", page.Path);
        Assert.Equal("Your organisation is registered.", page.Success);
        Assert.Contains(
            "Owner",
            (await elsewhere.GetAsync("/account")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_known_address_and_an_unknown_one_get_the_same_page_and_only_the_letters_differ()
    {
        var known = await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Officer);
        var email = await World.AskAsync<UserManager<Account>, string>(async accounts =>
            (await accounts.FindByIdAsync($"{known.AccountId}"))!.Email!
        );
        await World.PostAsync();
        var browser = Site.Visitor();
        async Task<string> AskAsync(string address)
        {
            await browser.GetAsync("/suppliers/register");
            var sent = await browser.PressAsync("Continue", ("Email", address));
            return sent.Text.Replace(address, "", StringComparison.Ordinal);
        }

        Assert.Equal(await AskAsync("nobody@example.org"), await AskAsync(email));
        var page = await Site.Visitor().GetAsync(await World.LinkToAsync("nobody@example.org"));
        Assert.Equal("Register your organisation", page.Heading);
        Assert.Contains(
            "You already have an account",
            await World.LetterToAsync(email),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_asks_again_and_again_gets_the_same_page_and_one_letter_in_ten_minutes()
    {
        async Task<string> AskAsync(string email)
        {
            var browser = Site.Visitor();
            await browser.GetAsync("/suppliers/register");
            var page = await browser.PressAsync("Continue", ("Email", email));
            return page.Text.Replace(email, "", StringComparison.OrdinalIgnoreCase);
        }

        var pages = await Task.WhenAll(
            AskAsync("bea@example.org"),
            AskAsync("bea@example.org"),
            AskAsync("Bea@example.org")
        );
        await World.PostAsync();

        Assert.Single(pages.Distinct(StringComparer.Ordinal));
        var mail = Path.Combine(World.Home, "mail");
        Assert.Single(Directory.GetFiles(mail));
        await World.Database.ShiftClockAsync(TimeSpan.FromMinutes(11));
        await AskAsync("bea@example.org");
        await World.PostAsync();
        Assert.Equal(2, Directory.GetFiles(mail).Length);
    }

    [Fact]
    public async Task Who_has_an_account_adds_an_organisation_to_it_after_signing_in()
    {
        var owner = await World.SupplierAsync("Bee Lane Builders");
        var email = await World.AskAsync<UserManager<Account>, string>(async accounts =>
            (await accounts.FindByIdAsync($"{owner.AccountId}"))!.Email!
        );
        await World.PostAsync();
        await World.Database.ShiftClockAsync(TimeSpan.FromMinutes(11));
        var browser = Site.Visitor();
        await browser.GetAsync("/suppliers/register");
        await browser.PressAsync("Continue", ("Email", email));
        await browser.GetAsync(await World.LinkToAsync(email));
        await browser.FollowAsync("Sign in first");
        var page = await browser.PressAsync(
            "Continue",
            ("Email", email),
            ("Password", World.Password)
        );
        Assert.Equal("Register your organisation", page.Heading);

        page = await browser.PressAsync("Register", ("Organisation.Name", "Second Venture"));

        Assert.Equal("Your organisation is registered.", page.Success);
        Assert.Contains(
            "Second Venture",
            (await browser.GetAsync("/account")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_what_was_typed_stays_but_the_password()
    {
        await World.SupplierAsync("Bee Lane Builders");
        var browser = await FinishingAsync("bea@example.org");

        var page = await browser.PressAsync(
            "Register",
            ("Organisation.Name", "BEE LANE Builders Ltd."),
            ("Organisation.CompanyNumber", "1"),
            ("Organisation.Postcode", "north"),
            ("Person.Password", "short")
        );

        Assert.Equal(5, page.Problems.Count);
        Assert.StartsWith(
            "An organisation with this name",
            page.Problems[0],
            StringComparison.Ordinal
        );
        Assert.Equal("Enter your full name, up to 200 characters.", page.Problems[3]);
        Assert.All(
            page.Document.QuerySelectorAll(".govuk-error-summary__list li"),
            line => Assert.NotNull(line.QuerySelector("a[href^='#']"))
        );
        Assert.StartsWith("Error: ", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal(
            "BEE LANE Builders Ltd.",
            page.Document.QuerySelector("#Organisation_Name")!.GetAttribute("value")
        );
        Assert.DoesNotContain("short\"", page.Document.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_cannot_be_read_is_said_with_all_the_others()
    {
        var browser = await FinishingAsync("bea@example.org");
        var page = await browser.PressAsync(
            "Register",
            ("Organisation.Size", "Enormous"),
            ("Person.Password", "short")
        );
        Assert.Equal(4, page.Problems.Count);
    }

    [Theory]
    [InlineData("bee  lane builders")]
    [InlineData("Bee Lane Builders Limited")]
    [InlineData("Bée-Lane Builders")]
    [InlineData("\uff22ee Lane Builders PLC")]
    [InlineData("\u0412ee L\u0430ne Builders")]
    [InlineData("Bee Lane Builders CIC")]
    public async Task A_name_that_reads_like_anothers_is_refused(string name)
    {
        await World.SupplierAsync("Bee Lane Builders");
        var refused = await RegisterAsync("rival@example.org", name);
        Assert.Equal("people.supplier.name-used", refused.Problems[0].Code);
    }

    [Theory]
    [InlineData("Bee\u202eLane")]
    [InlineData("Bee\u200bLane")]
    [InlineData("\u3164\u3164")]
    public async Task A_name_with_signs_that_nobody_sees_is_refused(string name)
    {
        var refused = await RegisterAsync("bea@example.org", name);
        Assert.Equal("people.supplier.name-signs", refused.Problems.Single().Code);
    }

    [Fact]
    public async Task A_link_registers_once_and_an_invitation_to_join_registers_nobody()
    {
        var owner = await World.SupplierAsync("Bee Lane Builders");
        var invited = await World.AskAsync<InvitePerson, Outcome<SentInvitation>>(act =>
            act.RunAsync(owner, "x@example.org", Role.SupplierReader, CancellationToken.None)
        );
        var refused = await RegisterAsync("x@example.org", "X", invited.Value.Token);
        Assert.Equal("people.invitation.not-usable", refused.Problems.Single().Code);

        var link = await LinkAsync("bea@example.org");
        await RegisterAsync("bea@example.org", "Second", link.Split('=')[1]);
        var again = await Site.Visitor().GetAsync(link);
        Assert.Contains("This link cannot be used", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_invitation_leads_nowhere_and_another_organisations_cannot_be_cancelled()
    {
        var owner = await World.SupplierAsync("Bee Lane Builders");
        var browser = await Site.SignInAsync(owner);
        await browser.GetAsync("/people/invite");
        await browser.PressAsync(
            "Send the invitation",
            ("Email", "ben@example.org"),
            ("Role", nameof(Role.SupplierEditor))
        );
        var link = await World.LinkToAsync("ben@example.org");
        await browser.GetAsync("/people");
        var invitation = browser
            .Page.Document.QuerySelector("[name=invitation]")!
            .GetAttribute("value")!;
        var rival = await World.SupplierAsync("Rival Roofing");
        var barred = await World.AskAsync<CancelInvitation, Outcome<Done>>(act =>
            act.RunAsync(rival, Guid.Parse(invitation), CancellationToken.None)
        );
        Assert.Equal("people.invitation.gone", barred.Problems.Single().Code);

        var page = await browser.PressAsync("Cancel the invitation of ben@example.org");

        Assert.Contains("cancelled", page.Success, StringComparison.Ordinal);
        Assert.DoesNotContain("ben@example.org", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "This link cannot be used",
            (await Site.Visitor().GetAsync(link)).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("ann@example.org\r\nBcc: all@example.org")]
    [InlineData("ann\n@example.org")]
    [InlineData("ann\u0007@example.org")]
    [InlineData("<ann@example.org>")]
    [InlineData("Ann <ann@example.org>")]
    [InlineData("ann@example.org, ben@example.org")]
    [InlineData("ann ann@example.org")]
    [InlineData("änn@example.org")]
    [InlineData("ann@exämple.org")]
    [InlineData("ann")]
    [InlineData("")]
    public async Task No_letter_goes_to_an_address_with_other_signs(string email)
    {
        var asked = await World.AskAsync<InviteSupplier, Outcome<SentInvitation>>(act =>
            act.RunAsync(email, null, Stop)
        );
        Assert.Equal("people.registration.email-form", CodeOf(asked));
        var forgotten = await World.AskAsync<SendPasswordLink, Outcome<Notice>>(act =>
            act.RunAsync(email, Stop)
        );
        Assert.Equal("people.password-link.email-form", CodeOf(forgotten));
    }

    [Fact]
    public async Task Inviting_says_all_that_is_wrong_at_once()
    {
        var browser = await Site.SignInAsync(await World.SupplierAsync("Bee Lane Builders"));
        await browser.GetAsync("/people/invite");
        var page = await browser.PressAsync("Send the invitation", ("Email", "Ben <b@c.org>"));
        Assert.Equal(
            [
                "Enter an email address, like name@example.org, without spaces or accented letters.",
                "Select what they will do.",
            ],
            page.Problems
        );
    }

    [Fact]
    public async Task A_one_time_link_leaves_the_database_with_its_letter()
    {
        await LinkAsync("bea@example.org");
        await World.Database.TamperAsync(
            """
            do $$ begin
              if exists (select 1 from notice where body ~ 'token=[A-Za-z0-9]') then raise exception 'a token is kept'; end if;
            end $$
            """
        );
    }

    private async Task<string> LinkAsync(string email)
    {
        var browser = Site.Visitor();
        await browser.GetAsync("/suppliers/register");
        Assert.Equal(
            HttpStatusCode.OK,
            (await browser.PressAsync("Continue", ("Email", email))).Status
        );
        return await World.LinkToAsync(email);
    }

    private async Task<Browser> FinishingAsync(string email)
    {
        var browser = Site.Visitor();
        await browser.GetAsync(await LinkAsync(email));
        return browser;
    }

    private async Task<Outcome<RegisterSupplier.Registered>> RegisterAsync(
        string email,
        string name,
        string? token = null
    )
    {
        token ??= (
            await World.AskAsync<InviteSupplier, Outcome<SentInvitation>>(act =>
                act.RunAsync(email, null, CancellationToken.None)
            )
        )
            .Value
            .Token;
        return await World.AskAsync<RegisterSupplier, Outcome<RegisterSupplier.Registered>>(act =>
            act.RunAsync(
                token,
                new RegisterSupplier.Organisation(
                    name,
                    null,
                    null,
                    SupplierSize.Small,
                    false,
                    null
                ),
                new NewPerson("Bea", email, Words),
                null,
                CancellationToken.None
            )
        );
    }
}
