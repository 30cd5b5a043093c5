using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Audit;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

public sealed class WaiverTests : WorldCase
{
    private Actor officer = null!;
    private Actor head = null!;
    private Guid procurement;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var authority = await World.AuthorityAsync("lancashire");
        officer = await World.PersonAsync(authority, Role.Officer);
        head = await World.PersonAsync(authority, Role.HeadOfProcurement);
        procurement = await World.PreparedProcurementAsync(officer);
    }

    [Fact]
    public async Task A_weighting_below_the_policy_is_refused_until_a_waiver_that_counts_allows_it()
    {
        var refused = (await SetWeightingAsync(5m)).Problems.Single();
        Assert.Equal("procurements.weighting.below-policy", refused.Code);
        Assert.Contains("apply for a waiver", refused.Message, StringComparison.Ordinal);

        Assert.True((await ApplyAsync(officer)).Succeeded);
        refused = (await SetWeightingAsync(5m)).Problems.Single();
        Assert.Contains("wait for the decision", refused.Message, StringComparison.Ordinal);
        Assert.True((await DecideAsync(head, granted: true)).Succeeded);
        Assert.True((await SetWeightingAsync(0m)).Succeeded);
    }

    [Fact]
    public async Task A_waiver_counts_no_longer_once_the_purchase_is_worth_more_than_it_was_granted_for()
    {
        _ = (await ApplyAsync(officer, downTo: 5m)).Value;
        _ = (await DecideAsync(head, granted: true)).Value;
        _ = (await SetWeightingAsync(5m)).Value;
        await ChangeAsync(details => details with { NetValue = 1_000_001m });

        var refused = (await PublishAsync()).Problems.Single(problem =>
            problem.Field == "weighting"
        );
        Assert.Equal("procurements.waiver.outgrown", refused.Code);
        Assert.Contains(
            "its value without VAT was £1,000,000.00, and is £1,000,001.00 now",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(WaiverState.Outgrown, (await RegisterAsync(head, null)).Single().State);
        Assert.Single(await RegisterAsync(head, WaiverState.Outgrown));
        Assert.Empty(await RegisterAsync(head, WaiverState.Granted));

        await ChangeAsync(details => details with { NetValue = 1_000_000m });
        Assert.Single(await RegisterAsync(head, WaiverState.Granted));
        Assert.Empty(await RegisterAsync(head, WaiverState.Outgrown));
        Assert.True((await PublishAsync()).Succeeded);
    }

    [Fact]
    public async Task The_database_itself_publishes_nothing_below_the_policy_without_a_waiver()
    {
        _ = (await ApplyAsync(officer, downTo: 5m)).Value;
        _ = (await DecideAsync(head, granted: true)).Value;
        _ = (await SetWeightingAsync(5m)).Value;
        _ = (await WithdrawAsync(officer)).Value;

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            World.Database.TamperAsync(
                "update procurement set stage = 'Published', published_at = now()"
            )
        );
        Assert.Contains("needs a waiver", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_application()
    {
        Assert.True((await ApplyAsync(head)).Succeeded);

        Assert.Equal(
            "procurements.waiver.own-application",
            (await DecideAsync(head, granted: true)).Problems.Single().Code
        );
    }

    [Fact]
    public async Task Only_the_head_of_procurement_decides()
    {
        Assert.True((await ApplyAsync(officer)).Succeeded);

        Assert.Equal(
            "people.actor.not-allowed",
            (await DecideAsync(officer, granted: true)).Problems.Single().Code
        );
    }

    [Fact]
    public async Task A_refused_waiver_may_be_applied_for_again_and_a_waiting_one_not()
    {
        Assert.True((await ApplyAsync(officer)).Succeeded);
        Assert.Equal(
            "procurements.waiver.applied-already",
            (await ApplyAsync(officer)).Problems.Single().Code
        );
        Assert.True((await DecideAsync(head, granted: false)).Succeeded);
        Assert.Equal(
            "procurements.waiver.decided-already",
            (await DecideAsync(head, granted: true)).Problems.Single().Code
        );
        Assert.True((await ApplyAsync(officer)).Succeeded);
    }

    [Fact]
    public async Task A_waiver_down_to_a_weighting_allows_that_weighting_and_no_less()
    {
        _ = (await ApplyAsync(officer, downTo: 5m)).Value;
        _ = (await DecideAsync(head, granted: true)).Value;

        Assert.Equal(
            "procurements.weighting.below-policy",
            (await SetWeightingAsync(4m)).Problems.Single().Code
        );
        Assert.True((await SetWeightingAsync(5m)).Succeeded);
        Assert.True((await PublishAsync()).Succeeded);
    }

    [Fact]
    public async Task A_waiver_that_was_used_stays_used_after_its_last_day()
    {
        var today = UkTime.Today(TimeProvider.System.GetUtcNow());
        _ = (await ApplyAsync(officer, downTo: 5m)).Value;
        _ = (await DecideAsync(head, granted: true, expires: today)).Value;
        _ = (await SetWeightingAsync(5m)).Value;
        Assert.True((await PublishAsync()).Succeeded);
        await World.Database.ShiftClockAsync(TimeSpan.FromDays(2));

        var row = (await RegisterAsync(head, WaiverState.Used)).Single();
        Assert.Equal((WaiverState.Used, today), (row.State, row.UsedOn));
        Assert.Empty(await RegisterAsync(head, WaiverState.Expired));
        var changed = await Assert.ThrowsAsync<PostgresException>(() =>
            World.Database.TamperAsync("update waiver set used_on = null")
        );
        Assert.Contains("used once", changed.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_waiver_does_not_count_on_the_day_of_publication()
    {
        var today = UkTime.Today(TimeProvider.System.GetUtcNow());
        _ = (await ApplyAsync(officer, downTo: 5m)).Value;
        Assert.Equal(
            "procurements.waiver.expiry-past",
            (await DecideAsync(head, granted: true, expires: today.AddDays(-1)))
                .Problems.Single()
                .Code
        );
        _ = (await DecideAsync(head, granted: true, expires: today)).Value;
        _ = (await SetWeightingAsync(5m)).Value;
        await World.Database.ShiftClockAsync(TimeSpan.FromDays(1));

        var refused = (await PublishAsync()).Problems.Single();
        Assert.Equal("procurements.waiver.expired", refused.Code);
        Assert.Contains($"{today:d MMMM yyyy}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(WaiverState.Expired, (await RegisterAsync(head, null)).Single().State);
        Assert.Single(await RegisterAsync(head, WaiverState.Expired));
        Assert.Empty(await RegisterAsync(head, WaiverState.Granted));
        Assert.True((await ApplyAsync(officer, downTo: 5m)).Succeeded);
    }

    [Fact]
    public async Task Conditions_before_publication_are_met_first_and_others_later()
    {
        var today = UkTime.Today(TimeProvider.System.GetUtcNow());
        _ = (await ApplyAsync(officer)).Value;
        _ = (await DecideAsync(head, granted: true, "Ask the ward.\n\n", "Report in May.")).Value;
        _ = (await SetWeightingAsync(0m)).Value;

        Assert.Equal(
            "procurements.waiver.condition-unmet",
            (await PublishAsync()).Problems.Single().Code
        );
        Assert.Equal(
            "procurements.waiver.met-on",
            (await MeetAsync(1, today.AddDays(2))).Problems.Single().Code
        );
        Assert.True((await MeetAsync(1, today)).Succeeded);
        Assert.Equal(
            "procurements.waiver.condition-settled",
            (await MeetAsync(1, today)).Problems.Single().Code
        );
        Assert.True((await PublishAsync()).Succeeded);
        Assert.Equal(1, (await RegisterAsync(officer, WaiverState.Used)).Single().OpenConditions);
        Assert.True((await MeetAsync(2, today)).Succeeded);
    }

    [Fact]
    public async Task Whoever_applied_and_nobody_else_withdraws_it_and_it_counts_no_longer()
    {
        _ = (await ApplyAsync(officer)).Value;
        Assert.Equal(
            "procurements.waiver.not-yours",
            (await WithdrawAsync(head)).Problems.Single().Code
        );
        _ = (await DecideAsync(head, granted: true)).Value;
        _ = (await SetWeightingAsync(0m)).Value;
        Assert.True((await WithdrawAsync(officer)).Succeeded);

        Assert.Equal(
            "procurements.weighting.below-policy",
            (await PublishAsync()).Problems.Single().Code
        );
        Assert.Equal(WaiverState.Withdrawn, (await RegisterAsync(officer, null)).Single().State);
        Assert.True((await ApplyAsync(officer)).Succeeded);
    }

    [Fact]
    public async Task The_register_shows_an_authority_its_own_and_what_a_waiver_must_answer_is_asked()
    {
        _ = (await ApplyAsync(officer, downTo: 5m)).Value;
        var other = await World.PersonAsync(
            await World.AuthorityAsync("southend"),
            Role.HeadOfProcurement
        );
        Assert.Empty(await RegisterAsync(other, null));
        var row = (await RegisterAsync(head, WaiverState.Waiting)).Single();
        Assert.Equal((5m, officer.Name), (row.DownTo, row.AppliedBy));

        Assert.Equal(
            [
                "procurements.waiver.down-to",
                "procurements.waiver.case-length",
                "procurements.waiver.alternatives-length",
                "procurements.waiver.risk-length",
            ],
            new WaiverCase(false, 0m, "", " ", null).Problems().Select(problem => problem.Code),
            StringComparer.Ordinal
        );
    }

    [Theory]
    [InlineData("granted = false")]
    [InlineData("conditions = '[]'")]
    [InlineData("expires_on = '2030-01-01'")]
    [InlineData("withdrawn_at = now()")]
    public async Task The_database_itself_keeps_what_was_decided(string change)
    {
        _ = (await ApplyAsync(officer)).Value;
        _ = (await DecideAsync(head, granted: true, "Ask the ward.")).Value;

        await Assert.ThrowsAsync<PostgresException>(() =>
            World.Database.TamperAsync($"update waiver set {change}")
        );
    }

    [Fact]
    public async Task The_record_tells_of_texts_as_they_are_kept()
    {
        _ = (await ApplyAsync(officer)).Value;
        _ = (await DecideAsync(head, granted: true)).Value;
        var details = await World.AskAsync<Db, ProcurementDetails>(async db =>
            (await db.As(officer).Set<Procurement>().SingleAsync()).Details
        );
        _ = (
            await World.AskAsync<ChangeProcurementDetails, Outcome<Done>>(act =>
                act.RunAsync(officer, procurement, details with { Title = " Roofs " }, Stop)
            )
        ).Value;
        foreach (var title in (string[])["Walls ", " Walls"])
        {
            _ = (
                await World.AskAsync<EnterProcurement, Outcome<Guid>>(act =>
                    act.RunAsync(officer, details with { Reference = " W-1", Title = title }, Stop)
                )
            ).Value;
        }

        _ = (
            await World.AskAsync<ChooseMeasures, Outcome<Done>>(act =>
                act.RunAsync(
                    officer,
                    procurement,
                    [new("NT1", "Roofers are scarce.\n")],
                    Overlap.AskForSplit,
                    Stop
                )
            )
        ).Value;

        var record = string.Concat(
            await World.AskAsync<Db, List<string>>(db =>
                db.As(head).Set<AuditEntry>().Select(entry => entry.Entry).ToListAsync()
            )
        );
        Assert.All(
            (string[])["One small firm bids.", "As the case says.", "Roofs", "Roofers are scarce."],
            text => Assert.Contains($"\"{text}\"", record, StringComparison.Ordinal)
        );
        Assert.Equal(2, record.Split("\"Walls\"").Length - 1);
    }

    private Task<Outcome<Guid>> ApplyAsync(Actor actor, decimal? downTo = null) =>
        World.AskAsync<ApplyForWaiver, Outcome<Guid>>(act =>
            act.RunAsync(
                actor,
                procurement,
                new WaiverCase(downTo is null, downTo, " One small firm bids.\n", "Lots.", "Few."),
                Stop
            )
        );

    private Task<Outcome<Done>> DecideAsync(
        Actor actor,
        bool granted,
        string? before = null,
        string? after = null,
        DateOnly? expires = null
    ) =>
        World.AskAsync<DecideWaiver, Outcome<Done>>(act =>
            act.RunAsync(
                actor,
                procurement,
                new WaiverDecision(granted, "  As the case says.", before, after, expires),
                Stop
            )
        );

    /// <summary>Changes the details and checks the policy again.</summary>
    private async Task ChangeAsync(Func<ProcurementDetails, ProcurementDetails> change)
    {
        var details = await World.AskAsync<Db, ProcurementDetails>(async db =>
            (await db.As(officer).Set<Procurement>().SingleAsync()).Details
        );
        _ = (
            await World.AskAsync<ChangeProcurementDetails, Outcome<Done>>(act =>
                act.RunAsync(officer, procurement, change(details), Stop)
            )
        ).Value;
        _ = (
            await World.AskAsync<AssessThreshold, Outcome<ThresholdDecision>>(act =>
                act.RunAsync(officer, procurement, Stop)
            )
        ).Value;
    }

    private Task<Outcome<Done>> MeetAsync(int number, DateOnly on) =>
        World.AskAsync<MeetWaiverCondition, Outcome<Done>>(act =>
            act.RunAsync(officer, procurement, number, on, Stop)
        );

    private Task<Outcome<Done>> WithdrawAsync(Actor actor) =>
        World.AskAsync<WithdrawWaiver, Outcome<Done>>(act =>
            act.RunAsync(actor, procurement, Stop)
        );

    private Task<Outcome<Done>> PublishAsync() =>
        World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
            act.RunAsync(officer, procurement, Stop)
        );

    private async Task<IReadOnlyList<WaiverRegister.Row>> RegisterAsync(
        Actor actor,
        WaiverState? state
    ) =>
        (
            await World.AskAsync<WaiverRegister, ListPage<WaiverRegister.Row>>(lookup =>
                lookup.RunAsync(actor, new ListRequest(), state, Stop)
            )
        ).Rows;

    private Task<Outcome<Done>> SetWeightingAsync(decimal weighting) =>
        World.AskAsync<SetWeighting, Outcome<Done>>(act =>
            act.RunAsync(
                officer,
                procurement,
                new("lancashire-toms-2024", ProcurementsStory.Method(weighting)),
                CancellationToken.None
            )
        );
}
