using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.Domain.Tests.Evaluation;

public class ScoringPropertiesTests
{
    private static readonly QuantitativeRule Relative = new(QuantitativeMethod.RelativeToHighest);

    private static readonly QuantitativeRule[] Methods =
    [
        Relative,
        Relative with
        {
            Classes = MarkedClasses.Social,
        },
        Relative with
        {
            Classes = MarkedClasses.Separate,
            ClassShares = new ClassShares(70m, 30m),
        },
        new(QuantitativeMethod.AgainstTarget, TargetPercent: 20m),
        new(
            QuantitativeMethod.Bands,
            MaxScore: 5m,
            Bands: [new Band(0m, 0m), new Band(7.5m, 2m), new Band(20m, 5m)]
        ),
        new(QuantitativeMethod.Points, ExpectedPoints: 40m),
        new(
            QuantitativeMethod.Points,
            MarkedClasses.Separate,
            new ClassShares(70m, 30m),
            ExpectedPoints: 40m
        ),
        new(QuantitativeMethod.PerMeasure),
        new(QuantitativeMethod.PerMeasure, MarkedClasses.Separate, new ClassShares(70m, 30m)),
    ];

    private static readonly MeasureTerms[] Measures =
    [
        new("JOB", 37m, Class: ValueClass.Social),
        new("HRS", 33m, Target: 7m, Limit: 12m, Class: ValueClass.Social),
        new("SME", 30m, Limit: 5.5m, Class: ValueClass.LocalEconomic),
        new("REC"),
    ];

    private static readonly Gen<decimal> Pounds = Gen.Choose(0, 40_000_000)
        .Select(pence => pence / 100m);

    private static readonly Gen<EvaluationInput> Inputs =
        from rule in Gen.Elements(Methods)
        from weighting in Gen.Choose(0, 1_000)
        from share in Gen.Choose(0, 100)
        from minimum in Gen.Elements<decimal?>(null, 2m)
        from missing in Gen.Elements(
            MissingNarrative.Disregard,
            MissingNarrative.ZeroQualitative,
            MissingNarrative.DisregardOffer
        )
        from setsMaximum in Gen.Elements(true, false)
        from offers in Gen.ListOf(Offers, 6)
        from count in Gen.Choose(1, 6)
        select new EvaluationInput(
            weighting / 10m,
            share,
            rule,
            [.. offers.Take(count).Select((bid, i) => bid with { Id = $"bid {i}" })],
            new QualitativeRule(5m, minimum),
            new EvaluationRules(missing, setsMaximum, [TieBreak.Qualitative, TieBreak.Price]),
            1_000_000m,
            Measures: Measures
        );

    private static readonly Gen<IReadOnlyList<OfferedMeasure>> Quantities =
        from quantities in Gen.ListOf(Gen.Choose(0, 200), Measures.Length)
        from share in Gen.Elements(1m, 0.5m, 0.3333m)
        select (IReadOnlyList<OfferedMeasure>)
            [
                .. Measures.Zip(
                    quantities,
                    (terms, tenths) => new OfferedMeasure(terms.Measure, tenths / 10m, null, share)
                ),
            ];

    private static Gen<EvaluatedBid> Offers =>
        from social in Gen.OneOf(Pounds, Gen.Constant(0m))
        from local in Gen.OneOf(Pounds, Gen.Constant(0m))
        from score in Gen.Choose(0, 10)
        from narrative in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from price in Gen.Choose(1, 3)
        from quantities in Quantities
        select new EvaluatedBid(
            "",
            social,
            local,
            score / 2m,
            narrative,
            price,
            Offers: quantities
        );

    [Fact]
    public void Marks_lie_between_nothing_and_the_weighting() =>
        Always(input =>
            Run(input)
                .Bids.All(bid =>
                    bid.Quantitative >= 0m
                    && bid.Quantitative <= input.QuantitativeMarks
                    && bid.Qualitative >= 0m
                    && bid.Total <= input.Weighting
                )
        );

    [Fact]
    public void Offering_more_never_lowers_the_bidders_own_marks() =>
        Always(input =>
            Run(First(input, bid => bid with { Social = bid.Social + 12_345.67m })).Bids[0].Total
            >= Run(input).Bids[0].Total
        );

    [Fact]
    public void Offering_more_of_a_measure_never_lowers_the_bidders_own_marks() =>
        Always(input =>
            Run(
                First(
                    input,
                    bid =>
                        bid with
                        {
                            Offers =
                            [
                                .. bid.Offers!.Select(offer =>
                                    offer with
                                    {
                                        Quantity = offer.Quantity + 1.25m,
                                    }
                                ),
                            ],
                        }
                )
            )
                .Bids[0]
                .Total >= Run(input).Bids[0].Total
        );

