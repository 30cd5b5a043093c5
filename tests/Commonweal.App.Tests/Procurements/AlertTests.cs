using System.Net;
using Commonweal.App.Tests.Bids;
using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>Emails about tenders, for people without an account.</summary>
public sealed class AlertTests : SiteCase
{
    private const string Reader = "reader@example.org";

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
    public async Task A_search_for_what_closed_already_is_not_kept_nor_one_whose_day_has_passed()
    {
        var today = UkTime.Today(TimeProvider.System.GetUtcNow());
        var visitor = Site.Visitor();
        Task<WebPage> AskAsync(DateOnly day) =>
            visitor.GetAsync(
                $"/alerts/new?ClosesBy.Day={day.Day}&ClosesBy.Month={day.Month}&ClosesBy.Year={day.Year}"
            );

        await AskAsync(today.AddDays(-1));
        var refused = await visitor.PressAsync("Send me the first email", ("Email", Reader));
        Assert.Contains(
            "close by a day that has passed",
            refused.Problems.Single(),
            StringComparison.Ordinal
        );

        await AskAsync(today.AddDays(3));
        await visitor.PressAsync("Send me the first email", ("Email", Reader));
        await visitor.GetAsync(await World.LinkToAsync(Reader));
        await visitor.PressAsync("Yes, send me these emails");
        await World.Database.ShiftClockAsync(TimeSpan.FromDays(5));
        Assert.Equal(0, await SendAsync());
        Assert.Equal(
            "0",
            (
                await World.RowsAsync(
                    Actor.Public,
                    $"select alerts_of('{Reader}')::text as \"Value\""
                )
            ).Single()
        );
    }

    [Fact]
    public async Task A_search_is_mailed_after_its_reader_said_yes_once_a_day_and_stopped_by_its_link()
    {
        var visitor = Site.Visitor();
        await visitor.GetAsync("/alerts/new?search=mowing&Category=Services");
        var sent = await visitor.PressAsync("Send me the first email", ("Email", Reader));
        Assert.Equal("Check your email", sent.Heading);
        Assert.Equal(0, await SendAsync());

        var link = await World.LinkToAsync(Reader);
        var about = await visitor.GetAsync(link);
        Assert.Contains(
            "new tenders for services with \"mowing\"",
            about.Text,
            StringComparison.Ordinal
        );
        Assert.NotEmpty((await visitor.PressAsync("Yes, send me these emails")).Success);
        await World.Database.ShiftClockAsync(TimeSpan.FromHours(23));
        _ = await World.PublishedProcurementAsync(officer);
        Assert.Equal(0, await SendAsync());
        await World.Database.ShiftClockAsync(TimeSpan.FromHours(25));

        Assert.Equal(1, await SendAsync());
        Assert.Equal(0, await SendAsync());
        var letter = await World.LetterToAsync(Reader);
        Assert.Contains("A new tender fits your search", letter, StringComparison.Ordinal);
        Assert.Contains("Grounds maintenance", letter, StringComparison.Ordinal);

        await visitor.GetAsync(await World.LinkToAsync(Reader));
        Assert.Contains(
            "stopped",
            (await visitor.PressAsync("Stop these emails")).Success,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await CountAsync());
        Assert.Contains(
            "nothing to",
            (await visitor.GetAsync(link)).Heading,
            StringComparison.Ordinal
        );
        await World.Database.ShiftClockAsync(TimeSpan.FromDays(3));
        _ = await World.PublishedProcurementAsync(
            officer,
            deadline: TimeProvider.System.GetUtcNow().AddDays(60)
        );
        Assert.Equal(0, await SendAsync());
    }

