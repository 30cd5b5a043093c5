using System.Net;
using System.Xml.Linq;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Procurements;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>The public list of opportunities and its feed.</summary>
public sealed class OpportunityListTests : SiteCase
{
    private Actor officer = null!;
    private Guid parks;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
        parks = await World.PreparedProcurementAsync(
            officer,
            details: ProcurementsStory.Details() with
            {
                Title = "=cmd()|<b>Parks</b>",
                NetValue = 2_000_000m,
            }
        );
        _ = (
            await World.AskAsync<SetSuitability, Outcome<Done>>(act =>
                act.RunAsync(officer, parks, true, false, "It has five lots.", Stop)
            )
        ).Value;
        await PublishAsync(parks);
        _ = await World.PublishedProcurementAsync(officer);
    }

    [Fact]
    public async Task The_list_is_filtered_by_its_address_and_files_and_feed_hold_the_same()
    {
        var visitor = Site.Visitor();
        Assert.Equal(2, (await visitor.GetAsync("/opportunities")).Rows.Count);
        foreach (
            var query in (string[])
                [
                    "Suits=Smes",
                    "From=1.5m",
                    "search=cmd",
                    "search=cmd&Category=Services&Council=lancashire&UpTo=3m",
                ]
        )
        {
            var row = Assert.Single((await visitor.GetAsync($"/opportunities?{query}")).Rows);
            Assert.Equal("=cmd()|<b>Parks</b>", row[0]);
            var feed = await FeedAsync(query);
            Assert.Equal(
                "=cmd()|<b>Parks</b>",
                Assert.Single(feed.Elements(Atom("entry"))).Element(Atom("title"))!.Value
            );
        }

        foreach (
            var query in (string[])
                [
                    "Suits=Vcses",
                    "UpTo=5",
                    "Council=sefton",
                    "ClosesBy.Day=1&ClosesBy.Month=1&ClosesBy.Year=2020",
                    "Category=Works",
                ]
        )
        {
            Assert.Empty((await visitor.GetAsync($"/opportunities?{query}")).Rows);
            Assert.Empty((await FeedAsync(query)).Elements(Atom("entry")));
        }

        var file = await visitor.GetAsync("/opportunities?Suits=Smes&format=csv");
        Assert.Contains(
            "'=cmd()|<b>Parks</b>",
            System.Text.Encoding.UTF8.GetString(file.Bytes),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Grounds maintenance",
            System.Text.Encoding.UTF8.GetString(file.Bytes).Split('\n')[1].Split(',')[0],
            StringComparison.Ordinal
        );
        var page = await visitor.GetAsync($"/opportunities/{parks}");
        Assert.Contains(
            "Small and medium-sized firms. It has five lots.",
            page.Text,
            StringComparison.Ordinal
        );
        var unread = await visitor.GetAsync(
            "/opportunities?ClosesBy.Day=77&ClosesBy.Month=1&ClosesBy.Year=2027"
        );
        Assert.Equal(HttpStatusCode.OK, unread.Status);
        Assert.NotEmpty(unread.Problems);
    }

    [Fact]
    public async Task The_feed_has_what_the_standard_asks()
    {
        var feed = await FeedAsync("");

        Assert.NotEmpty(feed.Element(Atom("id"))!.Value);
        Assert.NotEmpty(feed.Element(Atom("title"))!.Value);
        Assert.Contains(
            feed.Elements(Atom("link")),
            link => (string?)link.Attribute("rel") == "self"
        );
        var entries = feed.Elements(Atom("entry")).ToArray();
        Assert.Equal(2, entries.Length);
        Assert.All(
            entries,
            entry =>
            {
                Assert.StartsWith(
                    "urn:uuid:",
                    entry.Element(Atom("id"))!.Value,
                    StringComparison.Ordinal
                );
                Assert.NotNull(entry.Element(Atom("author"))!.Element(Atom("name")));
                Assert.Matches(
                    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$",
                    entry.Element(Atom("updated"))!.Value
                );
                Assert.NotNull(entry.Element(Atom("link"))!.Attribute("href"));
            }
        );
        Assert.Equal(
            feed.Element(Atom("updated"))!.Value,
            entries.Max(entry => entry.Element(Atom("updated"))!.Value)
        );
    }

    [Fact]
    public async Task A_later_deadline_moves_the_entry_on_and_the_feed_keeps_its_id_whatever_the_order_of_its_filter()
    {
        var before = await FeedAsync("Category=Services&search=cmd");
        var second = await World.PersonAsync(officer.AuthorityId!.Value, Role.Officer);
        _ = (
            await World.ExtendedAsync(
                officer,
                second,
                parks,
                TimeProvider.System.GetUtcNow().AddDays(45)
            )
        ).Value;

        var after = await FeedAsync("search=cmd&Category=Services&page=3");
        Assert.Equal(before.Element(Atom("id"))!.Value, after.Element(Atom("id"))!.Value);
        Assert.EndsWith("?search=cmd&Category=Services", Self(after), StringComparison.Ordinal);
        Assert.True(Uri.TryCreate(Self(after), UriKind.Absolute, out _));
        var (first, later) = (Entry(before), Entry(after));
        Assert.Equal(first.Element(Atom("id"))!.Value, later.Element(Atom("id"))!.Value);
        Assert.Equal(
            first.Element(Atom("published"))!.Value,
            later.Element(Atom("published"))!.Value
        );
        Assert.True(Updated(later) > Updated(first));
        Assert.Equal(Updated(later), Updated(after));

        static XElement Entry(XElement feed) => Assert.Single(feed.Elements(Atom("entry")));
        static DateTimeOffset Updated(XElement of) => (DateTimeOffset)of.Element(Atom("updated"))!;
        static string Self(XElement feed) =>
            (string)
                feed.Elements(Atom("link"))
                    .Single(link => (string?)link.Attribute("rel") == "self")
                    .Attribute("href")!;
    }

    [Fact]
    public async Task The_list_knows_regions_and_what_is_reserved()
    {
        await World.Database.TamperPastTriggersAsync(
            $"update procurement set local_area = '{{\"areas\":[\"E07000117\"],\"bordering\":[]}}', reservation = '{{\"for\":\"localArea\",\"areas\":[\"E07000117\"],\"sme\":false,\"vcse\":false,\"decidedOn\":\"2026-01-01\"}}' where id = '{parks}'"
        );
        var visitor = Site.Visitor();

        var north = await visitor.GetAsync("/opportunities?Region=North+West&MayBid=Some");
        Assert.Equal("=cmd()|<b>Parks</b>", Assert.Single(north.Rows)[0]);
        Assert.Empty((await visitor.GetAsync("/opportunities?Region=London")).Rows);
        Assert.Equal(
            "Grounds maintenance",
            Assert.Single((await visitor.GetAsync("/opportunities?MayBid=Anybody")).Rows)[0]
        );
        var asked = await visitor.GetAsync("/alerts/new?Region=North+West&MayBid=Some");
        Assert.Contains(
            "new tenders in the North West that are reserved for some suppliers",
            asked.Text,
            StringComparison.Ordinal
        );
    }

    private async Task<XElement> FeedAsync(string query)
    {
        var page = await Site.Visitor().GetAsync($"/opportunities.atom?{query}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return XDocument.Parse(System.Text.Encoding.UTF8.GetString(page.Bytes)).Root!;
    }

    private static XName Atom(string name) => XName.Get(name, "http://www.w3.org/2005/Atom");

    private async Task PublishAsync(Guid id) =>
        _ = (
            await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, Stop)
            )
        ).Value;
}
