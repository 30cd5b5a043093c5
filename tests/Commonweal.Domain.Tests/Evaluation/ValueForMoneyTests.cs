using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.Domain.Tests.Evaluation;

public class ValueForMoneyTests
{
    private static readonly ScoringMethod Method = new(
        20m,
        100m,
        new QuantitativeRule(QuantitativeMethod.RelativeToHighest),
        Rules: new EvaluationRules(TieBreak: [TieBreak.Price]),
        Criteria:
        [
            new Criterion("Quality", 30m),
            new Criterion("Cost", 50m, Price: true),
            new Criterion("Social value", 20m, SocialValue: true),
        ]
    );

    [Fact]
    public void Social_value_decides_where_a_lower_price_led_before_it()
    {
        // S10: all have 30 for quality, C is cheapest; B earns 6 more for social value, and so 80 to C's 79.
        var table = Table(
            ("B", 700_000m, 30m, 20m),
            ("C", 500_000m, 30m, 14m),
            ("A", 800_000m, 30m, 10m)
        );

        Assert.Equal(
            ["94.00", "85.71"],
            [Marks.Display(Of(table, "C").Total!.Value), Marks.Display(Of(table, "B").Total!.Value)]
        );
        Assert.Equal([2, 1, 3], table.Bids.Select(bid => bid.Rank!.Value));
        Assert.Contains(
            "Cost: £700,000.00, measured against the lowest price, £500,000.00, earns 35.71 of 50.00 marks.",
            Of(table, "B").Explanation.Steps.Select(step => step.Says),
            StringComparer.Ordinal
        );
        Assert.Equal(Of(table, "B").Total, Of(table, "B").Explanation.Steps[^1].Result);
    }

    [Fact]
    public void Nothing_is_ranked_while_a_mark_is_missing_and_an_excluded_bid_takes_no_part()
    {
        var missing = ValueForMoney.Of(Method, [Bid("A", 10m, 30m, 20m), Bid("B", 20m, null, 20m)]);
        Assert.False(missing.IsWhole);
        Assert.All(missing.Bids, bid => Assert.Null(bid.Rank));

        var cheap = Bid("B", 5m, null, 0m, BidStatus.BelowMinimum);
        var excluded = ValueForMoney.Of(Method, [Bid("A", 10m, 30m, 20m), cheap]);
        Assert.True(excluded.IsWhole);
        Assert.Equal((100m, 1), (excluded.Bids[0].Total, excluded.Bids[0].Rank));
        Assert.Null(excluded.Bids[1].Rank);
    }

    [Fact]
    public void Bids_level_on_all_marks_are_separated_by_the_published_rule_or_stay_level()
    {
        WholeBid[] level = [Bid("A", 100m, 20m, 20m), Bid("B", 50m, 10m, 5m)];
        var table = ValueForMoney.Of(Method, [level[0], level[1] with { Entered = Quality(20m) }]);
        Assert.Equal([65m, 75m], table.Bids.Select(bid => bid.Total!.Value));

        var tied = ValueForMoney.Of(Method, [Bid("A", 50m, 20m, 10m), Bid("B", 50m, 10m, 20m)]);
        Assert.Equal([1, 1], tied.Bids.Select(bid => bid.Rank!.Value));
        Assert.All(tied.Bids, bid => Assert.True(bid.SharesRank));
    }

    [Fact]
    public void Parts_of_social_value_have_the_marks_of_their_half_and_none_is_entered()
    {
        var method = Method with
        {
            QuantitativeShare = 60m,
            Qualitative = new QualitativeRule(5m),
            Criteria =
            [
                new Criterion("Quality", 30m, Parts: [new("People", 20m), new("Method", 10m)]),
                new Criterion("Cost", 50m, Price: true),
                new Criterion(
                    "Social value",
                    20m,
                    SocialValue: true,
                    Parts:
                    [
                        new("Fair work", 8m, Half: SocialValueHalf.Qualitative),
                        new("Community benefits", 12m, Half: SocialValueHalf.Quantitative),
                    ]
                ),
            ],
        };
        Assert.Equal(
            ["criteria[0].parts[0]", "criteria[0].parts[1]"],
            CriterionMark.EnteredOf(method).Select(placed => placed.Path).ToArray()
        );

        var bid = Bid("A", 10m, null, 11m) with
        {
            Entered = new Dictionary<string, decimal>(StringComparer.Ordinal)
            {
                ["criteria[0].parts[0]"] = 15m,
                ["criteria[0].parts[1]"] = 5m,
                ["criteria[2].parts[0]"] = 1m,
            },
        };
        var one = ValueForMoney
            .Of(
                method,
                [bid with { Social = bid.Social! with { Quantitative = 9m, Qualitative = 2m } }]
            )
            .Bids.Single();

        Assert.Equal([15m, 5m, 50m, 2m, 9m], one.Marks.Select(mark => mark!.Value).ToArray());
        Assert.Equal((81m, 1), (one.Total, one.Rank));
        Assert.Equal(
            0m,
            one.Total - one.Explanation.Steps.SkipLast(1).Sum(step => step.Result!.Value)
        );
    }