    /// <summary>Its moment is taken before it is to be seen: between two emails it would be lost.</summary>
    [Fact]
    public async Task The_email_of_the_day_waits_for_a_publication_under_way()
    {
        var visitor = Site.Visitor();
        await visitor.GetAsync("/alerts/new?search=mowing&Category=Services");
        await visitor.PressAsync("Send me the first email", ("Email", Reader));
        await visitor.GetAsync(await World.LinkToAsync(Reader));
        Assert.NotEmpty((await visitor.PressAsync("Yes, send me these emails")).Success);
        await World.Database.ShiftClockAsync(TimeSpan.FromHours(25));
        var late = await World.PreparedProcurementAsync(officer);
        await using var gate = await Gate.CloseAsync(
            World.Database,
            "after",
            "update",
            "procurement"
        );
        var publication = PublishAsync(late);
        await gate.ReachedAsync(publication);

        var sending = SendAsync();
        await gate.WaitedForAsync(sending);
        await gate.OpenAsync();

        await publication;
        Assert.Equal(1, await sending);
    }

    [Fact]
    public async Task Whoever_follows_a_tender_hears_of_answers_a_later_deadline_and_its_end()
    {
        var visitor = Site.Visitor();
        await visitor.GetAsync($"/alerts/tender/{parks}");
        await visitor.PressAsync("Send me the first email", ("Email", Reader));
        var supplier = await World.SupplierAsync("Bee Lane");
        var first = (await World.AskQuestionAsync(supplier, parks)).Value;
        _ = (await World.ReplyAsync(officer, parks, first)).Value;
        Assert.DoesNotContain(
            "Question 1",
            await World.LetterToAsync(Reader),
            StringComparison.Ordinal
        );

        await visitor.GetAsync(await World.LinkToAsync(Reader));
        await visitor.PressAsync("Yes, send me these emails");
        var second = (await World.AskQuestionAsync(supplier, parks, "And when?")).Value;
        _ = (
            await World.ReplyAsync(officer, parks, second, MarketStory.Answered("When?", "In May."))
        ).Value;
        Assert.Contains("In May.", await World.LetterToAsync(Reader), StringComparison.Ordinal);
        _ = (
            await World.AskAsync<CancelProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, parks, "No money.", Stop)
            )
        ).Value;
        Assert.Contains("No money.", await World.LetterToAsync(Reader), StringComparison.Ordinal);

        await visitor.GetAsync(await World.LinkToAsync(Reader));
        await visitor.PressAsync("Stop these emails");
        Assert.Equal(0, await CountAsync());
        Assert.Equal(
            "procurements.alert.closed",
            CodeOf(
                await World.AskAsync<AskForAlert, Outcome<Service.Notices.Notice>>(act =>
                    act.FollowAsync(Reader, parks, Stop)
                )
            )
        );
    }

    [Fact]
    public async Task A_press_in_a_mail_program_stops_these_emails_and_no_others_without_cookie_or_token()
    {
        foreach (var reader in (string[])[Reader, "other@example.org"])
        {
            var visitor = Site.Visitor();
            await visitor.GetAsync($"/alerts/tender/{parks}");
            await visitor.PressAsync("Send me the first email", ("Email", reader));
            await visitor.GetAsync(await World.LinkToAsync(reader));
            await visitor.PressAsync("Yes, send me these emails");
        }

        var supplier = await World.SupplierAsync("Bee Lane");
        var question = (await World.AskQuestionAsync(supplier, parks)).Value;
        _ = (await World.ReplyAsync(officer, parks, question)).Value;
        var link = await World.LinkToAsync(Reader);
        Assert.Contains(
            $"{link}>\r\n",
            (await World.LetterToAsync(Reader)).Split("\r\n\r\n")[0].Split("List-Unsubscribe: <")[
                1
            ],
            StringComparison.Ordinal
        );

        Assert.Equal(HttpStatusCode.BadRequest, (await Site.Visitor().PostAsync(link)).Status);
        Assert.Equal(2, await CountAsync());
        for (var press = 0; press < 2; press++)
        {
            var answer = await Site.Visitor().PostAsync(link, ("List-Unsubscribe", "One-Click"));
            Assert.Equal((HttpStatusCode.OK, link), (answer.Status, answer.Path));
            Assert.Equal(1, await CountAsync());
        }

        _ = await Site.Visitor()
            .PostAsync("/alerts/stop?token=x", ("List-Unsubscribe", "One-Click"));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_link_not_opened_in_three_days_confirms_nothing_and_the_address_is_forgotten()
    {
        var visitor = Site.Visitor();
        await visitor.GetAsync("/alerts/new");
        await visitor.PressAsync("Send me the first email", ("Email", Reader));
        var link = await World.LinkToAsync(Reader);
        var inTime = await visitor.GetAsync(link);
        Assert.Equal("Do you want these emails?", inTime.Heading);
        await World.Database.ShiftClockAsync(TimeSpan.FromHours(73));

        Assert.NotEmpty((await visitor.PressAsync("Yes, send me these emails")).Problems);
        Assert.Contains(
            "nothing to",
            (await visitor.GetAsync(link)).Heading,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await CountAsync());
        Assert.Equal(0, await SendAsync());
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task The_same_search_asked_for_twice_is_mailed_once_with_a_link_to_that_very_search()
    {
        var visitor = Site.Visitor();
        for (var at = 0; at < 2; at++)
        {
            // A second letter of the kind goes out some minutes later.
            await visitor.GetAsync("/alerts/new?page=2&Category=Services&search=&sort=title");
            await visitor.PressAsync("Send me the first email", ("Email", Reader));
            await visitor.GetAsync(await World.LinkToAsync(Reader));
            Assert.NotEmpty((await visitor.PressAsync("Yes, send me these emails")).Success);
            await World.Database.ShiftClockAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(1, await CountAsync());
        for (var at = 0; at <= ListRequest.UsualSize; at++)
        {
            _ = await World.PublishedProcurementAsync(
                officer,
                ["NT29"],
                TimeProvider.System.GetUtcNow().AddDays(60)
            );
        }

        await World.Database.ShiftClockAsync(TimeSpan.FromDays(3));
        Assert.Equal(1, await SendAsync());
        Assert.Contains(
            "/opportunities?Category=Services&sort=-published",
            await World.LetterToAsync(Reader),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_reads_addresses_and_one_address_gets_no_flood()
    {
        for (var at = 0; at < 25; at++)
        {
            await World.AskAsync<AskForAlert, Outcome<Service.Notices.Notice>>(act =>
                act.FollowAsync("victim@example.org", parks, Stop)
            );
        }

        Assert.Equal(1, await CountAsync());
        foreach (var person in (Actor[])[officer, Actor.Public])
        {
            Assert.Equal(
                "42501",
                await World.RefusalAsync(person, "select email from email_alert")
            );
            Assert.NotNull(
                await World.RefusalAsync(
                    person,
                    "insert into email_alert (id, email, search, secret, asked_at, confirmed_at) values (gen_random_uuid(), 'a@b.example', '{}', 'aaaaaaaaaaaaaaaaaaaaaaaa', now(), now())"
                )
            );
        }

        Assert.Empty(await World.RowsAsync(officer, "select email as \"Value\" from take_alert()"));
        Assert.Equal(
            "procurements.alert.email-form",
            CodeOf(
                await World.AskAsync<AskForAlert, Outcome<Service.Notices.Notice>>(act =>
                    act.FollowAsync("a b@c\r\nBcc: d@e", parks, Stop)
                )
            )
        );
        await World.Database.ShiftClockAsync(TimeSpan.FromDays(4));
        await World.AskAsync<AskForAlert, Outcome<Service.Notices.Notice>>(act =>
            act.FollowAsync("victim@example.org", parks, Stop)
        );
        Assert.Equal(1, await CountAsync());
    }

    private Task<int> SendAsync() => World.AskAsync<SendAlerts, int>(act => act.RunAsync(Stop));

    private async Task PublishAsync(Guid id) =>
        _ = (
            await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, Stop)
            )
        ).Value;

    private async Task<int> CountAsync()
    {
        await using var connection = new Npgsql.NpgsqlConnection(World.Database.Admin);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(
            "select count(*)::integer from email_alert",
            connection
        );
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
