using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Plan;
using Commonweal.Domain.Rules;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Locality;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Service.Procurements.WholeLife;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Story;

/// <summary>How a test comes by a procurement: through the acts an officer carries out.</summary>
public static class ProcurementsStory
{
    private static readonly string[] Usual = ["NT1", "NT29", "NT31"];
    private static int entered;

    /// <summary>A sound scoring method: half by number relative to the highest, half by statements scored 0 to 5.</summary>
    public static ScoringMethod Method(decimal weighting = 10m, decimal quantitativeShare = 50m) =>
        new(
            weighting,
            quantitativeShare,
            new QuantitativeRule(QuantitativeMethod.RelativeToHighest),
            new QualitativeRule(5m),
            new EvaluationRules(
                MissingNarrative.Disregard,
                ExcludedBidSetsMaximum: false,
                [TieBreak.Qualitative, TieBreak.Price]
            )
        );

    /// <summary>A method with all criteria of the award: quality to be entered, cost by the lowest, and social value.</summary>
    public static ScoringMethod WithCriteria(ScoringMethod method) =>
        method with
        {
            Criteria =
            [
                new Criterion("Quality", 30m),
                new Criterion("Cost", 70m - method.Weighting, Price: true),
                new Criterion("Social value", method.Weighting, SocialValue: true),
            ],
        };

    /// <summary>What the first measure earns where quantities are marked: all of it.</summary>
    private static decimal? FirstWeight(ScoringMethod? method) =>
        method?.Quantitative.Method switch
        {
            QuantitativeMethod.PerMeasure => 100m,
            QuantitativeMethod.Points => 1m,
            _ => null,
        };

    /// <summary>A purchase of services over two years for a million pounds.</summary>
    public static ProcurementDetails Details(string? reference = null) =>
        new(
            reference ?? $"REF-{Interlocked.Increment(ref entered)}",
            "Grounds maintenance",
            "Mowing, planting and repair in the county's parks.",
            ProcurementCategory.Services,
            1_000_000m,
            20m,
            24,
            new DateOnly(2026, 3, 1),
            new DateOnly(2027, 4, 1)
        )
        {
            Contact = new("Procurement team", "buying@council.example", null),
        };

    extension(World world)
    {
        /// <summary>GBP per unit on a day, that of a procurement published just now unless said, by the repository's own data.</summary>
        public Task<decimal> UnitValueAsync(string measure, DateOnly? on = null) =>
            world.AskAsync<ReferenceData, decimal>(data =>
            {
                var edition = data.Edition("lancashire-toms-2024")!;
                var day = on ?? UkTime.Today(TimeProvider.System.GetUtcNow());
                return Task.FromResult(
                    UnitValue.On(edition, edition.Find(measure)!, day).Figure!.Central
                );
            });

        /// <summary>A draft with its details alone.</summary>
        public async Task<Guid> DraftProcurementAsync(
            Actor officer,
            ProcurementDetails? details = null
        ) =>
            (
                await world.AskAsync<EnterProcurement, Outcome<Guid>>(act =>
                    act.RunAsync(officer, details ?? Details(), CancellationToken.None)
                )
            ).Value;

        /// <summary>A file kept with the first task of a procurement's plan.</summary>
        public async Task<Guid> PlanFileAsync(
            Actor officer,
            Guid procurement,
            bool forPanel = false
        )
        {
            await using var content = new MemoryStream(DeliveryStory.Pdf($"{procurement}"));
            await world.DoneAsync<AttachPlanDocument, Done>(act =>
                act.RunAsync(
                    officer,
                    procurement,
                    "need",
                    "need.pdf",
                    content,
                    CancellationToken.None
                )
            );
            var id = await world.AskAsync<Db, Guid>(db =>
                db.As(officer).Set<PlanDocument>().Select(file => file.Id).SingleAsync()
            );
            if (forPanel)
            {
                await world.DoneAsync<ShowPlanDocument, Done>(act =>
                    act.RunAsync(officer, procurement, id, true, CancellationToken.None)
                );
            }

            return id;
        }

