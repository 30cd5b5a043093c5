using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>A whole bid is set aside by two people, and from then on nothing counts it.</summary>
public sealed class SetAsideTests : SetAsideCase
{
    [Fact]
    public async Task Two_people_set_it_aside_and_no_run_or_award_counts_it()
    {
        await MarkAsync([30m, 30m], [30m, 35m]);
        var made = await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0]);
        Assert.True(made.Succeeded);

        Assert.True((await ProposeAsync(Tender.Officer, 0)).Succeeded);
        Assert.Equal("evaluation.set-aside.waiting", CodeOf(await ProposeAsync(Tender.Head, 0)));
        Assert.Equal(
            "contracts.award.set-aside-waits",
            CodeOf(await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[0]))
        );
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
        var outcome = await World.AskAsync<Db, Notice>(db =>
            db.As(Tender.Suppliers[0])
                .Set<Notice>()
                .OrderByDescending(row => row.CreatedAt)
                .FirstAsync()
        );
        Assert.Contains("it was set aside on", outcome.Body, StringComparison.Ordinal);
        Assert.Contains(
            "Breach of a procedural requirement (Procurement Act 2023, section 19(3)(d))",
            outcome.Body,
            StringComparison.Ordinal
        );
        Assert.Contains("buying@council.example", outcome.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("how your bid was assessed", outcome.Body, StringComparison.Ordinal);
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
}
