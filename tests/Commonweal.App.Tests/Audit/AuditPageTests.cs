using System.Net;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Audit;

public sealed class AuditPageTests : SiteCase
{
    [Fact]
    public async Task An_auditor_reads_the_authoritys_own_record_and_sees_that_it_holds()
    {
        var auditor = await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Auditor);
        await World.PersonAsync(await World.AuthorityAsync("theirs"), Role.Officer);
        var browser = await Site.SignInAsync(auditor);

        var page = await browser.GetAsync("/audit");
        Assert.Equal(
            "Joined by invitation, Invited a person, Set up the authority",
            string.Join(", ", page.Rows.Select(row => row[3]))
        );
        Assert.All(page.Rows, row => Assert.Equal("Holds", row[6]));

        page = await browser.PressAsync("Check the whole record now");
        Assert.Equal("All 3 entries were checked. The chain holds.", page.Success);
    }

    [Fact]
    public async Task Facts_are_told_in_words_with_what_changed_and_a_link_to_the_thing()
    {
        var authority = await World.AuthorityAsync("ours");
        var officer = await World.PersonAsync(authority, Role.Officer);
        var procurement = await World.PublishedProcurementAsync(officer);
        await World.Database.TamperPastTriggersAsync(
            $"update procurement set stage = 'Draft' where id = '{procurement}'"
        );
        var administrator = await World.PersonAsync(authority, Role.Administrator);
        _ = (
            await World.AskAsync<ChangeRoles, Outcome<Done>>(act =>
                act.RunAsync(
                    administrator,
                    officer.AccountId,
                    [Role.Officer, Role.PolicyLead],
                    CancellationToken.None
                )
            )
        ).Value;
        var head = await Site.SignInAsync(
            await World.PersonAsync(authority, Role.HeadOfProcurement)
        );

        var page = await head.GetAsync("/audit");
        Assert.Contains(
            page.Rows,
            row =>
                row[4] == officer.Name
                && row[5] == "Procurement officer → Procurement officer, Policy lead"
        );
        var weighting = page.Rows.First(row =>
            row[3].Contains("weighting", StringComparison.Ordinal)
        );
        Assert.Contains("Weighting: 10%", weighting[5], StringComparison.Ordinal);
        Assert.Contains(
            page.Rows,
            row => row[5].Contains("VAT rate: 20%", StringComparison.Ordinal)
        );
        Assert.All(page.Rows, row => Assert.False(row[5].StartsWith(':')));
        Assert.DoesNotContain("{", page.Text, StringComparison.Ordinal);
        Assert.Equal($"/procurements/{procurement}", page.Link(weighting[4]));
        Assert.DoesNotContain(
            page.Document.QuerySelectorAll("tbody a"),
            link => link.GetAttribute("href")!.StartsWith("/people", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("{id}")]
    [InlineData("Officer")]
    [InlineData("relativeToHighest")]
    [InlineData("2026-03-05")]
    [InlineData("10000")]
    public async Task What_somebody_typed_is_shown_as_typed_and_names_nobody(string typed)
    {
        var stranger = await World.PersonAsync(await World.AuthorityAsync("theirs"), Role.Officer);
        var authority = await World.AuthorityAsync("ours");
        var officer = await World.PersonAsync(authority, Role.Officer);
        var procurement = await World.DraftProcurementAsync(officer);
        var reason = typed.Replace("{id}", $"{stranger.AccountId}", StringComparison.Ordinal);
        _ = (
            await World.AskAsync<CancelProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, procurement, reason, CancellationToken.None)
            )
        ).Value;
        var auditor = await Site.SignInAsync(await World.PersonAsync(authority, Role.Auditor));

        var page = await auditor.GetAsync("/audit?search=cancelled");

        Assert.Equal($"Stage: Draft; Reason: {reason}", page.Rows.Single()[5]);
        Assert.DoesNotContain(stranger.Name, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_entry_shows_in_its_row_and_in_the_chain()
    {
        var auditor = await World.PersonAsync(await World.AuthorityAsync("ours"), Role.Auditor);
        await World.Database.TamperAsync(
            """
            set session_replication_role = replica;
            update audit_entry set entry = replace(entry, 'Auditor', 'Officer') where n = 2;
            """
        );
        var browser = await Site.SignInAsync(auditor);

        Assert.Equal("Changed", (await browser.GetAsync("/audit")).Rows[1][6]);
        Assert.Contains(
            "Entry 2 was changed after it was written.",
            (await browser.PressAsync("Check the whole record now")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_supplier_owner_reads_the_suppliers_own_record_in_plain_words_and_a_colleague_does_not()
    {
        var owner = await World.SupplierAsync("Bee Lane Builders");
        await World.SupplierAsync("Rival Roofing");
        var editor = await World.ColleagueAsync(owner, Role.SupplierEditor);
        var authority = await World.AuthorityAsync("ours");
        var officer = await World.PersonAsync(authority, Role.Officer);
        var procurement = await World.PublishedProcurementAsync(officer);
        var bid = await World.StartedBidAsync(editor, procurement);
        await World.SavedAsync(
            editor,
            bid,
            1,
            BidsStory.Answers(480_000m, "We hire.", ("NT29", [40m, 40m]))
        );
        var browser = await Site.SignInAsync(owner);

        await browser.GetAsync("/");
        var page = await browser.FollowAsync("Audit");

        Assert.Equal(
            "Saved the bid, Saved the bid, Started a bid, Joined by invitation, Invited a person",
            string.Join(", ", page.Rows.Take(5).Select(row => row[3]))
        );
        Assert.DoesNotContain("Rival", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("480", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Published", page.Text, StringComparison.Ordinal);
        var found = await browser.GetAsync("/audit?search=saved%20the%20bid");
        Assert.Equal(2, found.Rows.Count);
        await browser.GetAsync("/audit");
        page = await browser.PressAsync("Check the whole record now");
        Assert.EndsWith("The chain holds.", page.Success, StringComparison.Ordinal);
        var colleague = await Site.SignInAsync(editor);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GetAsync("/audit")).Status);
    }
}