        /// <summary>A draft that lacks nothing but its publication. Measures default to three; the deadline to 30 days ahead.</summary>
        public async Task<Guid> PreparedProcurementAsync(
            Actor officer,
            IReadOnlyList<string>? measures = null,
            DateTimeOffset? deadline = null,
            ScoringMethod? method = null,
            string edition = "lancashire-toms-2024",
            ProcurementDetails? details = null
        )
        {
            var id = await world.DraftProcurementAsync(officer, details);
            await world.DoneAsync<ExplainNoLots, Done>(act =>
                act.RunAsync(
                    officer,
                    id,
                    "One crew looks after every park.",
                    CancellationToken.None
                )
            );
            await world.DoneAsync<SetLocalArea, Done>(act =>
                act.RunAsync(
                    officer,
                    id,
                    new LocalAreaAnswer("Lancashire", null, null, null),
                    CancellationToken.None
                )
            );
            await world.DoneAsync<AssessThreshold, ThresholdDecision>(act =>
                act.RunAsync(officer, id, CancellationToken.None)
            );
            await world.AnswerPrinciplesAsync(officer, id);
            await world.DoneAsync<SetWeighting, Done>(act =>
                act.RunAsync(
                    officer,
                    id,
                    new SetWeighting.Choice(edition, method ?? Method()),
                    CancellationToken.None
                )
            );
            await world.AskForAsync(
                officer,
                id,
                [
                    .. (measures ?? Usual).Select(
                        (code, at) =>
                            new ChooseMeasures.Choice(
                                code,
                                "The work is done by people who live here.",
                                at == 0 ? FirstWeight(method) : null
                            )
                    ),
                ]
            );
            await world.DoneAsync<SetDeadline, Done>(act =>
                act.RunAsync(
                    officer,
                    id,
                    deadline ?? TimeProvider.System.GetUtcNow().AddDays(30),
                    ShortPeriod.None,
                    CancellationToken.None
                )
            );
            return id;
        }

        /// <summary>Answers every core principle of a draft.</summary>
        public async Task AnswerPrinciplesAsync(Actor officer, Guid id)
        {
            var answers = await world.AskAsync<ReferenceData, Dictionary<string, string?>>(data =>
                Task.FromResult(
                    data.Stages.Principles.ToDictionary(
                        one => one.Task.Id,
                        string? (_) => "The specification says how.",
                        StringComparer.Ordinal
                    )
                )
            );
            await world.DoneAsync<AnswerPrinciples, Done>(act =>
                act.RunAsync(officer, id, answers, CancellationToken.None)
            );
        }

        /// <summary>Settles all criteria of a draft's award.</summary>
        public Task SetCriteriaAsync(Actor officer, Guid id, IReadOnlyList<Criterion> criteria) =>
            world.DoneAsync<SetCriteria, Done>(act =>
                act.RunAsync(officer, id, criteria, CancellationToken.None)
            );

        /// <summary>Settles a draft's measures with all that is said of them.</summary>
        public Task AskForAsync(
            Actor officer,
            Guid id,
            IReadOnlyList<ChooseMeasures.Choice> measures,
            Overlap overlap = Overlap.AskForSplit
        ) =>
            world.DoneAsync<ChooseMeasures, Done>(act =>
                act.RunAsync(officer, id, measures, overlap, CancellationToken.None)
            );

        /// <summary>
        /// A procurement open to bidders; let its deadline pass with <c>world.Database.ShiftClockAsync</c>.
        /// </summary>
        public async Task<Guid> PublishedProcurementAsync(
            Actor officer,
            IReadOnlyList<string>? measures = null,
            DateTimeOffset? deadline = null,
            ScoringMethod? method = null,
            string edition = "lancashire-toms-2024",
            ProcurementDetails? details = null
        )
        {
            var id = await world.PreparedProcurementAsync(
                officer,
                measures,
                deadline,
                method,
                edition,
                details
            );
            await world.DoneAsync<PublishProcurement, Done>(act =>
                act.RunAsync(officer, id, CancellationToken.None)
            );
            return id;
        }

        private async Task DoneAsync<TAct, T>(Func<TAct, Task<Outcome<T>>> run)
            where TAct : notnull => _ = (await world.AskAsync(run)).Value;
    }
}
