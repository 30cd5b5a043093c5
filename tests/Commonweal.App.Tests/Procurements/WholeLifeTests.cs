using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.WholeLife;
using Commonweal.Story;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

public sealed class WholeLifeTests : SiteCase
{
    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
    }

    [Fact]
    public async Task An_officer_lists_lots_and_an_extension_and_bidders_read_them_with_the_sum()
    {
        var id = await World.PreparedProcurementAsync(officer);
        var home = $"/procurements/{id}";
        var browser = await Site.SignInAsync(officer);
        await AddAsync("Lot", "Parks in the north", "150,000", "24");
        await AddAsync("Lot", "Parks in the south", "£1.2m", "12");
        var listed = await AddAsync("Extension", "One more year", "100000", "12", "false");

        Assert.Contains("£1,450,000.00", listed.Text, StringComparison.Ordinal);
        Assert.Contains("£1,740,000.00", listed.Text, StringComparison.Ordinal);
        Assert.Contains("Not likely", listed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("divided into lots?", listed.Text, StringComparison.Ordinal);
        Assert.Contains(
            "2 lots, 1 extension",
            (await browser.GetAsync(home)).Text,
            StringComparison.Ordinal
        );

        var publish = await browser.GetAsync($"{home}/publish");
        Assert.Contains("The details have changed", publish.Text, StringComparison.Ordinal);
        await browser.GetAsync($"{home}/threshold");
        await browser.PressAsync("Check");
        await browser.GetAsync($"{home}/publish");
        await browser.PressAsync("Publish to bidders");

        var anyone = await Site.Visitor().GetAsync($"/opportunities/{id}");
        Assert.Contains("Parks in the south", anyone.Text, StringComparison.Ordinal);
        Assert.Contains("lots + extensions", anyone.Text, StringComparison.Ordinal);
        Assert.Contains("section 2(1)", anyone.Text, StringComparison.Ordinal);

        async Task<WebPage> AddAsync(
            string kind,
            string title,
            string value,
            string months,
            string? likely = null
        )
        {
            await browser.GetAsync($"{home}/value/part?Kind={kind}");
            (string, string)[] answers =
            [
                ("Title", title),
                ("NetValue", value),
                ("Months", months),
                .. likely is null ? [] : ((string, string)[])[("IsLikely", likely)],
            ];
            var page = await browser.PressAsync("Save", answers);
            Assert.Empty(page.Problems);
            return page;
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_part_is_said_and_a_part_can_be_changed_and_removed()
    {
        var id = await World.DraftProcurementAsync(officer);
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{id}/value/part?Kind=Option");
        var page = await browser.PressAsync("Save", ("NetValue", "a lot"), ("Months", "0"));
        Assert.Collection(
            page.Problems,
            says => Assert.StartsWith("Say in a few words", says, StringComparison.Ordinal),
            says => Assert.Contains("You wrote 'a lot'", says, StringComparison.Ordinal),
            says => Assert.StartsWith("Select whether you expect", says, StringComparison.Ordinal)
        );
        await browser.PressAsync(
            "Save",
            ("Title", "More parks"),
            ("NetValue", "5"),
            ("Months", "0"),
            ("IsLikely", "true")
        );
        await browser.FollowAsync("Change More parks");
        var changed = await browser.PressAsync("Save", ("NetValue", "7"));
        Assert.Contains("£1,000,007.00", changed.Text, StringComparison.Ordinal);
        await browser.FollowAsync("Change More parks");
        var removed = await browser.PressAsync("Remove this option");
        Assert.DoesNotContain("More parks", removed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purchase_above_the_threshold_without_lots_says_why_before_it_is_published()
    {
        var id = await World.PreparedProcurementAsync(officer);
        await World.Database.TamperAsync("update procurement set no_lots_reason = null");

        var refused = await PublishAsync(id);
        Assert.Equal("procurements.lots.unexplained", refused.Problems.Single().Code);

        _ = (
            await World.AskAsync<ExplainNoLots, Outcome<Done>>(act =>
                act.RunAsync(officer, id, "One crew looks after all.", Stop)
            )
        ).Value;
        Assert.True((await PublishAsync(id)).Succeeded);
        Assert.Equal(
            "procurements.procurement.fixed",
            (
                await World.AskAsync<SavePart, Outcome<Guid>>(act =>
                    act.RunAsync(
                        officer,
                        id,
                        null,
                        new PartAnswer(PartKind.Lot, "North", null, 1m, 1, null),
                        Stop
                    )
                )
            )
                .Problems.Single()
                .Code
        );
        await Assert.ThrowsAsync<PostgresException>(() =>
            World.Database.TamperAsync("update procurement set parts = '[{}]'")
        );
    }

    private Task<Outcome<Done>> PublishAsync(Guid id) =>
        World.AskAsync<PublishProcurement, Outcome<Done>>(act => act.RunAsync(officer, id, Stop));
}
