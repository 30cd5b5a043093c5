using System.Globalization;
using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>A whole bid is set aside by two people, and from then on nothing counts it.</summary>
public sealed class SetAsideTests : WholeAwardCase
{
    private const string Low = "abnormally-low";
    private const string Procedure = "procedural-requirement";

    [Fact]
    public async Task Two_people_set_it_aside_and_no_run_or_award_counts_it()
    {
        await MarkAsync([30m, 30m], [30m, 35m]);
        var made = await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0]);
        Assert.True(made.Succeeded);

        Assert.True((await ProposeAsync(Tender.Officer, 0)).Succeeded);
        Assert.Equal("evaluation.set-aside.waiting", CodeOf(await ProposeAsync(Tender.Head, 0)));
        Assert.Contains(
            (await TasksAsync(Tender.Head)).Waiting,
            task => task.What == WaitingTasks.Kind.DecideSetAside
        );
        Assert.DoesNotContain(
            (await TasksAsync(Tender.Officer)).Waiting,
            task => task.What == WaitingTasks.Kind.DecideSetAside
        );
        Assert.Equal(
            "evaluation.set-aside.own-proposal",
            CodeOf(await DecideAsync(Tender.Officer, 0, true))
        );
        Assert.True((await DecideAsync(Tender.Head, 0, true)).Succeeded);

        // What stood counted it, so it stands no more.
        var ranking = await RankingAsync();
        Assert.False(ranking.Latest!.IsCurrent);
        Assert.Equal(2, ranking.Latest.Bids.Count);
        Assert.Contains(
            "contracts.award.scoring-overtaken",
            CodesOf(await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[1])),
            StringComparer.Ordinal
        );
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        ranking = await RankingAsync();
        var alone = Assert.Single(ranking.Latest!.Bids);
        Assert.Equal(
            (Tender.Bids[1], "Bidder B", 1),
            (alone.BidId, alone.Score.Id, alone.Score.Rank)
        );
        // Relative to the highest: without the higher offer its own is the highest.
        Assert.Equal(20m, alone.Score.Quantitative);
        Assert.Equal(
            [("Bidder B", 1)],
            (await WholeAsync()).Table!.Bids.Select(bid => (bid.Id, bid.Rank!.Value)).ToArray()
        );

        Assert.Equal(
            "evaluation.recommendation.no-bid",
            CodeOf(await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0]))
        );
        Assert.True(
            (
                await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[1])
            ).Succeeded
        );
        Assert.Contains(
            "evaluation.award.no-bid",
            CodesOf(await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[0])),
            StringComparer.Ordinal
        );
        Assert.True(
            (await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[1])).Succeeded
        );
        Assert.Equal(
            "procurements.evaluation.not-under-way",
            CodeOf(await ProposeAsync(Tender.Officer, 0))
        );
    }

    [Fact]
    public async Task Who_decided_on_it_does_not_award_and_every_step_is_on_record()
    {
        _ = (await ProposeAsync(Tender.Officer, 0)).Value;
        _ = (await DecideAsync(Tender.Awarder, 0, true)).Value;
        Assert.Contains(
            "evaluation.award.set-aside",
            CodesOf(await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[1])),
            StringComparer.Ordinal
        );
        Assert.Equal(
            ["bid.set-aside", "bid.set-aside-proposed"],
            (
                await World.AskAsync<Db, List<string>>(db =>
                    db.As(Tender.Officer)
                        .Set<Commonweal.Service.Audit.AuditEntry>()
                        .Where(entry => entry.SubjectId == Tender.Bids[0])
                        .Select(entry => entry.Act)
                        .Where(act => act.StartsWith("bid.set"))
                        .ToListAsync()
                )
            )
                .Order(StringComparer.Ordinal)
                .ToArray()
        );
    }

    [Fact]
    public async Task The_bidder_reads_the_ground_and_reason_and_nobody_elses_marks()
    {
        Assert.Null(await ToldAsync(0));
        await MarkAsync([30m, 30m], [30m, 35m]);
        Assert.True((await ProposeAsync(Tender.Officer, 0)).Succeeded);
        Assert.Null(await ToldAsync(0)); // nothing of a proposal
        Assert.True((await DecideAsync(Tender.Head, 0, true)).Succeeded);

        var told = (await ToldAsync(0))!;
        Assert.Equal(("procedural-requirement", "No signed form."), (told.Code, told.Reason));
        Assert.Equal("Breach of a procedural requirement", told.Ground!.Name);
        var letter = await World.AskAsync<Db, Notice>(db =>
            db.As(Tender.Suppliers[0])
                .Set<Notice>()
                .OrderByDescending(row => row.CreatedAt)
                .FirstAsync()
        );
        Assert.Contains("No signed form.", letter.Body, StringComparison.Ordinal);
        Assert.Contains("section 19(3)(d)", letter.Body, StringComparison.Ordinal);
        Assert.Null(
            await World.AskAsync<OwnSetAside, OwnSetAside.View?>(lookup =>
                lookup.RunAsync(Tender.Suppliers[1], Tender.Bids[0], Stop)
            )
        );
        Assert.False(
            await World.AskAsync<Db, bool>(db =>
                db.As(Tender.Suppliers[1]).Set<SetAsideDecision>().AnyAsync()
            )
        );

        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        _ = (
            await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[1])
        ).Value;
        _ = (await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[1])).Value;
        Assert.Null(await AssessedAsync(0));
        var winner = (await AssessedAsync(1))!;
        Assert.Equal((1, 1, true), (winner.Result.Place, winner.Result.Bids, winner.Result.Taken));
        Assert.Equal(20m, winner.Result.Quantitative);
        Assert.Equal(100m - 15m, winner.Result.Total);
    }

    [Fact]
    public async Task A_ground_that_asks_for_a_step_first_is_refused_without_its_day_and_content()
    {
        Assert.Equal(
            ["evaluation.set-aside.told", "evaluation.set-aside.told-on"],
            CodesOf(await ProposeAsync(Tender.Officer, 0, new(Low, "Half of the others.")))
                .Order(StringComparer.Ordinal)
                .ToArray()
        );
        var today = DateOnly.FromDateTime(
            (await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop))).DateTime
        );
        Assert.Equal(
            "evaluation.set-aside.told-on",
            CodeOf(
                await ProposeAsync(
                    Tender.Officer,
                    0,
                    new(Low, "Half of the others.", today.AddDays(2), "Asked for a breakdown.")
                )
            )
        );
        Assert.True(
            (
                await ProposeAsync(
                    Tender.Officer,
                    0,
                    new(Low, "Half of the others.", today, "Asked; no breakdown came.")
                )
            ).Succeeded
        );
        Assert.Equal(
            "evaluation.set-aside.ground",
            CodeOf(await ProposeAsync(Tender.Officer, 1, new("made-up", "x")))
        );
    }

    [Fact]
    public async Task A_second_person_refuses_with_a_reason_and_nothing_changes()
    {
        Assert.True((await ProposeAsync(Tender.Officer, 0)).Succeeded);
        Assert.Equal(
            "evaluation.set-aside.refusal-reason",
            CodeOf(await DecideAsync(Tender.Head, 0, false))
        );
        Assert.True((await DecideAsync(Tender.Head, 0, false, "It was signed.")).Succeeded);
        Assert.True((await RankingAsync()).Latest!.IsCurrent);
        Assert.Null(await ToldAsync(0));
    }

    [Fact]
    public async Task Two_people_take_it_back_until_a_bid_is_recommended_without_it()
    {
        await MarkAsync([30m, 30m], [30m, 35m]);
        await SetAsideAsync(0);
        Assert.Equal(
            "evaluation.set-aside.already",
            CodeOf(
                await World.AskAsync<EnterMarks, Outcome<int>>(act =>
                    act.RunAsync(
                        Tender.Officer,
                        Tender.ProcurementId,
                        [(Tender.Bids[0], new EnterMarks.Entry("criteria[0]", 1m, "Less."))],
                        Stop
                    )
                )
            )
        );
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        _ = (
            await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[1])
        ).Value;
        Assert.Equal(
            "evaluation.set-aside.recommended",
            CodeOf(await ProposeAsync(Tender.Head, 0))
        );

        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        Assert.True((await ProposeAsync(Tender.Head, 0)).Succeeded);
        Assert.True((await DecideAsync(Tender.Officer, 0, true)).Succeeded);
        Assert.Null(await ToldAsync(0));
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        Assert.Equal(2, (await RankingAsync()).Latest!.Bids.Count);
        // Marks entered before are still there.
        Assert.True((await WholeAsync()).Table!.IsWhole);
    }

    [Fact]
    public async Task The_database_asks_for_two_people_and_judges_and_awards_nothing_that_is_set_aside()
    {
        await MarkAsync([30m, 30m], [30m, 35m]);
        await World.AssertRefusedAsync(Tender.Evaluators[0], Propose(0));
        await World.AssertRefusedAsync(Tender.Suppliers[0], Propose(0));
        var undeclared = await World.PersonAsync(Tender.AuthorityId, Role.Officer);
        await World.AssertRefusedAsync(undeclared, Propose(0));
        await World.AssertRefusedAsync(Tender.Officer, Propose(0, confirmed: true));
        Assert.Null(await World.RefusalAsync(Tender.Officer, Propose(0)));
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await World.RefusalAsync(Tender.Officer, Confirm())
        );
        await World.AssertRefusedAsync(undeclared, Confirm());
        Assert.Null(await World.RefusalAsync(Tender.Head, Confirm()));

        Guid[] runs = [await LastRunAsync()];
        await World.AssertRefusedAsync(
            Tender.Officer,
            $"insert into recommendation (id, authority_id, procurement_id, bid_id, scoring_run_id, reason, recommended_by, recommended_at) select gen_random_uuid(), authority_id, procurement_id, id, '{runs[0]}', 'x', app_account(), now() from bid where id = '{Tender.Bids[1]}'"
        );
        await World.AssertRefusedAsync(
            Tender.Awarder,
            $"insert into award select procurement_id, authority_id, supplier_id, id, '{runs[0]}', null, 'x', null, app_account(), now() from bid where id = '{Tender.Bids[1]}'"
        );
        await World.AssertRefusedAsync(
            Tender.Officer,
            $"insert into offer_check (id, authority_id, supplier_id, bid_line_id, accepted_quantity, checked_by, checked_at) select gen_random_uuid(), authority_id, supplier_id, id, accepted_quantity, app_account(), now() from bid_line where bid_id = '{Tender.Bids[0]}'"
        );
        await World.AssertRefusedAsync(
            Tender.Officer,
            $"update criterion_mark set marks = 1, entered_by = app_account() where bid_id = '{Tender.Bids[0]}'"
        );
    }

    [Fact]
    public async Task The_database_names_bids_by_the_letters_that_runs_do()
    {
        var opened = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var bids = Enumerable
            .Range(1, 800)
            .Select(n => ((DateTimeOffset?)opened, Id: new Guid(n, 0, 0, new byte[8])))
            .ToArray();
        var letters = Domain.Evaluation.Tender.Bidders(bids);
        await using var connection = new NpgsqlConnection(World.Database.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select string_agg(bidder_letter(n), ',' order by n) from generate_series(1, 800) n",
            connection
        );
        Assert.Equal(
            string.Join(',', bids.Select(bid => letters[bid.Id])),
            (string)(await command.ExecuteScalarAsync())!
        );
    }

    [Fact]
    public async Task The_page_shows_the_effect_before_it_is_confirmed_and_the_report_and_the_bidder_read_it()
    {
        await MarkAsync([30m, 30m], [30m, 35m]);
        var page = $"{At}/bids/{Tender.Bids[0]}/set-aside";
        var officer = await Site.SignInAsync(Tender.Officer);
        await officer.GetAsync(page);
        Assert.Contains(
            "Social value before and after",
            officer.Page.Text,
            StringComparison.Ordinal
        );
        await officer.PressAsync("Propose", ("Reason", "No signed form."));
        Assert.Contains("Select the ground", officer.Page.Problems[0], StringComparison.Ordinal);
        await officer.PressAsync("Propose", ("Ground", Procedure), ("Reason", "No signed form."));
        Assert.Contains("Your proposal waits.", officer.Page.Text, StringComparison.Ordinal);

        var head = await Site.SignInAsync(Tender.Head);
        await head.GetAsync(page);
        Assert.Contains(
            "All criteria, of 100, before and after",
            head.Page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "It takes no part in the second: it is set aside.",
            head.Page.Text,
            StringComparison.Ordinal
        );
        await head.PressAsync("Decide", ("Confirms", "true"));
        Assert.Contains(
            "Confirmed. The bidder is told",
            head.Page.Success,
            StringComparison.Ordinal
        );

        await head.GetAsync($"{At}/report");
        Assert.Contains(
            "Breach of a procedural requirement (Procurement Act 2023, section 19(3)(d))",
            head.Page.Text,
            StringComparison.Ordinal
        );
        await head.GetAsync($"{At}/bids");
        Assert.Contains(", set aside", head.Page.Text, StringComparison.Ordinal);
        var bidder = await Site.SignInAsync(Tender.Suppliers[0]);
        await bidder.GetAsync($"/supplier/bids/{Tender.Bids[0]}/result");
        Assert.Contains("Your bid was set aside", bidder.Page.Text, StringComparison.Ordinal);
        Assert.Contains("No signed form.", bidder.Page.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> CodesOf<T>(Outcome<T> outcome) =>
        outcome.Problems.Select(problem => problem.Code);

    private Task<Outcome<Done>> ProposeAsync(
        Actor officer,
        int bid,
        ProposeSetAside.Proposal? proposal = null
    ) =>
        World.AskAsync<ProposeSetAside, Outcome<Done>>(act =>
            act.RunAsync(
                officer,
                Tender.ProcurementId,
                Tender.Bids[bid],
                proposal ?? new ProposeSetAside.Proposal(Procedure, "No signed form."),
                Stop
            )
        );

    private async Task<Outcome<Done>> DecideAsync(
        Actor person,
        int bid,
        bool confirms,
        string? why = null
    )
    {
        var waiting = (
            await World.AskAsync<BidStanding, Outcome<BidStanding.View>>(lookup =>
                lookup.RunAsync(person, Tender.ProcurementId, Tender.Bids[bid], Stop)
            )
        )
            .Value
            .Waiting!;
        return await World.AskAsync<DecideSetAside, Outcome<Done>>(act =>
            act.RunAsync(person, Tender.ProcurementId, waiting.Id, confirms, why, Stop)
        );
    }

    private async Task SetAsideAsync(int bid)
    {
        _ = (await ProposeAsync(Tender.Officer, bid)).Value;
        _ = (await DecideAsync(Tender.Head, bid, true)).Value;
    }

    private async Task<ProcurementRanking.View> RankingAsync() =>
        (
            await World.AskAsync<ProcurementRanking, Outcome<ProcurementRanking.View>>(lookup =>
                lookup.RunAsync(Tender.Head, Tender.ProcurementId, Stop)
            )
        ).Value;

    private async Task<WholeAward.View> WholeAsync() =>
        (
            await World.AskAsync<WholeAward, Outcome<WholeAward.View>>(lookup =>
                lookup.RunAsync(Tender.Head, Tender.ProcurementId, Stop)
            )
        ).Value;

    private Task<WaitingTasks.View> TasksAsync(Actor actor) =>
        World.AskAsync<WaitingTasks, WaitingTasks.View>(lookup => lookup.OfAsync(actor, Stop));

    private Task<OwnSetAside.View?> ToldAsync(int bid) =>
        World.AskAsync<OwnSetAside, OwnSetAside.View?>(lookup =>
            lookup.RunAsync(Tender.Suppliers[bid], Tender.Bids[bid], Stop)
        );

    private Task<BidAssessment.View?> AssessedAsync(int bid) =>
        World.AskAsync<BidAssessment, BidAssessment.View?>(lookup =>
            lookup.RunAsync(Tender.Suppliers[bid], Tender.Bids[bid], Stop)
        );

    private Task<Guid> LastRunAsync() =>
        World.AskAsync<Db, Guid>(db =>
            db.As(Tender.Head)
                .Set<ScoringRun>()
                .OrderByDescending(run => run.RunAt)
                .Select(run => run.Id)
                .FirstAsync(Stop)
        );

    private string Propose(int bid, bool confirmed = false) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"insert into set_aside_decision (id, authority_id, supplier_id, procurement_id, bid_id, sets_aside, ground, reason, proposed_by, proposed_by_name, proposed_at{(confirmed ? ", is_confirmed, decided_by, decided_by_name, decided_at" : "")}) select gen_random_uuid(), authority_id, supplier_id, procurement_id, id, true, 'abnormally-low', 'x', app_account(), 'x', now(){(confirmed ? $", true, '{Tender.Head.AccountId}', 'x', database_now()" : "")} from bid where id = '{Tender.Bids[bid]}'"
        );

    private static string Confirm() =>
        "update set_aside_decision set is_confirmed = true, decided_by = app_account(), decided_by_name = 'x', decided_at = database_now()";
}
