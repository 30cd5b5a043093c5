using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Bids;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Locality;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Service.Procurements.WholeLife;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Cli.Demo;

/// <summary>Puts one procurement on the timeline: taken up from a real notice, prepared, published, bid for, opened.</summary>
internal sealed class DemoTender(
    DemoWorld world,
    DemoPeople people,
    DemoCouncil council,
    DemoProcurement told,
    IReadOnlyDictionary<string, DemoSupplier> suppliers
)
{
    private readonly Dictionary<string, Guid> bids = new(StringComparer.Ordinal);

    /// <summary>The procurement, once it has been taken up.</summary>
    public Guid Id { get; private set; }

    public DemoProcurement Told => told;

    public DemoCouncil Council => council;

    public IReadOnlyDictionary<string, Guid> Bids => bids;

    public DateOnly ClosesOn => DateOnly.FromDateTime(told.Deadline!.Value);

    public void Tell()
    {
        var prepared = told.Published ?? told.CommencedOn.AddDays(12);
        world.At(DemoWorld.On(prepared.AddDays(-11), 9), TakeUpAsync);
        world.At(DemoWorld.On(prepared.AddDays(-9), 11), AssessAsync);
        if (told.Waiver is { } waiver)
        {
            world.At(DemoWorld.On(prepared.AddDays(-8), 15), () => AskWaiverAsync(waiver));
        }

        world.At(DemoWorld.On(prepared.AddDays(-6), 10), ChooseAsync);
        if (told.Published is { } published)
        {
            world.At(DemoWorld.On(published, 9), PublishAsync);
            for (var place = 0; place < told.Bids.Count; place++)
            {
                var bid = told.Bids[place];
                world.At(DemoWorld.On(published.AddDays(4 + place), 14), () => WriteAsync(bid));
            }
        }

        if (told.Stage >= DemoStage.Closed)
        {
            world.At(DemoWorld.On(ClosesOn.AddDays(3), 10), () => AgreeAsync("officer"));
        }

        if (told.Stage >= DemoStage.Scoring)
        {
            world.At(DemoWorld.On(ClosesOn.AddDays(3), 11), () => AgreeAsync("head2"));
        }
    }

    private async Task TakeUpAsync()
    {
        var officer = people.Of(council, "officer");
        var noticed = await world.AskAsync<Db, Procurement>(db =>
            db.As(officer)
                .Set<Procurement>()
                .SingleAsync(found => found.Ocid == told.Ocid, world.Stop)
        );
        Id = noticed.Id;
        await world.DoAsync<TakeUpProcurement, Done>(act => act.RunAsync(officer, Id, world.Stop));
        var details = new ProcurementDetails(
            told.Reference,
            told.Title ?? noticed.Title,
            told.Description,
            told.Category ?? noticed.Category,
            DemoWorld.Number(told.NetValue),
            noticed.VatRate,
            told.Months,
            told.CommencedOn,
            told.StartsOn
        )
        {
            Cpv = noticed.Cpv,
            Contact = new("Procurement team", $"procurement@{council.Slug}.example", null),
        };
        await world.DoAsync<ChangeProcurementDetails, Done>(act =>
            act.RunAsync(officer, Id, details, world.Stop)
        );
    }

    private async Task AssessAsync()
    {
        var officer = people.Of(council, "officer");
        foreach (var part in told.Parts)
        {
            var answer = new PartAnswer(
                part.Kind,
                part.Title,
                null,
                DemoWorld.Number(part.NetValue),
                part.Months,
                part.IsLikely
            );
            await world.DoAsync<SavePart, Guid>(act =>
                act.RunAsync(officer, Id, null, answer, world.Stop)
            );
        }

        if (told.NoLots is { } reason)
        {
            await world.DoAsync<ExplainNoLots, Done>(act =>
                act.RunAsync(officer, Id, reason, world.Stop)
            );
        }

        var own = await world.AskAsync<Db, string?>(db =>
            db.As(officer)
                .Set<Authority>()
                .Where(one => one.Id == officer.AuthorityId)
                .Select(one => one.GssCode)
                .SingleAsync(world.Stop)
        );
        await world.DoAsync<SetLocalArea, Done>(act =>
            act.RunAsync(
                officer,
                Id,
                new LocalAreaAnswer(told.LocalArea ?? own, null, null, null),
                world.Stop
            )
        );

        await world.DoAsync<AssessThreshold, ThresholdDecision>(act =>
            act.RunAsync(officer, Id, world.Stop)
        );
    }

    private async Task AskWaiverAsync(DemoWaiver waiver)
    {
        await world.DoAsync<ApplyForWaiver, Guid>(act =>
            act.RunAsync(
                people.Of(council, "officer"),
                Id,
                new WaiverCase(
                    false,
                    DemoWorld.Number(waiver.DownTo),
                    waiver.Case,
                    waiver.Alternatives,
                    waiver.Risk
                ),
                world.Stop
            )
        );
    }

    private async Task ChooseAsync()
    {
        var officer = people.Of(council, "officer");
        if (told.Waiver is null)
        {
            var method = new ScoringMethod(
                DemoWorld.Number(told.Weighting),
                50m,
                new QuantitativeRule(QuantitativeMethod.RelativeToHighest),
                new QualitativeRule(ScoreLadder.Highest),
                new EvaluationRules(
                    MissingNarrative.Disregard,
                    false,
                    [TieBreak.Qualitative, TieBreak.Price]
                )
            );
            await world.DoAsync<SetWeighting, Done>(act =>
                act.RunAsync(
                    officer,
                    Id,
                    new SetWeighting.Choice(council.Edition, method),
                    world.Stop
                )
            );
            await world.DoAsync<SetCriteria, Done>(act =>
                act.RunAsync(
                    officer,
                    Id,
                    [
                        new Criterion("Price", 50m, Price: true),
                        new Criterion("Quality", 50m - method.Weighting),
                        new Criterion("Social value", method.Weighting, SocialValue: true),
                    ],
                    world.Stop
                )
            );
        }

        if (told.Published is not null)
        {
            await world.DoAsync<AnswerPrinciples, Done>(act =>
                act.RunAsync(officer, Id, council.Principles, world.Stop)
            );
            await world.DoAsync<ChooseMeasures, Done>(act =>
                act.RunAsync(
                    officer,
                    Id,
                    [
                        .. told.Measures.Select(measure => new ChooseMeasures.Choice(
                            measure.Code,
                            measure.Reason
                        )),
                    ],
                    Overlap.AskForSplit,
                    world.Stop
                )
            );
        }
    }

    private async Task PublishAsync()
    {
        var officer = people.Of(council, "officer");
        var deadline = new DateTimeOffset(told.Deadline!.Value, TimeSpan.Zero);
        await world.DoAsync<SetDeadline, Done>(act =>
            act.RunAsync(officer, Id, deadline, ShortPeriod.None, world.Stop)
        );
        await world.DoAsync<PublishProcurement, Done>(act => act.RunAsync(officer, Id, world.Stop));
    }

    private async Task WriteAsync(DemoBid bid)
    {
        var supplier = people.Of(suppliers[bid.Supplier]);
        var id = await world.DoAsync<StartBid, Guid>(act =>
            act.RunAsync(supplier, Id, true, world.Stop)
        );
        bids[bid.Supplier] = id;
        var version = await world.DoAsync<SaveBidPrice, int>(act =>
            act.RunAsync(supplier, id, 1, DemoWorld.Number(bid.Price), world.Stop)
        );
        foreach (var line in bid.Lines)
        {
            var answer = new MeasureAnswer(
                line.Measure,
                [.. line.Years.Select(year => (decimal?)DemoWorld.Number(year))],
                DemoWorld.Number(line.Attribution),
                line.AttributionReason,
                line.Says
            )
            {
                Basis = line.Basis,
            };
            version = await world.DoAsync<SaveBidLine, int>(act =>
                act.RunAsync(
                    supplier,
                    id,
                    version,
                    answer,
                    [
                        .. line.Apart.Select(said =>
                            Split.Between(line.Measure, said.Key, said.Value)
                        ),
                    ],
                    false,
                    world.Stop
                )
            );
        }

        if (bid.Submitted)
        {
            await world.DoAsync<SubmitBid, string>(act =>
                act.RunAsync(
                    supplier,
                    id,
                    version,
                    new BidDeclarations(true, true, true),
                    world.Stop
                )
            );
        }
    }

    private Task<bool> AgreeAsync(string officer) =>
        world.DoAsync<AgreeToOpening, bool>(act =>
            act.RunAsync(people.Of(council, officer), Id, world.Stop)
        );
}
