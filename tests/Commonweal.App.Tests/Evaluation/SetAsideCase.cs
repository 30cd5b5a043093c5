using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Tasks;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Two bids marked on all criteria, and the verbs that set one of them aside.</summary>
public abstract class SetAsideCase : WholeAwardCase
{
    protected const string Low = "abnormally-low";
    protected const string Procedure = "procedural-requirement";

    protected static IEnumerable<string> CodesOf<T>(Outcome<T> outcome) =>
        outcome.Problems.Select(problem => problem.Code);

    protected Task<Outcome<Done>> ProposeAsync(
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

    protected async Task<Outcome<Done>> DecideAsync(
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

    protected async Task SetAsideAsync(int bid)
    {
        _ = (await ProposeAsync(Tender.Officer, bid)).Value;
        _ = (await DecideAsync(Tender.Head, bid, true)).Value;
    }

    protected async Task<ProcurementRanking.View> RankingAsync() =>
        (
            await World.AskAsync<ProcurementRanking, Outcome<ProcurementRanking.View>>(lookup =>
                lookup.RunAsync(Tender.Head, Tender.ProcurementId, Stop)
            )
        ).Value;

    protected async Task<WholeAward.View> WholeAsync() =>
        (
            await World.AskAsync<WholeAward, Outcome<WholeAward.View>>(lookup =>
                lookup.RunAsync(Tender.Head, Tender.ProcurementId, Stop)
            )
        ).Value;

    protected Task<WaitingTasks.View> TasksAsync(Actor actor) =>
        World.AskAsync<WaitingTasks, WaitingTasks.View>(lookup => lookup.OfAsync(actor, Stop));

    protected Task<OwnSetAside.View?> ToldAsync(int bid) =>
        World.AskAsync<OwnSetAside, OwnSetAside.View?>(lookup =>
            lookup.RunAsync(Tender.Suppliers[bid], Tender.Bids[bid], Stop)
        );

    protected Task<BidAssessment.View?> AssessedAsync(int bid) =>
        World.AskAsync<BidAssessment, BidAssessment.View?>(lookup =>
            lookup.RunAsync(Tender.Suppliers[bid], Tender.Bids[bid], Stop)
        );
}