    [Fact]
    public void Accepting_less_of_a_measure_never_raises_the_bidders_own_marks() =>
        Always(input =>
            Run(
                First(
                    input,
                    bid =>
                        bid with
                        {
                            Offers =
                            [
                                .. bid.Offers!.Select(offer =>
                                    offer with
                                    {
                                        Accepted = offer.Quantity / 2m,
                                        Reason = "half is in the specification",
                                    }
                                ),
                            ],
                        }
                )
            )
                .Bids[0]
                .Total <= Run(input).Bids[0].Total
        );

    [Fact]
    public void What_passes_the_limit_earns_nothing_more() =>
        Always(input =>
        {
            var at = First(input, bid => Offering(bid, "SME", 5.5m));
            var past = First(input, bid => Offering(bid, "SME", 900m));
            return !input.Quantitative.Method.CountsQuantities()
                || Marks(Run(at)).SequenceEqual(Marks(Run(past)));

            static EvaluatedBid Offering(EvaluatedBid bid, string measure, decimal quantity) =>
                bid with
                {
                    Offers = [new OfferedMeasure(measure, quantity)],
                };
        });

    [Fact]
    public void Striking_out_value_never_raises_the_bidders_own_marks() =>
        Always(input =>
            Run(
                First(
                    input,
                    bid =>
                        bid with
                        {
                            Adjustments =
                            [
                                new Adjustment("struck", -bid.Social / 3m, -bid.LocalEconomic / 2m),
                            ],
                        }
                )
            )
                .Bids[0]
                .Total <= Run(input).Bids[0].Total
        );

    [Fact]
    public void Relative_marks_do_not_depend_on_the_size_of_the_pound() =>
        Always(input =>
        {
            var relative = input with { Quantitative = Relative };
            var dearer = relative with
            {
                Bids =
                [
                    .. input.Bids.Select(bid =>
                        bid with
                        {
                            Social = bid.Social * 7.3m,
                            LocalEconomic = bid.LocalEconomic * 7.3m,
                        }
                    ),
                ],
            };
            return Marks(Run(relative)).SequenceEqual(Marks(Run(dearer)));
        });

    [Fact]
    public void The_order_of_bids_changes_neither_marks_nor_ranks_nor_ties() =>
        Always(input =>
        {
            var (one, other) = (Run(input), Run(input with { Bids = [.. input.Bids.Reverse()] }));
            return one.Bids.Select(bid => (bid.Id, bid.Total, bid.Rank))
                    .SequenceEqual(
                        other.Bids.Reverse().Select(bid => (bid.Id, bid.Total, bid.Rank))
                    )
                && one.Ties.SelectMany(ids => ids)
                    .SequenceEqual(other.Ties.SelectMany(ids => ids), StringComparer.Ordinal);
        });

    [Fact]
    public void Ranks_follow_marks_and_unmarked_bids_come_last() =>
        Always(input =>
        {
            BidScore[] best = [.. Run(input).Bids.OrderBy(bid => bid.Rank)];
            return best[0].Rank == 1
                && best.Zip(best.Skip(1))
                    .All(pair =>
                        pair.First.Status == pair.Second.Status
                            ? pair.First.Total >= pair.Second.Total - 0.000_000_000_01m
                            : pair.First.Status == BidStatus.Scored
                                || pair.Second.Status != BidStatus.Scored
                    );
        });

    [Fact]
    public void Every_bid_is_told_why() =>
        Always(input =>
            Run(input)
                .Bids.All(bid =>
                    bid.Reasons.Count >= 3 && bid.Explanation.Steps[^1].Result == bid.Total
                )
        );

    private static void Always(Func<EvaluationInput, bool> holds) =>
        Prop.ForAll(Inputs.ToArbitrary(), holds).QuickCheckThrowOnFailure();

    private static EvaluationResult Run(EvaluationInput input) => Scoring.Run(input).Value;

    private static EvaluationInput First(
        EvaluationInput input,
        Func<EvaluatedBid, EvaluatedBid> change
    ) => input with { Bids = [change(input.Bids[0]), .. input.Bids.Skip(1)] };

    private static IEnumerable<decimal> Marks(EvaluationResult result) =>
        result.Bids.Select(bid => decimal.Round(bid.Total, 15));
}
