using System.Globalization;
using System.Net;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

public sealed class ProcurementPagesTests : SiteCase
{
    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
    }

    [Fact]
    public async Task Entering_twice_leads_to_what_was_entered_and_another_purchase_is_told_who_has_the_reference()
    {
        var browser = await Site.SignInAsync(officer);
        Task<WebPage> Enter(string title) =>
            browser.PressAsync(
                "Save and continue",
                ("Input.Reference", "PARKS/27"),
                ("Input.Title", title),
                ("Input.Category", "Services")
            );
        await browser.GetAsync("/procurements/new");
        var made = (await Enter("Grounds maintenance")).Path;

        await browser.GetAsync("/procurements/new");
        Assert.Equal(made, (await Enter("Grounds maintenance")).Path);

        await browser.GetAsync("/procurements/new");
        var other = await Enter("Benches");
        Assert.Contains(
            "\"PARKS/27\" already: Grounds maintenance.",
            other.Problems.Single(),
            StringComparison.Ordinal
        );
        Assert.Equal(made, other.Link("Grounds maintenance"));

        // What was cancelled is over: the same details mean another purchase.
        await World.Database.TamperAsync(
            "update procurement set stage = 'Cancelled', cancelled_at = now(), cancel_reason = 'Wrong lot'"
        );
        await browser.GetAsync("/procurements/new");
        Assert.Contains(
            "\"PARKS/27\" already",
            (await Enter("Grounds maintenance")).Problems.Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_officer_carries_a_purchase_from_need_to_publication_and_anyone_reads_it()
    {
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync("/procurements/new");
        var tasks = await browser.PressAsync(
            "Save and continue",
            ("Input.Reference", "PARKS/27"),
            ("Input.Title", "Grounds maintenance"),
            ("Input.Description", "Mowing and planting."),
            ("Input.Category", "Services"),
            ("Input.Cpv", "7731"),
            ("Input.Months", "24")
        );
        Assert.StartsWith(
            "A code of the Common Procurement Vocabulary has eight digits",
            tasks.Problems.Single(),
            StringComparison.Ordinal
        );
        tasks = await browser.PressAsync("Save and continue", ("Input.Cpv", " 77310000-6 "));
        Assert.Equal("Grounds maintenance", tasks.Heading);
        Assert.Contains("0 of 6 steps are done", tasks.Text, StringComparison.Ordinal);
        var home = tasks.Path;

        var lacking = await browser.GetAsync($"{home}/threshold");
        Assert.Contains(
            "The rules need what is bought, its estimated value",
            lacking.Text,
            StringComparison.Ordinal
        );
        await browser.FollowAsync("Enter what is missing in the details");
        await browser.PressAsync(
            "Save and continue",
            ("Input.NetValue", "1000000"),
            ("Input.CommencedOn.Day", "1"),
            ("Input.CommencedOn.Month", "March"),
            ("Input.CommencedOn.Year", "26")
        );
        await browser.GetAsync($"{home}/value");
        await browser.PressAsync("Save and continue", ("NoLotsReason", "One crew for all."));
        var facts = await browser.GetAsync($"{home}/threshold");
        Assert.Contains("£1,000,000.00", facts.Text, StringComparison.Ordinal);
        var decision = await browser.PressAsync("Check");
        Assert.Empty(decision.Problems);
        Assert.Contains("Required by your policy", decision.Text, StringComparison.Ordinal);
        Assert.Contains("10% of the whole award", decision.Text, StringComparison.Ordinal);
        Assert.NotEmpty(decision.Rows);
        await browser.GetAsync(home);

        await browser.FollowAsync("Answer the core principles");
        await World.AnswerPrinciplesAsync(officer, new Guid(home.Split('/')[^1]));
        await browser.GetAsync($"{home}/weighting");
        await browser.PressAsync(
            "Save and continue",
            ("Input.Weighting", "15"),
            ("Input.QuantitativeShare", "50"),
            ("Input.Quantitative.Method", "RelativeToHighest"),
            ("Input.Quantitative.Classes", "All"),
            ("Input.Rules.MissingNarrative", "Disregard"),
            ("Input.Rules.ExcludedBidSetsMaximum", "false"),
            ("Input.Rules.Separates", "true"),
            ("Input.Rules.TieBreak[0]", "Qualitative")
        );
        await browser.GetAsync($"{home}/measures");
        await browser.PressAsync("Continue", ("Input.Codes", "NT1"), ("Input.Codes", "NT29"));
        await browser.PressAsync(
            "Save and continue",
            ("Input.Asked[NT1].Reason", "The work is done here."),
            ("Input.Asked[NT29].Reason", "The parks have friends.")
        );
        var deadline = TimeProvider.System.GetUtcNow().AddDays(40);
        await browser.GetAsync($"{home}/deadline");
        await browser.PressAsync(
            "Save and continue",
            ("Deadline.Day", deadline.Day.ToString(CultureInfo.InvariantCulture)),
            ("Deadline.Month", deadline.Month.ToString(CultureInfo.InvariantCulture)),
            ("Deadline.Year", deadline.Year.ToString(CultureInfo.InvariantCulture))
        );
        var lacks = await browser.GetAsync($"{home}/publish");
        Assert.Contains(
            "(NT1) and 1 more count what is local.",
            lacks.Document.QuerySelector($"a[href='{home}/local-area']")!.TextContent,
            StringComparison.Ordinal
        );
        await browser.GetAsync($"{home}/local-area");
        await browser.PressAsync("Save and continue", ("Areas", "Lancashire"));
        var check = await browser.FollowAsync("Check and publish");
        Assert.Contains("days from now", check.Text, StringComparison.Ordinal);
        var published = await browser.PressAsync("Publish to bidders");
        Assert.StartsWith(
            "The procurement is published",
            published.Success,
            StringComparison.Ordinal
        );

        var visitor = Site.Visitor();
        await visitor.GetAsync("/opportunities");
        var notice = await visitor.FollowAsync("Grounds maintenance");
        Assert.Contains("before 12 noon on", notice.Text, StringComparison.Ordinal);
        Assert.Contains("Mowing and planting.", notice.Text, StringComparison.Ordinal);
        Assert.Contains("15.00 of the 100 marks", notice.Text, StringComparison.Ordinal);
        Assert.Contains("The parks have friends.", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_does_not_say_what_is_bought_is_asked_when_taken_up()
    {
        var id = await World.DraftProcurementAsync(officer);
        await World.Database.TamperPastTriggersAsync(
            $"update procurement set stage = 'Recorded', category = null where id = '{id}'"
        );
        var browser = await Site.SignInAsync(officer);
        var record = await browser.GetAsync($"/procurements/{id}");
        Assert.Contains("Not stated", record.Text, StringComparison.Ordinal);

        await browser.PressAsync("Take up this procurement");
        var check = await browser.GetAsync($"/procurements/{id}/threshold");
        Assert.Contains("The rules need what is bought", check.Text, StringComparison.Ordinal);
        await browser.FollowAsync("Enter what is missing in the details");
        var refused = await browser.PressAsync("Save and continue");
        Assert.Equal(["Select what is bought."], refused.Problems);
        await browser.PressAsync("Save and continue", ("Input.Category", "Works"));

        await browser.GetAsync($"/procurements/{id}/threshold");
        Assert.NotEmpty((await browser.PressAsync("Check")).Rows);
    }

    [Fact]
    public async Task A_draft_is_found_by_nobody_outside_its_authority()
    {
        var draft = await World.PreparedProcurementAsync(officer);
        var stranger = await Site.SignInAsync(
            await World.PersonAsync(
                await World.AuthorityAsync("southend", "southend"),
                Role.Officer
            )
        );

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.GetAsync($"/procurements/{draft}")).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Site.Visitor().GetAsync($"/opportunities/{draft}")).Status
        );
        Assert.Equal("Sign in", (await Site.Visitor().GetAsync($"/procurements/{draft}")).Heading);
    }

    [Fact]
    public async Task A_published_procurement_leads_back_from_the_questions_that_are_settled()
    {
        var id = await World.PublishedProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);

        foreach (var step in new[] { "details", "threshold", "weighting", "measures", "publish" })
        {
            Assert.Equal(
                $"/procurements/{id}",
                (await browser.GetAsync($"/procurements/{id}/{step}")).Path
            );
        }

        Assert.Empty(browser.Page.Document.QuerySelectorAll("main a[href='']"));
        await browser.GetAsync($"/procurements/{id}/cancel");
        var cancelled = await browser.PressAsync(
            "Cancel this procurement",
            ("CancelReason", "The park is closed.")
        );
        Assert.Contains("The park is closed.", cancelled.Text, StringComparison.Ordinal);
        var notice = await Site.Visitor().GetAsync($"/opportunities/{id}");
        Assert.Contains("was cancelled", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiver_is_asked_for_once_the_length_is_known_and_the_policy_check_is_named_first()
    {
        var details = ProcurementsStory.Details();
        var browser = await Site.SignInAsync(officer);
        var unknown = await World.DraftProcurementAsync(officer, details with { Months = null });
        var page = await browser.GetAsync($"/procurements/{unknown}/waiver");
        Assert.Contains("how many months it lasts", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#BusinessCase"));

        var known = await World.DraftProcurementAsync(officer, details with { Reference = "W-2" });
        page = await browser.GetAsync($"/procurements/{known}/waiver");
        Assert.Equal($"/procurements/{known}/threshold", page.Link("The policy check"));
        Assert.NotNull(page.Document.QuerySelector("#BusinessCase"));
        page = await browser.GetAsync($"/procurements/{known}/weighting");
        Assert.Equal($"/procurements/{known}/threshold", page.Link("The policy check"));
        Assert.DoesNotContain("No least weighting is set", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_of_procurement_decides_a_waiver_on_its_page()
    {
        var id = await World.PreparedProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{id}/waiver");
        var lacking = await browser.PressAsync("Apply for a waiver", ("IsWhole", "false"));
        Assert.Equal(4, lacking.Problems.Count);
        await browser.PressAsync(
            "Apply for a waiver",
            ("IsWhole", "false"),
            ("DownTo", "5"),
            ("BusinessCase", "One small firm bids."),
            ("Alternatives", "Fewer measures."),
            ("Risk", "Others may ask for the same.")
        );
        Assert.Contains(
            "wait for the decision on the waiver",
            (await browser.GetAsync($"/procurements/{id}/weighting")).Text,
            StringComparison.Ordinal
        );

        var decider = await World.PersonAsync(officer.AuthorityId!.Value, Role.HeadOfProcurement);
        var head = await Site.SignInAsync(decider);
        await head.GetAsync($"/procurements/{id}/waiver");
        var asked = await head.PressAsync("Save the decision");
        Assert.Equal(
            [
                "Select whether you grant this waiver.",
                "Give the reason for your decision. Use up to 2,000 characters.",
            ],
            asked.Problems
        );
        var decided = await head.PressAsync(
            "Save the decision",
            ("Granted", "true"),
            ("Before", "Ask the ward."),
            ("Reason", "Too small.")
        );
        Assert.Equal("The waiver is granted.", decided.Success);
        await head.GetAsync("/waivers?State=Granted");
        await head.FollowAsync("Grounds maintenance");
        Assert.Contains("Down to 5%", head.Page.Text, StringComparison.Ordinal);
        await browser.GetAsync($"/procurements/{id}/waiver");
        var asks = await browser.PressAsync("Tick as met: condition 1");
        Assert.Contains("is missing", asks.Problems.Single(), StringComparison.Ordinal);
        var today = TimeProvider.System.GetUtcNow();
        var met = await browser.PressAsync(
            "Tick as met: condition 1",
            ("MetOn.Day", $"{today.Day}"),
            ("MetOn.Month", $"{today.Month}"),
            ("MetOn.Year", $"{today.Year}")
        );
        Assert.Equal("The condition is ticked as met.", met.Success);
        Assert.Contains(
            $"By {decider.Name} on",
            (await browser.GetAsync($"/procurements/{id}/waiver")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_list_is_searched_filtered_and_downloaded()
    {
        await World.DraftProcurementAsync(officer);
        await World.PublishedProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);

        var all = await browser.GetAsync("/procurements?search=grounds");
        Assert.Equal(2, all.Rows.Count);
        var published = await browser.PressAsync("Apply", ("Stage", "Published"));
        Assert.Single(published.Rows);
        var file = await browser.GetAsync("/procurements?Stage=Published&format=csv");
        Assert.Equal("text/csv", file.ContentHeaders.ContentType!.MediaType);
    }

    [Fact]
    public async Task Imported_notices_stand_apart_with_their_buyer_and_a_short_reference()
    {
        await World.DraftProcurementAsync(officer);
        var draft = await World.DraftProcurementAsync(officer);
        await World.Database.TamperPastTriggersAsync(
            $"""
            update procurement set stage = 'Recorded', reference = 'ocds-b5fd17-12345678', ocid = 'ocds-b5fd17-12345678',
                buyer = 'Sefton Council', title = 'Roof repairs' where id = '{draft}'
            """
        );
        var browser = await Site.SignInAsync(officer);

        var ours = await browser.GetAsync("/procurements");
        Assert.Single(ours.Rows);
        Assert.DoesNotContain("Roof repairs", ours.Text, StringComparison.Ordinal);
        var imported = await browser.PressAsync("Apply", ("Show", "Imported"));
        Assert.StartsWith(
            "Roof repairs|…12345678|Sefton Council|",
            string.Join('|', Assert.Single(imported.Rows)),
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await browser.GetAsync("/procurements?Show=All")).Rows.Count);
    }
}