    [Fact]
    public void Other_weights_are_tried_only_where_they_come_to_100()
    {
        var table = Table(("A", 50m, 30m, 5m), ("B", 100m, 15m, 20m));

        Assert.Equal(
            "evaluation.what-if.sum",
            Sensitivity.Totals(Method, table, [30m, 50m, 19m]).Problems.Single().Code
        );
        Assert.Equal("w[2]", Sensitivity.Totals(Method, table, [30m, 70m]).Problems.Single().Field);
        var tried = Sensitivity.Totals(Method, table, [0m, 0m, 100m]).Value;
        Assert.Equal((25m, 100m), (tried["A"], tried["B"]));
    }

    [Fact]
    public void The_weight_at_which_the_winner_changes_is_where_both_are_level()
    {
        var table = Table(("A", 50m, 30m, 5m), ("B", 100m, 15m, 20m));

        var turn = Sensitivity
            .TurningPoints(Method, table)
            .Single(one => one.Criterion == "Social value");

        Assert.Null(turn.Below);
        var (at, leader) = turn.Above!.Value;
        Assert.Equal("B", leader);
        var rest = (100m - at) / 80m;
        var level = Sensitivity.Totals(Method, table, [30m * rest, 50m * rest, at]);
        var totals = level.Succeeded ? level.Value : Weighed(table, rest, at);
        Assert.Equal(totals["A"], totals["B"], 10);
    }

    [Fact]
    public void A_bid_that_is_level_leads_with_any_move_to_its_side()
    {
        // 65 each; the lower price of A decides. More for quality makes B lead at once, less never does.
        var table = Table(("A", 50m, 10m, 5m), ("B", 100m, 20m, 20m));
        Assert.Equal([65m, 65m], table.Bids.Select(bid => bid.Total!.Value).ToArray());
        Assert.Equal([1, 2], table.Bids.Select(bid => bid.Rank!.Value).ToArray());

        var turns = Sensitivity.TurningPoints(Method, table);

        Assert.Equal(
            [(null, (30m, "B")), ((50m, "B"), null), (null, (20m, "B"))],
            turns.Select(turn => (turn.Below, turn.Above)).ToArray()
        );
    }

    [Fact]
    public void A_bid_that_is_level_at_no_weight_at_all_is_never_said_to_lead()
    {
        // B reaches A only where social value weighs all, or nothing but the rest counts.
        var above = Table(("A", 50m, 30m, 20m), ("B", 100m, 30m, 20m));
        Assert.Null(Sensitivity.TurningPoints(Method, above)[2].Above);
        var below = Table(("A", 50m, 30m, 20m), ("B", 50m, 30m, 10m));
        Assert.Null(Sensitivity.TurningPoints(Method, below)[2].Below);
    }

    [Fact]
    public void What_another_weight_makes_of_a_criterion_without_marks_is_not_guessed()
    {
        var method = Method with
        {
            Criteria =
            [
                new Criterion("Quality", 0m),
                new Criterion("Cost", 80m, Price: true),
                new Criterion("Social value", 20m, SocialValue: true),
            ],
        };
        var table = ValueForMoney.Of(method, [Bid("A", 50m, null, 5m), Bid("B", 100m, null, 20m)]);

        Assert.Equal(
            [false, true, true],
            Sensitivity.TurningPoints(method, table).Select(turn => turn.IsKnown).ToArray()
        );
        Assert.Equal(
            ("evaluation.what-if.unmarked", "w[0]"),
            Sensitivity.Totals(method, table, [10m, 70m, 20m]).Problems.Single() is var problem
                ? (problem.Code, problem.Field)
                : default
        );
    }

