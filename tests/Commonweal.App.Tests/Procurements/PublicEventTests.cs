using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Procurements.Market;
using Commonweal.Story;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>Events before a tender that everybody reads of, and who registers for them.</summary>
public sealed class PublicEventTests : SiteCase
{
    private Actor officer = null!;
    private Guid id;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
        id = await World.PreparedProcurementAsync(officer);
    }

    [Fact]
    public async Task An_officer_makes_an_event_public_and_anybody_registers_whom_only_the_council_sees()
    {
        var told = await World.PublicEventAsync(officer, id);
        var visitor = Site.Visitor();
        await visitor.GetAsync("/opportunities/events?Council=lancashire&search=parks");
        Assert.Contains("Meet the buyer", visitor.Page.Rows.Single()[0], StringComparison.Ordinal);
        await visitor.FollowAsync("Meet the buyer");
        var refused = await visitor.PressAsync("Register", ("Email", "nobody"));
        Assert.Equal(2, refused.Problems.Count);
        foreach (var needs in (string[])["A ramp", "A ramp again"])
        {
            await visitor.GetAsync($"/opportunities/events/{told}");
            await visitor.PressAsync(
                "Register",
                ("Organisation", "Growers <b>CIC</b>"),
                ("Email", "Hello@Growers.example"),
                ("AccessNeeds", needs)
            );
            Assert.Equal("You are registered", visitor.Page.Heading);
        }

        var browser = await Site.SignInAsync(officer);
        var page = await browser.GetAsync($"/procurements/{id}/market/events/{told}/public");
        Assert.Equal(
            ["Growers <b>CIC</b>", "hello@growers.example", "A ramp"],
            page.Rows.Single().Take(3),
            StringComparer.Ordinal
        );
        Assert.Single(await LettersAsync("You registered for Meet the buyer"));
        foreach (
            var stranger in (Actor[])
                [
                    Actor.Public,
                    await World.SupplierAsync("Rival Ltd"),
                    await World.PersonAsync(await World.AuthorityAsync("southend"), Role.Officer),
                ]
        )
        {
            Assert.Empty(
                await World.RowsAsync(stranger, "select email as \"Value\" from event_interest")
            );
        }

        var reader = await World.PersonAsync(officer.AuthorityId!.Value, Role.Auditor);
        Assert.DoesNotContain(
            "growers.example",
            (
                await (await Site.SignInAsync(reader)).GetAsync(
                    $"/procurements/{id}/market/events/{told}/public"
                )
            ).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "They are off the list.",
            (
                await browser.PressAsync(
                    "Take them off the list",
                    (
                        "Interest",
                        browser
                            .Page.Document.QuerySelector("select[name=Interest] option[value]")!
                            .GetAttribute("value")!
                    )
                )
            ).Success
        );
        Assert.Empty(
            await World.RowsAsync(officer, "select email as \"Value\" from event_interest")
        );
    }

    [Fact]
    public async Task Who_registered_is_told_of_a_change_and_of_the_calling_off_and_then_it_is_over()
    {
        var told = await World.PublicEventAsync(officer, id);
        _ = (await RegisterAsync(told)).Value;
        _ = (await World.PublishEventAsync(officer, id, told)).Value; // nothing they need has changed
        Assert.Empty(await LettersAsync("An event has changed: Meet the buyer"));
        _ = (await World.PublishEventAsync(officer, id, told, "2pm to 4pm")).Value;
        Assert.Contains(
            "2pm to 4pm",
            (await LettersAsync("An event has changed: Meet the buyer")).Single(),
            StringComparison.Ordinal
        );
        _ = (await SaveAsync(told, "Town Hall")).Value;
        Assert.Equal(2, (await LettersAsync("An event has changed: Meet the buyer")).Count);

        Assert.Equal(
            "procurements.event-notice.reason",
            (await CallOffAsync(told, " ")).Problems.Single().Code
        );
        _ = (await CallOffAsync(told, "The hall is flooded.")).Value;
        Assert.Contains(
            "flooded",
            (await LettersAsync("An event is called off: Meet the buyer")).Single(),
            StringComparison.Ordinal
        );
        foreach (
            var refused in new[]
            {
                (await CallOffAsync(told, "Again.")).Problems,
                (await RegisterAsync(told)).Problems,
                (await World.PublishEventAsync(officer, id, told)).Problems,
            }
        )
        {
            Assert.Equal("procurements.event-notice.called-off", refused.Single().Code);
        }

        await Site.Visitor().GetAsync("/opportunities/events");
        var page = await Site.Visitor().GetAsync($"/opportunities/events/{told}");
        Assert.Contains("The hall is flooded.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Name of your organisation", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_takes_nobody_for_an_event_that_is_over_or_not_the_councils()
    {
        var told = await World.PublicEventAsync(officer, id);
        var stranger = await World.PersonAsync(
            await World.AuthorityAsync("southend"),
            Role.Officer
        );
        Assert.Null(await World.RefusalAsync(Actor.Public, Register(officer.AuthorityId)));
        await World.AssertRefusedAsync(Actor.Public, Register(stranger.AuthorityId));
        await World.AssertRefusedAsync(stranger, "update event_notice set title = 'Theirs'");
        await World.Database.TamperAsync("update event_notice set held_on = '2020-01-01'");
        await World.AssertRefusedAsync(Actor.Public, Register(officer.AuthorityId));
        Assert.Equal(
            "procurements.event-notice.over",
            (await RegisterAsync(told)).Problems.Single().Code
        );
        await World.Database.TamperAsync(
            "update event_notice set held_on = '2099-01-01', called_off_at = now(), called_off_reason = 'x'"
        );
        await World.AssertRefusedAsync(Actor.Public, Register(officer.AuthorityId));
        await World.AssertRefusedAsync(
            officer,
            "update event_notice set called_off_at = null, called_off_reason = null"
        );
        var past = (await World.EventAsync(officer, id)).Value;
        await World.Database.TamperAsync("update market_event set held_on = '2020-01-01'");
        Assert.Equal(
            "procurements.event-notice.passed",
            (await World.PublishEventAsync(officer, id, past)).Problems.Single().Code
        );
        await World.AssertRefusedAsync(
            officer,
            $"insert into event_notice select id, authority_id, procurement_id, title, held_on, place, 'x', 'x', 'x', 'x', now() from market_event where id = '{past}'"
        );
    }

    private static string Register(Guid? authority) =>
        $"insert into event_interest select gen_random_uuid(), '{authority}', id, 'Us', gen_random_uuid() || '@us.example', null, now() from event_notice";

    private Task<Outcome<Service.Notices.Notice>> RegisterAsync(Guid told) =>
        World.AskAsync<RegisterInterest, Outcome<Service.Notices.Notice>>(act =>
            act.RunAsync(told, "Growers", "hello@growers.example", null, Stop)
        );

    private Task<Outcome<Done>> CallOffAsync(Guid told, string reason) =>
        World.AskAsync<CallOffEvent, Outcome<Done>>(act =>
            act.RunAsync(officer, id, told, reason, Stop)
        );

    private Task<Outcome<Guid>> SaveAsync(Guid told, string place) =>
        World.AskAsync<SaveEvent, Outcome<Guid>>(act =>
            act.RunAsync(
                officer,
                id,
                told,
                new EventFacts("Meet the buyer", new DateOnly(2098, 1, 1), place, [], []),
                Stop
            )
        );

    private async Task<IReadOnlyList<string>> LettersAsync(string subject)
    {
        await using var connection = new NpgsqlConnection(World.Database.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select body from notice where subject = $1",
            connection
        )
        {
            Parameters = { new() { Value = subject } },
        };
        await using var rows = await command.ExecuteReaderAsync();
        List<string> bodies = [];
        while (await rows.ReadAsync())
            bodies.Add(rows.GetString(0));
        return bodies;
    }
}
