using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Audit;
using Commonweal.Service.Bids;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>How long bidders have: Procurement Act 2023, section 54.</summary>
public sealed class TenderPeriodTests : SiteCase
{
    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
    }

    [Fact]
    public async Task Less_time_than_the_Act_asks_for_is_published_only_with_a_ground_and_its_reason_on_record()
    {
        var id = await World.PreparedProcurementAsync(officer, deadline: In(12));
        Assert.Equal("procurements.deadline.short-period", Code(await PublishAsync(id)));

        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{id}/publish");
        var page = await browser.FollowAsync((await PublishAsync(id)).Problems.Single().Message);
        Assert.Contains("have 25 days or more", page.Text, StringComparison.Ordinal);
        page = await browser.PressAsync("Save and continue", ("ShortGround", "planned-notice"));
        Assert.StartsWith(
            "Say why that is met here.",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        await browser.PressAsync(
            "Save and continue",
            ("ShortGround", "planned-notice"),
            ("ShortReason", "The notice of 1 June ran for 60 days.")
        );
        page = await browser.GetAsync($"/procurements/{id}/publish");
        Assert.Contains(
            "A qualifying planned procurement notice",
            page.Text,
            StringComparison.Ordinal
        );
        page = await browser.PressAsync("Publish to bidders");
        Assert.StartsWith("The procurement is published", page.Success, StringComparison.Ordinal);

        var head = await World.PersonAsync(officer.AuthorityId!.Value, Role.HeadOfProcurement);
        var entry = await World.AskAsync<Db, string>(db =>
            db.As(head)
                .Set<AuditEntry>()
                .Where(row => row.Entry.Contains("procurement.published"))
                .Select(row => row.Entry)
                .SingleAsync(Stop)
        );
        Assert.Contains("The notice of 1 June ran for 60 days.", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ground_allows_no_fewer_days_than_its_own_and_a_new_deadline_asks_anew()
    {
        var id = await World.PreparedProcurementAsync(officer, deadline: In(9));
        var urgent = new ShortPeriod("urgency", "The bridge is closed.");
        await SetAsync(id, In(9), urgent);
        Assert.Equal("procurements.deadline.short-period", Code(await PublishAsync(id)));

        await SetAsync(id, In(10), ShortPeriod.None);
        Assert.Equal("procurements.deadline.short-period", Code(await PublishAsync(id)));
        await SetAsync(id, In(10), urgent);
        Assert.True((await PublishAsync(id)).Succeeded);
    }

    [Fact]
    public async Task Below_the_threshold_few_days_are_pointed_out_and_may_be_kept()
    {
        var id = await World.PreparedProcurementAsync(
            officer,
            deadline: In(5),
            details: ProcurementsStory.Details() with
            {
                NetValue = 100_000m,
            }
        );
        var browser = await Site.SignInAsync(officer);

        var page = await browser.GetAsync($"/procurements/{id}/publish");
        Assert.Contains("Bidders have fewer than 14 days", page.Text, StringComparison.Ordinal);
        Assert.True((await PublishAsync(id)).Succeeded);
    }

    [Fact]
    public async Task Nobody_publishes_a_tender_that_closes_within_a_day_by_the_act_or_by_the_database()
    {
        var id = await World.PreparedProcurementAsync(officer, deadline: In(30));
        Assert.Equal(
            "procurements.deadline.too-near",
            Code(
                await World.AskAsync<SetDeadline, Outcome<Done>>(act =>
                    act.RunAsync(
                        officer,
                        id,
                        TimeProvider.System.GetUtcNow().AddMinutes(10),
                        ShortPeriod.None,
                        Stop
                    )
                )
            )
        );

        await World.Database.ShiftClockAsync(TimeSpan.FromDays(29.5));
        Assert.Contains(
            "procurements.deadline.too-near",
            (await PublishAsync(id)).Problems.Select(problem => problem.Code),
            StringComparer.Ordinal
        );
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            World.AskAsync<Db, int>(db =>
                db.As(officer)
                    .Database.ExecuteSqlAsync(
                        $"update procurement set stage = 'Published', published_at = database_now() where id = {id}",
                        Stop
                    )
            )
        );
        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
    }

    private static DateTimeOffset In(int days) => TimeProvider.System.GetUtcNow().AddDays(days);

    private static string Code(Outcome<Done> outcome) => outcome.Problems.Single().Code;

    private async Task SetAsync(Guid id, DateTimeOffset deadline, ShortPeriod shorter) =>
        _ = (
            await World.AskAsync<SetDeadline, Outcome<Done>>(act =>
                act.RunAsync(officer, id, deadline, shorter, Stop)
            )
        ).Value;

    private Task<Outcome<Done>> PublishAsync(Guid id) =>
        World.AskAsync<PublishProcurement, Outcome<Done>>(act => act.RunAsync(officer, id, Stop));
}
