using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Evaluation;
using Commonweal.Service.Contracts;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Cli.Demo;

/// <summary>Puts the evaluation of one opened procurement on the timeline, as far as the contract.</summary>
internal sealed class DemoAwarding(DemoWorld world, DemoPeople people, DemoTender tender)
{
    private Dictionary<(string Supplier, string Measure), Guid> lines = [];
    private Guid? recommended;

    /// <summary>The contract, once awarded.</summary>
    public Guid ContractId { get; private set; }

    private Guid ProcurementId => tender.Id;

    public void Tell()
    {
        var opened = tender.ClosesOn.AddDays(3);
        if (tender.Told.Stage < DemoStage.Scoring)
        {
            return;
        }

        world.At(DemoWorld.On(opened.AddDays(2), 9), ReadLinesAsync);
        world.At(
            DemoWorld.On(opened.AddDays(2), 9),
            async () =>
            {
                foreach (var name in (string[])["officer", "head", "head2"])
                {
                    await DeclareAsync(name);
                }
            }
        );
        world.At(DemoWorld.On(opened.AddDays(2), 10), () => ScoreAsync("evaluator1", 0));
        world.At(DemoWorld.On(opened.AddDays(2), 11), AdjustAsync);
        if (tender.Told.Stage < DemoStage.Scored)
        {
            return;
        }

        world.At(DemoWorld.On(opened.AddDays(3), 15), () => ScoreAsync("evaluator2", 1));
        world.At(DemoWorld.On(opened.AddDays(6), 10), ModerateAsync);
        world.At(DemoWorld.On(opened.AddDays(6), 11), MarkQualityAsync);
        world.At(DemoWorld.On(opened.AddDays(6), 15), RunAsync);
        if (tender.Told.SetAside is { } aside)
        {
            world.At(DemoWorld.On(opened.AddDays(6), 16), () => SetAsideAsync(aside));
            world.At(DemoWorld.On(opened.AddDays(6), 17), RunAsync);
        }

        if (tender.Told.Award is { } award)
        {
            world.At(DemoWorld.On(opened.AddDays(7), 10), () => RecommendAsync(award));
            world.At(DemoWorld.On(opened.AddDays(9), 11), () => AwardAsync(award));
            world.At(DemoWorld.On(opened.AddDays(12), 9), PublishAsync);
        }
    }

    private async Task ReadLinesAsync()
    {
        var head = people.Of(tender.Council, "head");
        var supplierOf = tender.Bids.ToDictionary(pair => pair.Value, pair => pair.Key);
        var read = await world.AskAsync<Db, List<BidLine>>(db =>
            db.As(head)
                .Set<BidLine>()
                .Where(line => tender.Bids.Values.Contains(line.BidId))
                .ToListAsync(world.Stop)
        );
        lines = read.ToDictionary(line => (supplierOf[line.BidId], line.Measure), line => line.Id);
    }

    private IEnumerable<(Guid LineId, IReadOnlyList<int> Marks, string Says)> Marked() =>
        tender.Told.Bids.SelectMany(bid =>
            bid.Lines.Select(line =>
                (lines[(bid.Supplier, line.Measure)], bid.Marks[line.Measure], line.Says)
            )
        );

    private async Task ScoreAsync(string name, int place)
    {
        var evaluator = people.Of(tender.Council, name);
        await DeclareAsync(name);
        foreach (var (lineId, marks, says) in Marked())
        {
            await world.DoAsync<GiveScore, Done>(act =>
                act.RunAsync(
                    evaluator,
                    lineId,
                    new Judgement(marks[place], Reason(marks[place]), says),
                    world.Stop
                )
            );
        }

        await world.DoAsync<LockScores, Done>(act =>
            act.RunAsync(evaluator, ProcurementId, world.Stop)
        );
    }

    private Task<Done> DeclareAsync(string name) =>
        world.DoAsync<DeclareInterest, Done>(act =>
            act.RunAsync(people.Of(tender.Council, name), ProcurementId, false, "", world.Stop)
        );

    private async Task AdjustAsync()
    {
        foreach (var adjustment in tender.Told.Adjustments)
        {
            await world.DoAsync<AdjustOffer, Done>(act =>
                act.RunAsync(
                    people.Of(tender.Council, "officer"),
                    lines[(adjustment.Supplier, adjustment.Measure)],
                    DemoWorld.Number(adjustment.Quantity),
                    adjustment.Reason,
                    world.Stop
                )
            );
        }

        foreach (
            var bid in tender.Bids.Where(bid => lines.Keys.Any(line => line.Supplier == bid.Key))
        )
        {
            await world.DoAsync<AcceptOffers, int>(act =>
                act.RunAsync(
                    people.Of(tender.Council, "officer"),
                    ProcurementId,
                    bid.Value,
                    world.Stop
                )
            );
        }
    }

