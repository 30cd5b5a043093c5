using System.Net;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Story;
using Microsoft.AspNetCore.Identity;
using Xunit;

namespace Commonweal.App.Tests.People;

public sealed class PeoplePagesTests : SiteCase
{
    private const string Words = "violet-harbour-lantern";

    [Fact]
    public async Task An_authority_begins_with_a_one_time_token_and_grows_by_invitation()
    {
        var made = await World.AskAsync<CreateAuthority, Outcome<(Guid, string Token)>>(act =>
            act.RunAsync(
                "southend",
                "Southend-on-Sea City Council",
                null,
                "southend",
                "southend-2050",
                CancellationToken.None
            )
        );
        var first = Site.Visitor();
        await first.GetAsync($"/join?token={made.Value.Token}");
        await first.PressAsync(
            "Join",
            ("Person.Name", "Ada Keeper"),
            ("Person.Email", "ada@example.org"),
            ("Person.Password", Words)
        );
        Assert.Equal("You have joined.", first.Page.Success);

        await first.GetAsync("/people/invite");
        var invited = await first.PressAsync(
            "Send the invitation",
            ("Email", "ben@example.org"),
            ("Role", nameof(Role.Officer))
        );
        Assert.DoesNotContain("token", invited.Text, StringComparison.Ordinal);
        Assert.Contains(
            (await first.GetAsync("/people")).Rows,
            row => row[0] == "ben@example.org" && row[2] == "Ada Keeper"
        );
        var second = Site.Visitor();
        var link = $"https://example.org{await World.LinkToAsync("ben@example.org")}";
        await second.GetAsync("/join");
        var offer = await second.PressAsync("Continue", ("Token", $" {link} "));
        Assert.Equal("Join Southend-on-Sea City Council", offer.Heading);
        Assert.Contains("Procurement officer", offer.Text, StringComparison.Ordinal);
        Assert.Contains("Ada Keeper", offer.Text, StringComparison.Ordinal);
        await second.PressAsync("Join", ("Person.Name", "Ben Buyer"), ("Person.Password", Words));

        var people = await first.GetAsync("/people?search=buyer");
        Assert.DoesNotContain("not used yet", people.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["Ben Buyer", "ben@example.org", "Procurement officer", "Off"],
            people.Rows.Single()
        );
    }

    [Fact]
    public async Task An_administrator_gives_roles_takes_them_and_ends_access()
    {
        var authority = await World.AuthorityAsync("lancashire");
        var browser = await Site.SignInAsync(
            await World.PersonAsync(authority, Role.Administrator)
        );
        var officer = await World.PersonAsync(authority, Role.Officer);

        await browser.GetAsync($"/people/{officer.AccountId}");
        await browser.PressAsync("Save roles", ("Roles", "Officer"), ("Roles", "PolicyLead"));
        Assert.Contains(browser.Page.Rows, row => row[2] == "Procurement officer, Policy lead");

        await browser.GetAsync($"/people/{officer.AccountId}");
        var asked = await browser.FollowAsync("Remove this person");
        Assert.StartsWith("Remove ", asked.Heading, StringComparison.Ordinal);
        Assert.Equal(
            $"{officer.Name} no longer has access.",
            (await browser.PressAsync("Yes, remove this person")).Success
        );
        Assert.DoesNotContain(
            (await browser.GetAsync("/people")).Rows,
            row => row[2].StartsWith("Procurement officer", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles()
    {
        var only = await World.PersonAsync(
            await World.AuthorityAsync("lancashire"),
            Role.Administrator
        );
        var browser = await Site.SignInAsync(only);
        await browser.GetAsync($"/people/{only.AccountId}");

        var page = await browser.PressAsync("Save roles", ("Roles", "Auditor"));

        Assert.StartsWith(
            "Nobody changes their own roles.",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_reaches_a_person_of_another_organisation()
    {
        var theirs = await World.PersonAsync(await World.AuthorityAsync("theirs"), Role.Officer);
        var browser = await Site.SignInAsync(
            await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Administrator)
        );

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.GetAsync($"/people/{theirs.AccountId}")).Status
        );
        await browser.GetAsync("/people/invite");
        var forged = await browser.PostAsync(
            $"/people/{theirs.AccountId}",
            ("Roles", "Auditor"),
            browser.Page.Token
        );
        Assert.Equal(HttpStatusCode.NotFound, forged.Status);
    }

    [Fact]
    public async Task Who_works_for_two_organisations_chooses_one_and_stays_there()
    {
        var person = await World.PersonAsync(await World.AuthorityAsync("first"), Role.Officer);
        var other = await World.PersonAsync(
            await World.AuthorityAsync("second"),
            Role.Administrator
        );
        var email = await World.AskAsync<UserManager<Account>, string>(async accounts =>
            (await accounts.FindByIdAsync($"{person.AccountId}"))!.Email!
        );
        var token = await World.AskAsync<InvitePerson, Outcome<SentInvitation>>(act =>
            act.RunAsync(other, email, Role.Auditor, CancellationToken.None)
        );
        var browser = await Site.SignInAsync(person);
        await browser.GetAsync($"/join?token={token.Value.Token}");
        await browser.PressAsync("Join");
        Assert.Equal("/account/organisation", browser.Page.Path);

        await browser.PressAsync("Continue", ("Organisation", $"{other.AuthorityId}"));
        await browser.GetAsync("/account");

        Assert.Contains("second council", browser.Page.Text, StringComparison.Ordinal);
        Assert.Equal("Audit record", (await browser.GetAsync("/audit")).Heading);
    }
}