    [Fact]
    public void Between_its_turning_points_the_first_stays_first_and_beyond_them_the_named_one_leads() =>
        Prop.ForAll(
                Gen.ArrayOf(Gen.Choose(0, 10), 9).ToArbitrary(),
                drawn =>
                {
                    var table = Table(
                        ("A", 50m + drawn[0], drawn[1] * 3m, drawn[2] * 2m),
                        ("B", 50m + drawn[3], drawn[4] * 3m, drawn[5] * 2m),
                        ("C", 50m + drawn[6], drawn[7] * 3m, drawn[8] * 2m)
                    );
                    var first = table.Bids.First(bid => bid.Rank == 1).Id;
                    return Sensitivity
                        .TurningPoints(Method, table)
                        .Index()
                        .All(turn =>
                        {
                            var (i, told) = turn;
                            var from = told.Below?.At ?? 0m;
                            var to = told.Above?.At ?? 100m;
                            return Leads(table, i, (from + told.Weight) / 2m, first)
                                && Leads(table, i, (to + told.Weight) / 2m, first)
                                && (
                                    told.Below is not { } less
                                    || Leads(table, i, less.At - Step, less.Leader)
                                )
                                && (
                                    told.Above is not { } more
                                    || Leads(table, i, more.At + Step, more.Leader)
                                );
                        });
                }
            )
            .QuickCheckThrowOnFailure();

    private const decimal Step = 0.0000001m;

    /// <summary>Whether no other bid has more when criterion <paramref name="i"/> weighs that and the others share the rest as published.</summary>
    private static bool Leads(ValueForMoney table, int i, decimal weight, string bidder)
    {
        decimal[] published = [30m, 50m, 20m];
        var totals = table.Bids.ToDictionary(
            bid => bid.Id,
            bid =>
                bid.Marks.Select(
                        (mark, at) =>
                            mark!.Value
                            / published[at]
                            * (
                                at == i
                                    ? weight
                                    : published[at] * (100m - weight) / (100m - published[i])
                            )
                    )
                    .Sum(),
            StringComparer.Ordinal
        );
        return totals[bidder] >= totals.Values.Max() - 0.0000000001m;
    }

    [Fact]
    public void The_published_weights_give_the_published_totals() =>
        Prop.ForAll(
                Gen.ArrayOf(Gen.Choose(0, 100), 6).ToArbitrary(),
                marks =>
                {
                    var table = Table(
                        ("A", 50m, marks[0] * 0.3m, marks[1] * 0.2m),
                        ("B", 75m, marks[2] * 0.3m, marks[3] * 0.2m),
                        ("C", 60m, marks[4] * 0.3m, marks[5] * 0.2m)
                    );
                    var again = Sensitivity.Totals(Method, table, [30m, 50m, 20m]).Value;
                    return table.Bids.All(bid =>
                        decimal.Round(again[bid.Id], 15) == decimal.Round(bid.Total!.Value, 15)
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    private static Dictionary<string, decimal> Weighed(
        ValueForMoney table,
        decimal rest,
        decimal at
    ) =>
        table.Bids.ToDictionary(
            bid => bid.Id,
            bid =>
                ((bid.Marks[0]!.Value + bid.Marks[1]!.Value) * rest)
                + (bid.Marks[2]!.Value * at / 20m),
            StringComparer.Ordinal
        );

    private static WholeScore Of(ValueForMoney table, string id) =>
        table.Bids.Single(bid => bid.Id == id);

    private static ValueForMoney Table(
        params (string Id, decimal Price, decimal Quality, decimal Social)[] bids
    ) =>
        ValueForMoney.Of(
            Method,
            [.. bids.Select(bid => Bid(bid.Id, bid.Price, bid.Quality, bid.Social))]
        );

    private static WholeBid Bid(
        string id,
        decimal price,
        decimal? quality,
        decimal social,
        BidStatus status = BidStatus.Scored
    ) =>
        new(
            id,
            price,
            new BidScore(
                id,
                new ValueByClass(0m, 0m),
                new ValueByClass(0m, 0m),
                social,
                0m,
                status,
                1,
                [],
                new Explanation([])
            ),
            quality is { } met
                ? Quality(met)
                : new Dictionary<string, decimal>(StringComparer.Ordinal)
        );

    private static Dictionary<string, decimal> Quality(decimal marks) =>
        new(StringComparer.Ordinal) { ["criteria[0]"] = marks };
}