    private async Task ModerateAsync()
    {
        var head = people.Of(tender.Council, "head");
        await world.DoAsync<BeginModeration, Done>(act =>
            act.RunAsync(head, ProcurementId, null, world.Stop)
        );
        foreach (var (lineId, marks, says) in Marked())
        {
            var agreed = marks[^1];
            await world.DoAsync<ModerateScore, Done>(act =>
                act.RunAsync(
                    head,
                    lineId,
                    new ModerateScore.Agreement(
                        new Judgement(agreed, $"Agreed by the panel. {Reason(agreed)}", says)
                    ),
                    world.Stop
                )
            );
        }
    }

    /// <summary>What the officers agreed about the method statements, which are judged on paper.</summary>
    private Task<int> MarkQualityAsync()
    {
        var weight = 50m - DemoWorld.Number(tender.Told.Weighting);
        return world.DoAsync<EnterMarks, int>(act =>
            act.RunAsync(
                people.Of(tender.Council, "officer"),
                ProcurementId,
                [
                    .. tender
                        .Told.Bids.Where(bid => bid.Submitted)
                        .Select(
                            (bid, place) =>
                                (
                                    tender.Bids[bid.Supplier],
                                    new EnterMarks.Entry(
                                        "criteria[1]",
                                        weight * (9 - place) / 10m,
                                        place == 0
                                            ? "The method statement covers every site, with names and times."
                                            : "The method statement leaves some sites or times open."
                                    )
                                )
                        ),
                ],
                world.Stop
            )
        );
    }

    private async Task SetAsideAsync(DemoSetAside aside)
    {
        var bid = tender.Bids[aside.Supplier];
        await world.DoAsync<ProposeSetAside, Done>(act =>
            act.RunAsync(
                people.Of(tender.Council, "officer"),
                ProcurementId,
                bid,
                new ProposeSetAside.Proposal(aside.Ground, aside.Reason),
                world.Stop
            )
        );
        var second = people.Of(tender.Council, "head");
        var standing = await world.DoAsync<BidStanding, BidStanding.View>(lookup =>
            lookup.RunAsync(second, ProcurementId, bid, world.Stop)
        );
        await world.DoAsync<DecideSetAside, Done>(act =>
            act.RunAsync(second, ProcurementId, standing.Waiting!.Id, true, null, world.Stop)
        );
    }

    private Task RunAsync() =>
        world.DoAsync<RunScoring, Guid>(act =>
            act.RunAsync(people.Of(tender.Council, "head"), ProcurementId, world.Stop)
        );

    private async Task RecommendAsync(DemoAward award) =>
        recommended = await world.DoAsync<RecommendBid, Guid>(act =>
            act.RunAsync(
                people.Of(tender.Council, "officer"),
                ProcurementId,
                tender.Bids[tender.Told.Bids[0].Supplier],
                award.Reason,
                null,
                world.Stop
            )
        );

    private async Task AwardAsync(DemoAward award)
    {
        var winner = tender.Told.Bids[0];
        var starts = tender.Told.StartsOn;
        var terms = new ContractTerms(
            award.Reference,
            DemoWorld.Number(winner.Price),
            starts,
            starts.AddMonths(tender.Told.Months).AddDays(-1)
        );
        ContractId = await world.DoAsync<AwardContract, Guid>(act =>
            act.RunAsync(
                people.Of(tender.Council, "head2"),
                ProcurementId,
                new AwardDecision(
                    tender.Bids[winner.Supplier],
                    award.Reason,
                    null,
                    terms,
                    recommended
                ),
                world.Stop
            )
        );
    }

    private async Task PublishAsync()
    {
        var manager = people.Of(tender.Council, "manager");
        await world.DoAsync<AssignContractManager, Done>(act =>
            act.RunAsync(manager, ContractId, manager.AccountId, world.Stop)
        );
        await world.DoAsync<PublishContract, Done>(act =>
            act.RunAsync(manager, ContractId, world.Stop)
        );
    }

    private static string Reason(int mark) =>
        mark switch
        {
            0 => "Nothing in the answer addresses the question.",
            1 => "The answer names the aim and says neither who, how nor when.",
            2 => "Some of it can be checked; much is general.",
            3 => "It says who, how and when; the evidence is thin.",
            4 => "Clear, dated and particular to this contract, with evidence named.",
            _ => "Complete and convincing: people, dates, partners and proof are all named.",
        };
}
