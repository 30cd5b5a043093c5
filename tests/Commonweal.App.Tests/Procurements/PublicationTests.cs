using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Bids;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

public sealed class PublicationTests : WorldCase
{
    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
    }

    [Fact]
    public async Task A_prepared_procurement_is_published_with_a_key_that_only_the_master_key_opens()
    {
        var id = await World.PublishedProcurementAsync(officer);

        var seen = await World.AskAsync<Db, Procurement>(db =>
            db.As(Actor.Public)
                .Set<Procurement>()
                .IgnoreQueryFilters([Db.OwnRows])
                .Include(row => row.Measures)
                .SingleAsync(row => row.Id == id)
        );
        Assert.Equal(ProcurementStage.Published, seen.Stage);
        Assert.Equal(ProcurementsStory.Method().ToJson(), seen.Scoring!.ToJson());
        Assert.Equal(3, seen.Measures.Count);
        Assert.Equal(60, (await KeyAsync(id)).Length);
    }

    [Fact]
    public async Task An_empty_draft_is_told_all_that_is_missing_at_once_with_the_step_that_mends_it()
    {
        var id = await World.DraftProcurementAsync(
            officer,
            ProcurementsStory.Details() with
            {
                Description = "",
                NetValue = null,
                Months = null,
                CommencedOn = null,
            }
        );

        Assert.Equal(
            [
                ("procurements.description.missing", "details"),
                ("procurements.value.missing", "details"),
                ("procurements.months.missing", "details"),
                ("procurements.commencement.missing", "details"),
                ("procurements.threshold.not-assessed", "threshold"),
                ("procurements.weighting.missing", "weighting"),
                ("procurements.measures.missing", "measures"),
                ("procurements.deadline.missing", "deadline"),
                ("procurements.principles.unanswered", "principles"),
            ],
            (await PublishAsync(officer, id)).Problems.Select(item => (item.Code, item.Field))
        );
    }

    [Fact]
    public async Task Bids_neither_close_nor_open_before_the_procurement_commences()
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = await World.PreparedProcurementAsync(
            officer,
            details: ProcurementsStory.Details() with
            {
                CommencedOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(10),
            }
        );

        Assert.Equal(
            "procurements.deadline.before-commencement",
            CodesOf(
                await World.AskAsync<SetDeadline, Outcome<Done>>(act =>
                    act.RunAsync(
                        officer,
                        id,
                        now.AddDays(9),
                        ShortPeriod.None,
                        CancellationToken.None
                    )
                )
            )
        );
        Assert.Equal("procurements.commencement.ahead", CodesOf(await PublishAsync(officer, id)));
    }

    [Theory]
    [InlineData(1, "procurements.deadline.before-commencement")]
    [InlineData(7, "")]
    public async Task Half_past_eleven_by_universal_time_is_the_next_day_in_summer_only(
        int month,
        string refusal
    )
    {
        var day = new DateOnly(TimeProvider.System.GetUtcNow().Year + 1, month, 15);
        var id = await World.DraftProcurementAsync(
            officer,
            ProcurementsStory.Details() with
            {
                CommencedOn = day,
                StartsOn = null,
            }
        );

        var evening = new DateTimeOffset(day, new TimeOnly(23, 30), TimeSpan.Zero);

        Assert.Equal(refusal, CodesOf(await SetDeadlineAsync(id, evening)));
    }

    [Fact]
    public async Task Details_changed_after_the_policy_check_ask_for_another()
    {
        var id = await World.PreparedProcurementAsync(officer);
        var details = ProcurementsStory.Details() with { NetValue = 2_000_000m };
        await World.AskAsync<ChangeProcurementDetails, Outcome<Done>>(act =>
            act.RunAsync(officer, id, details, CancellationToken.None)
        );

        Assert.Equal(
            "procurements.threshold.out-of-date",
            CodesOf(await PublishAsync(officer, id))
        );
    }

    [Fact]
    public async Task Nobody_changes_what_bidders_rely_on_and_only_the_deadline_may_be_extended()
    {
        var id = await World.PublishedProcurementAsync(officer);
        var deadline = TimeProvider.System.GetUtcNow().AddDays(40);

        Assert.Equal(
            "procurements.procurement.fixed",
            CodesOf(
                await World.AskAsync<ChooseMeasures, Outcome<Done>>(act =>
                    act.RunAsync(officer, id, [], Overlap.Refuse, CancellationToken.None)
                )
            )
        );
        Assert.Equal(
            "procurements.procurement.fixed",
            CodesOf(
                await World.AskAsync<ChangeProcurementDetails, Outcome<Done>>(act =>
                    act.RunAsync(officer, id, ProcurementsStory.Details(), CancellationToken.None)
                )
            )
        );
        Assert.Equal(
            "procurements.procurement.fixed",
            CodesOf(
                await World.AskAsync<SetWeighting, Outcome<Done>>(act =>
                    act.RunAsync(
                        officer,
                        id,
                        new("lancashire-toms-2024", ProcurementsStory.Method(20m)),
                        CancellationToken.None
                    )
                )
            )
        );
        Assert.Equal("procurements.procurement.fixed", CodesOf(await PublishAsync(officer, id)));
        Assert.Equal(
            "procurements.deadline.shortened",
            CodesOf(await SetDeadlineAsync(id, deadline.AddDays(-20)))
        );
        Assert.Equal("bids.deadline.two-people", CodesOf(await SetDeadlineAsync(id, deadline)));

        await World.Database.ShiftClockAsync(TimeSpan.FromDays(41));
        Assert.Equal(
            "procurements.deadline.passed",
            CodesOf(await SetDeadlineAsync(id, deadline.AddDays(20)))
        );
    }

    [Fact]
    public async Task A_deadline_that_passed_before_publication_must_be_set_again()
    {
        var id = await World.PreparedProcurementAsync(officer);
        await World.Database.ShiftClockAsync(TimeSpan.FromDays(31));

        Assert.Equal("procurements.deadline.past", CodesOf(await PublishAsync(officer, id)));
    }

    [Theory]
    [InlineData(Role.Evaluator)]
    [InlineData(Role.ContractManager)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Who_may_not_publish_is_refused_in_the_act(Role role)
    {
        var id = await World.PreparedProcurementAsync(officer);
        var other = await World.PersonAsync(officer.AuthorityId!.Value, role);

        Assert.Equal("people.actor.not-allowed", CodesOf(await PublishAsync(other, id)));
    }

    [Fact]
    public async Task Another_authority_finds_neither_the_draft_nor_anything_to_change_once_it_is_published()
    {
        var stranger = await World.PersonAsync(
            await World.AuthorityAsync("southend", "southend"),
            Role.Officer
        );
        var draft = await World.PreparedProcurementAsync(officer);
        var published = await World.PublishedProcurementAsync(officer);

        Assert.Equal(
            [published],
            await World.AskAsync<Db, List<Guid>>(db =>
                db.As(stranger)
                    .Set<Procurement>()
                    .IgnoreQueryFilters()
                    .Select(row => row.Id)
                    .ToListAsync()
            )
        );
        Assert.Equal(
            0,
            await World.AskAsync<Db, int>(db =>
                db.As(stranger).Set<ThresholdAssessment>().IgnoreQueryFilters().CountAsync()
            )
        );
        foreach (var id in new[] { draft, published })
        {
            Assert.Equal(
                "procurements.procurement.not-found",
                CodesOf(await PublishAsync(stranger, id))
            );
            Assert.Equal(
                "procurements.procurement.not-found",
                CodesOf(
                    await World.AskAsync<CancelProcurement, Outcome<Done>>(act =>
                        act.RunAsync(stranger, id, "Mine now", CancellationToken.None)
                    )
                )
            );
        }
    }

    [Fact]
    public async Task A_cancelled_procurement_keeps_its_reason_and_is_over()
    {
        var id = await World.PublishedProcurementAsync(officer);
        Task<Outcome<Done>> Cancel(string reason) =>
            World.AskAsync<CancelProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, reason, CancellationToken.None)
            );

        Assert.Equal("procurements.cancel.reason-length", CodesOf(await Cancel(" ")));
        Assert.True((await Cancel("The park is closed.")).Succeeded);
        Assert.Equal(
            "procurements.procurement.not-running",
            CodesOf(await Cancel("The park is closed."))
        );
    }

    [Fact]
    public async Task A_reference_is_used_once_in_an_authority()
    {
        var colleague = await World.PersonAsync(officer.AuthorityId!.Value, Role.Officer);
        var details = ProcurementsStory.Details("PARKS/1");
        await World.DraftProcurementAsync(officer, details);

        Assert.Equal("procurements.reference.taken", CodesOf(await Enter(colleague, details)));
        Assert.Equal(
            "procurements.reference.taken",
            CodesOf(await Enter(officer, details with { Months = 1 }))
        );
    }

    [Fact]
    public async Task The_same_details_sent_twice_at_once_are_one_procurement()
    {
        var details = ProcurementsStory.Details("PARKS/2") with { NetValue = 1_000.50m };

        var sent = await Task.WhenAll(
            Enter(officer, details),
            Enter(officer, details with { Reference = " PARKS/2 " })
        );

        Assert.Equal(sent[0].Value, sent[1].Value);
    }

    [Fact]
    public async Task A_record_is_taken_up_with_the_authoritys_own_edition_and_only_then_changed()
    {
        var id = await World.DraftProcurementAsync(officer);
        await World.Database.TamperPastTriggersAsync(
            $"update procurement set stage = 'Recorded', edition = null where id = '{id}'"
        );
        Task<Outcome<Done>> TakeUp() =>
            World.AskAsync<TakeUpProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, CancellationToken.None)
            );

        Assert.Equal(
            "procurements.procurement.recorded",
            CodesOf(await SetDeadlineAsync(id, TimeProvider.System.GetUtcNow().AddDays(9)))
        );
        Assert.True((await TakeUp()).Succeeded);
        Assert.Equal("procurements.procurement.not-recorded", CodesOf(await TakeUp()));
        var state = await World.AskAsync<ProcurementPreparation, ProcurementPreparation.State?>(
            lookup => lookup.OfAsync(officer, id, CancellationToken.None)
        );
        Assert.Equal("lancashire-toms-2024", state!.Edition!.Name);
    }

    [Fact]
    public async Task Facts_out_of_reach_of_the_rules_are_refused_at_their_field_and_nothing_is_kept()
    {
        var id = await World.DraftProcurementAsync(
            officer,
            ProcurementsStory.Details() with
            {
                CommencedOn = new DateOnly(1999, 1, 1),
            }
        );
        var refused = await World.AskAsync<AssessThreshold, Outcome<ThresholdDecision>>(act =>
            act.RunAsync(officer, id, CancellationToken.None)
        );

        Assert.Equal("CommencedOn", refused.Problems.Single().Field);
        var state = await World.AskAsync<ProcurementPreparation, ProcurementPreparation.State?>(
            lookup => lookup.OfAsync(officer, id, CancellationToken.None)
        );
        Assert.Null(state!.Policy.Assessment);
    }

    private Task<Outcome<Guid>> Enter(Actor by, ProcurementDetails details) =>
        World.AskAsync<EnterProcurement, Outcome<Guid>>(act =>
            act.RunAsync(by, details, CancellationToken.None)
        );

    [Fact]
    public async Task An_edition_retired_since_it_was_chosen_goes_into_no_tender_and_the_officer_is_told_where()
    {
        var authority = officer.AuthorityId!.Value;
        var writer = await World.PersonAsync(authority, Role.PolicyLead);
        var head = await World.PersonAsync(authority, Role.HeadOfProcurement);
        var edition = await World.EditionDraftAsync(writer);
        _ = (await World.SubmitEditionAsync(writer, edition)).Value;
        _ = (await World.PublishEditionAsync(head, edition)).Value;
        var name = (await World.EditionAsync(head, edition))!.Edition.Name;
        var id = await World.PreparedProcurementAsync(officer, edition: name);

        await World.RetiredEditionAsync(head, edition);

        Assert.Equal("procurements.edition.retired", CodesOf(await PublishAsync(officer, id)));
        var state = await World.AskAsync<ProcurementPreparation, ProcurementPreparation.State?>(
            lookup => lookup.OfAsync(officer, id, CancellationToken.None)
        );
        var missing = Assert.Single(state!.Missing);
        Assert.Equal(PreparationStep.Weighting, missing.Step);
        Assert.Contains(
            "A newer one is out. Choose another.",
            missing.Problem.Message,
            StringComparison.Ordinal
        );
    }

    private Task<Outcome<Done>> PublishAsync(Actor actor, Guid id) =>
        World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
            act.RunAsync(actor, id, CancellationToken.None)
        );

    private Task<Outcome<Done>> SetDeadlineAsync(Guid id, DateTimeOffset deadline) =>
        World.AskAsync<SetDeadline, Outcome<Done>>(act =>
            act.RunAsync(officer, id, deadline, ShortPeriod.None, CancellationToken.None)
        );

    private async Task<byte[]> KeyAsync(Guid id)
    {
        await using var connection = new NpgsqlConnection(World.Database.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"select wrapped from tender_key where procurement_id = '{id}'",
            connection
        );
        return (byte[])(await command.ExecuteScalarAsync())!;
    }

    private static string CodesOf<T>(Outcome<T> outcome) =>
        string.Join(", ", outcome.Problems.Select(problem => problem.Code));
}
