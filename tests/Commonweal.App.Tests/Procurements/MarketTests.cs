using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>Whom a council asks before a tender, what it hears, and what everybody reads of it.</summary>
public sealed class MarketTests : SiteCase
{
    private Actor officer = null!;
    private Browser browser = null!;
    private Guid id;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
        id = await World.PreparedProcurementAsync(officer);
        browser = await Site.SignInAsync(officer);
    }

    [Fact]
    public async Task An_officer_keeps_contacts_what_they_said_and_who_came()
    {
        await browser.GetAsync($"/procurements/{id}/market/contacts/new");
        Assert.Equal(4, (await browser.PressAsync("Add the contact")).Problems.Count);
        var contact = await AddAsync("=Green Growers CIC", "Vcse");
        Assert.Equal("=Green Growers CIC", contact.Heading);
        var refused = await browser.PressAsync(
            "Keep it",
            Day(2099),
            ("SaidOn.Month", "1"),
            ("SaidOn.Day", "1"),
            ("Question", "Lots?"),
            ("Answer", "Yes")
        );
        Assert.Contains("not come yet", refused.Problems.Single(), StringComparison.Ordinal);
        var kept = await browser.PressAsync(
            "Keep it",
            Day(2026),
            ("SaidOn.Month", "2"),
            ("SaidOn.Day", "3"),
            ("Question", "Would <b>lots</b> help?"),
            ("Answer", "Yes, five.")
        );
        Assert.Equal(
            ["3 February 2026", "Would <b>lots</b> help?", "Yes, five."],
            kept.Rows.Single()
        );

        await browser.GetAsync($"/procurements/{id}/market/events/new");
        var who = browser
            .Page.Document.QuerySelector("input[name=Invited]")!
            .GetAttribute("value")!;
        await browser.PressAsync(
            "Add the event",
            ("Title", "Open morning"),
            ("HeldOn.Day", "1"),
            ("HeldOn.Month", "2"),
            ("HeldOn.Year", "2026"),
            ("Place", "Online"),
            ("Invited", who),
            ("Came", who)
        );
        Assert.Equal(
            ["Open morning", "1 February 2026", "Online", "1", "1"],
            browser.Page.Rows.Single()
        );
        Assert.Contains(
            "Green Growers",
            (await browser.FollowAsync("Open morning")).Text,
            StringComparison.Ordinal
        );

        var list = await browser.GetAsync(
            $"/procurements/{id}/market/contacts?Kind=Vcse&format=csv"
        );
        Assert.Contains(
            "'=Green Growers CIC",
            System.Text.Encoding.UTF8.GetString(list.Bytes),
            StringComparison.Ordinal
        );
        Assert.Empty(
            (await browser.GetAsync($"/procurements/{id}/market/contacts?Kind=Community")).Rows
        );
        Assert.Single(
            (await browser.GetAsync($"/procurements/{id}/market/replies?search=five")).Rows
        );

        await browser.GetAsync($"/procurements/{id}/market/contacts");
        await browser.FollowAsync("=Green Growers CIC");
        Assert.Equal(
            "The contact is forgotten.",
            (await browser.PressAsync("Forget this contact")).Success
        );
        Assert.Empty(
            await World.RowsAsync(officer, "select answer as \"Value\" from market_reply")
        );
        Assert.Contains("1 no longer kept", (await EventAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Residents_outcomes_are_listed_by_how_many_want_them()
    {
        foreach (
            var (wish, people) in new[]
            {
                ("Cleaner paths", "3"),
                ("Somewhere for teenagers", "40"),
                ("Benches", ""),
            }
        )
        {
            await browser.GetAsync($"/procurements/{id}/market/outcomes");
            await browser.PressAsync(
                "Keep it",
                ("Wish", wish),
                ("People", people),
                ("Source", "Ward meeting")
            );
        }

        Assert.Equal(
            ["Somewhere for teenagers", "Cleaner paths", "Benches"],
            browser.Page.Rows.Select(row => row[0]).ToArray()
        );
        Assert.Single((await browser.PressAsync("Keep it", ("People", "-1"))).Problems);
        Assert.Equal(2, (await browser.PressAsync("Keep it", ("People", ""))).Problems.Count);
        await browser.GetAsync($"/procurements/{id}/market/outcomes");
        Assert.Equal(2, (await browser.PressAsync("Take it off")).Rows.Count);
    }

    [Fact]
    public async Task The_summary_is_published_or_it_is_said_why_not_and_then_it_stands()
    {
        await browser.GetAsync($"/procurements/{id}/market");
        var refused = await browser.PressAsync(
            "Save the summary",
            ("Text", "We heard that lots help."),
            ("IsPublished", "false")
        );
        Assert.Contains("The law asks", refused.Problems.Single(), StringComparison.Ordinal);
        await browser.GetAsync($"/procurements/{id}/market");
        await browser.PressAsync(
            "Save the summary",
            ("Text", "We heard that lots help."),
            ("IsPublished", "true")
        );
        Assert.Empty(
            await World.RowsAsync(Actor.Public, "select text as \"Value\" from market_summary")
        );
        await PublishAsync(id);

        var page = await Site.Visitor().GetAsync($"/opportunities/{id}");
        Assert.Contains("We heard that lots help.", page.Text, StringComparison.Ordinal);
        Assert.Equal("procurements.procurement.fixed", CodeOf(await WriteAsync(id, "Other")));
        Assert.NotNull(
            await World.RefusalAsync(officer, "update market_summary set text = 'Other'")
        );
    }

    [Fact]
    public async Task What_is_not_published_and_whom_the_council_asked_stays_with_it()
    {
        _ = (await WriteAsync(id, "Trade secrets", publishes: false)).Value;
        _ = await AddAsync("Green Growers CIC", "Vcse");
        await PublishAsync(id);
        Assert.DoesNotContain(
            "Trade secrets",
            (await Site.Visitor().GetAsync($"/opportunities/{id}")).Text,
            StringComparison.Ordinal
        );
        var supplier = await World.SupplierAsync("Bee Lane");
        var stranger = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.Officer);
        foreach (var person in (Actor[])[supplier, stranger, Actor.Public])
        {
            foreach (
                var sql in (string[])
                    [
                        "select text as \"Value\" from market_summary",
                        "select organisation as \"Value\" from market_contact",
                    ]
            )
            {
                Assert.Empty(await World.RowsAsync(person, sql));
            }
        }

        Assert.Equal(
            "procurements.procurement.not-found",
            CodeOf(
                await World.AskAsync<SaveContact, Outcome<Guid>>(act =>
                    act.RunAsync(stranger, id, null, Facts("Us"), Stop)
                )
            )
        );
        Assert.Equal(
            "procurements.contact.not-found",
            CodeOf(
                await World.AskAsync<SaveContact, Outcome<Guid>>(act =>
                    act.RunAsync(officer, id, Guid.CreateVersion7(), Facts("Us"), Stop)
                )
            )
        );
    }

    /// <summary>Procurement Act 2023, sections 16 and 17: engagement is published, or it is said why it is not.</summary>
    [Fact]
    public async Task A_tender_after_engagement_is_published_only_with_a_summary_or_the_reason_against_one()
    {
        Task<Outcome<Done>> TryAsync(Guid procurement) =>
            World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, procurement, Stop)
            );
        var small = await World.PreparedProcurementAsync(
            officer,
            details: ProcurementsStory.Details() with
            {
                NetValue = 90_000m,
            }
        );
        foreach (var procurement in (Guid[])[id, small])
            _ = (await World.ContactAsync(officer, procurement)).Value;

        Assert.Equal("procurements.market-summary.missing", CodeOf(await TryAsync(id)));
        var page = await browser.GetAsync($"/procurements/{id}/publish");
        Assert.Contains(
            "You asked the market before this tender",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Engagement before the tender",
            (
                await browser.FollowAsync(
                    "You asked the market before this tender. The law asks you to publish what you heard, or to say why you do not. Write the summary."
                )
            ).Heading
        );
        _ = (await WriteAsync(id, "Trade secrets", publishes: false)).Value;
        Assert.True((await TryAsync(id)).Succeeded);
        // Below the threshold the law asks for neither.
        Assert.True((await TryAsync(small)).Succeeded);
    }

    [Fact]
    public async Task An_event_alone_is_engagement_too()
    {
        _ = (await World.EventAsync(officer, id)).Value;
        Assert.Equal(
            "procurements.market-summary.missing",
            CodeOf(
                await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                    act.RunAsync(officer, id, Stop)
                )
            )
        );
    }

    [Fact]
    public async Task What_a_summary_said_before_it_was_written_anew_stays_in_the_record()
    {
        _ = (await WriteAsync(id, "We heard of lots.", publishes: false)).Value;
        _ = (await WriteAsync(id, "We heard nothing.")).Value;

        var record = await World.RowsAsync(
            officer,
            "select entry as \"Value\" from audit_entry where act = 'market.summary-written' order by n"
        );
        Assert.Contains("We heard of lots.", record.First(), StringComparison.Ordinal);
        Assert.Contains("It holds trade secrets.", record.First(), StringComparison.Ordinal);
        Assert.Contains("We heard nothing.", record.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_leads_to_it()
    {
        await browser.GetAsync($"/procurements/{id}/plan/engage-suppliers");
        Assert.Equal(
            "Engagement before the tender",
            (await browser.FollowAsync("Keep whom you asked and what they said")).Heading
        );
    }

    private static ContactFacts Facts(string name) =>
        new(name, MarketKind.SmallFirm, false, "hello@us.example", null, "Agreed by email");

    private static (string, string) Day(int year) => ("SaidOn.Year", $"{year}");

    private async Task<WebPage> AddAsync(string name, string kind)
    {
        await browser.GetAsync($"/procurements/{id}/market/contacts/new");
        return await browser.PressAsync(
            "Add the contact",
            ("Input.Organisation", name),
            ("Input.Kind", kind),
            ("Input.Reach", "hello@growers.example"),
            ("Input.Consent", "Agreed by email")
        );
    }

    private async Task<WebPage> EventAsync()
    {
        await browser.GetAsync($"/procurements/{id}/market/events");
        return await browser.FollowAsync("Open morning");
    }

    private Task<Outcome<Done>> WriteAsync(Guid procurement, string text, bool publishes = true) =>
        World.AskAsync<WriteSummary, Outcome<Done>>(act =>
            act.RunAsync(officer, procurement, text, publishes, "It holds trade secrets.", Stop)
        );

    private async Task PublishAsync(Guid procurement) =>
        _ = (
            await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, procurement, Stop)
            )
        ).Value;
}
