using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>What somebody marked, cut or decided before they declared an interest counts only once somebody else confirms it.</summary>
public sealed class LaterInterestTests : SetAsideCase
{
    [Fact]
    public async Task Marks_of_somebody_with_a_later_interest_stop_the_award_until_another_officer_saves_them()
    {
        var tied = await DeclaredAsync(Role.Officer);
        _ = (await World.MarkedAsync(tied, Tender, "criteria[0]", 30m, 30m)).Value;
        _ = (await World.MarkedAsync(Tender.Officer, Tender, "criteria[1]", 30m, 35m)).Value;
        var made = (await RecommendedAsync()).Value;
        _ = (await World.DeclareAsync(tied, Tender.ProcurementId, true)).Value;

        var refused = await RecommendedAsync();
        Assert.Equal("evaluation.overtaken.marks", CodeOf(refused));
        Assert.Contains(
            "Bidder A, Bidder B",
            refused.Problems[0].Message,
            StringComparison.Ordinal
        );
        Assert.False(await RestsOnNoTieAsync());
        await World.AssertRefusedAsync(
            Tender.Officer,
            $"insert into recommendation (id, authority_id, procurement_id, bid_id, scoring_run_id, reason, recommended_by, recommended_at) select gen_random_uuid(), authority_id, procurement_id, bid_id, scoring_run_id, reason, app_account(), database_now() from recommendation where id = '{made}'"
        );
        Assert.Contains(
            (await TasksAsync(Tender.Officer)).Waiting,
            task => task.What == WaitingTasks.Kind.ConfirmMarks && task.Count == 2
        );
        var officer = await Site.SignInAsync(Tender.Officer);
        foreach (var page in new[] { "value-for-money", "report" })
        {
            Assert.Contains(
                "Marks for price or quality of Bidder A, Bidder B were entered by somebody",
                (await officer.GetAsync($"{At}/{page}")).Text,
                StringComparison.Ordinal
            );
        }

        await officer.GetAsync($"{At}/value-for-money/{Tender.Bids[0]}");
        Assert.Contains("To be confirmed", officer.Page.Text, StringComparison.Ordinal);
        await officer.PressAsync("Save the marks");
        Assert.Equal(["evaluation.overtaken.marks"], CodesOf(await RecommendedAsync()).ToArray());
        await officer.GetAsync($"{At}/value-for-money/{Tender.Bids[1]}");
        await officer.PressAsync("Save the marks");

        Assert.True(await RestsOnNoTieAsync());
        _ = (await RecommendedAsync()).Value;
        Assert.True(
            (await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[0])).Succeeded
        );
    }

    [Fact]
    public async Task A_bid_set_aside_by_somebody_with_a_later_interest_stops_the_award_until_another_confirms_it()
    {
        var tied = await DeclaredAsync(Role.Officer);
        await MarkAsync([30m, 30m], [30m, 35m]);
        _ = (await ProposeAsync(tied, 1)).Value;
        _ = (await DecideAsync(Tender.Officer, 1, true)).Value;
        _ = (await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Value;
        Assert.Equal("evaluation.decision.stands", CodeOf(await UpheldAsync(Tender.Head)));
        _ = (await World.DeclareAsync(tied, Tender.ProcurementId, true)).Value;

        Assert.Equal("evaluation.overtaken.set-aside", CodeOf(await RecommendedAsync()));
        Assert.False(await RestsOnNoTieAsync());
        Assert.Equal("evaluation.decision.own", CodeOf(await UpheldAsync(Tender.Officer)));
        var forged =
            "update set_aside_decision set upheld_by = {0}, upheld_by_name = 'x', upheld_at = database_now()";
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await World.RefusalAsync(
                Tender.Officer,
                forged.Replace("{0}", "app_account()", StringComparison.Ordinal)
            )
        );
        await World.AssertRefusedAsync(
            Tender.Officer,
            forged.Replace("{0}", $"'{Tender.Head.AccountId}'", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            (await TasksAsync(Tender.Officer)).Waiting,
            task => task.What == WaitingTasks.Kind.DecideSetAside
        );
        var third = await DeclaredAsync(Role.HeadOfProcurement);
        Assert.Contains(
            (await TasksAsync(third)).Waiting,
            task => task.What == WaitingTasks.Kind.DecideSetAside
        );
        var officer = await Site.SignInAsync(Tender.Officer);
        var own = await officer.GetAsync($"{At}/bids/{Tender.Bids[1]}/set-aside");
        Assert.Contains(
            "declared an interest in a bidder later",
            own.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Confirm again:", own.Text, StringComparison.Ordinal);
        var head = await Site.SignInAsync(third);
        await head.GetAsync($"{At}/bids/{Tender.Bids[1]}/set-aside");
        var page = await head.PressAsync("Confirm again: the bid is set aside");

        Assert.Contains("Confirmed again", page.Text, StringComparison.Ordinal);
        Assert.True(await RestsOnNoTieAsync());
        _ = (await RecommendedAsync()).Value;
        Assert.Equal(
            "evaluation.award.set-aside",
            CodeOf(await World.AwardAsync(third, Tender.ProcurementId, Tender.Bids[0]))
        );
        Assert.True(
            (await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[0])).Succeeded
        );
    }

    [Fact]
    public async Task What_somebody_with_a_later_interest_cut_is_not_accepted_as_offered_and_not_left_at_nothing()
    {
        var tied = await DeclaredAsync(Role.Officer);
        var line = await World.AskAsync<Db, Guid>(db =>
            db.As(Tender.Officer)
                .Set<BidLine>()
                .Where(row => row.BidId == Tender.Bids[0])
                .Select(row => row.Id)
                .SingleAsync(Stop)
        );
        _ = (await AdjustedAsync(tied, line, 0m)).Value;
        Assert.DoesNotContain(await OpenOffersAsync(), open => open > 0);
        _ = (await World.DeclareAsync(tied, Tender.ProcurementId, true)).Value;

        // The look of before counts as before: what was cut since is not what it saw.
        await World.Database.TamperAsync(
            $"delete from offer_check where checked_by = '{Tender.Officer.AccountId}'"
        );
        var left = await OpenOffersAsync();
        Assert.Equal([1, 1], left.ToArray());
        Assert.Contains(
            (await TasksAsync(Tender.Officer)).Waiting,
            task => task.What == WaitingTasks.Kind.CheckOffers && task.Count == 2
        );
        var officer = await Site.SignInAsync(Tender.Officer);
        var page = await officer.GetAsync($"{At}/bids/{Tender.Bids[0]}");
        Assert.DoesNotContain("Accept as offered what is", page.Text, StringComparison.Ordinal);
        Assert.Contains("had cut", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            "evaluation.offers.cut-before",
            CodeOf(
                await World.AskAsync<AcceptOffers, Outcome<int>>(act =>
                    act.RunAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0], Stop)
                )
            )
        );
        _ = (await AdjustedAsync(Tender.Officer, line, 100_000m)).Value;
        await World.CheckedOffersAsync(Tender);
        Assert.True((await World.RunScoringAsync(Tender.Head, Tender.ProcurementId)).Succeeded);
    }

    private async Task<Actor> DeclaredAsync(Role role)
    {
        var person = await World.PersonAsync(Tender.AuthorityId, role);
        _ = (await World.DeclareAsync(person, Tender.ProcurementId)).Value;
        return person;
    }

    private Task<Outcome<Guid>> RecommendedAsync() =>
        World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0]);

    private Task<Outcome<Done>> AdjustedAsync(Actor officer, Guid line, decimal quantity) =>
        World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
            act.RunAsync(officer, line, quantity, "Looked at.", Stop)
        );

    private async Task<IEnumerable<int>> OpenOffersAsync() =>
        (
            await World.AskAsync<OpenedBids, Outcome<OpenedBids.View>>(lookup =>
                lookup.RunAsync(Tender.Officer, Tender.ProcurementId, Stop)
            )
        ).Value.Bids.Select(bid => bid.Open);

    private async Task<Outcome<Done>> UpheldAsync(Actor person)
    {
        var decision = await World.AskAsync<Db, Guid>(db =>
            db.As(person).Set<SetAsideDecision>().Select(row => row.Id).SingleAsync(Stop)
        );
        return await World.AskAsync<UpholdDecision, Outcome<Done>>(act =>
            act.RunAsync(person, Tender.ProcurementId, decision, Stop)
        );
    }

    private Task<bool> RestsOnNoTieAsync() =>
        World.AskAsync<Db, bool>(db =>
            db.As(Tender.Awarder)
                .Database.SqlQuery<bool>(
                    $"select rests_on_no_tie({Tender.ProcurementId}) as \"Value\""
                )
                .SingleAsync(Stop)
        );
}
