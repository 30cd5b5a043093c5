using System.Globalization;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Xunit;

namespace Commonweal.Domain.Tests.Evaluation;

public class HalvesAndMinimumsTests
{
    private static readonly Criterion[] Criteria =
    [
        new("Price", 60m, Price: true),
        new("Quality", 25m),
        new(
            "Social value",
            15m,
            SocialValue: true,
            Parts:
            [
                new("What is offered", 5m, Half: SocialValueHalf.Quantitative),
                new("How", 10m, Half: SocialValueHalf.Qualitative),
            ]
        ),
    ];

    private static readonly ScoringMethod Method = new(
        15m,
        Criterion.QuantitativeShareOf(Criteria)!.Value,
        new QuantitativeRule(QuantitativeMethod.RelativeToHighest),
        new QualitativeRule(5m),
        new EvaluationRules(MissingNarrative.Disregard, ExcludedBidSetsMaximum: false, []),
        Criteria
    );

    [Fact]
    public void Halves_of_five_and_ten_marks_divide_fifteen_exactly()
    {
        Assert.Empty(Method.Problems());
        Assert.Equal(5m, Method.QuantitativeMarks);

        var best = Run(Method, new EvaluatedBid("A", 100m, 0m, 5m, true)).Single();
        Assert.Equal((5m, 10m), (best.Quantitative, best.Qualitative));
    }

    [Theory]
    [InlineData("33.33333333333")]
    [InlineData("100.1")]
    [InlineData("-0.1")]
    public void A_share_that_divides_into_no_weights_is_refused(string share)
    {
        var met = decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture);
        var problems = (Method with { QuantitativeShare = met, Criteria = null }).Problems();
        Assert.Contains(problems, one => one.Code == "evaluation.field.out-of-range");
    }

    [Fact]
    public void Where_statements_earn_nothing_a_rule_for_a_missing_one_takes_nothing_away()
    {
        var method = Method with { QuantitativeShare = 100m, Criteria = null, Qualitative = null };

        var bid = Run(method, new EvaluatedBid("A", 100m, 0m, null, false)).Single();

        Assert.Equal((BidStatus.Scored, 15m), (bid.Status, bid.Total));
        Assert.DoesNotContain(
            bid.Reasons,
            reason => reason.Contains("statement", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            method.InWords(),
            sentence => sentence.Contains("without a delivery statement", StringComparison.Ordinal)
        );
        var disregarded = Run(
            Method with
            {
                Criteria = null,
            },
            new EvaluatedBid("A", 100m, 0m, null, false)
        );
        Assert.Equal(BidStatus.Disregarded, disregarded.Single().Status);
    }

    [Theory]
    [InlineData(MarkedClasses.All, "110")]
    [InlineData(MarkedClasses.Social, "80")]
    [InlineData(MarkedClasses.Separate, null)]
    public void What_counts_is_added_over_the_classes_only_where_the_method_adds_them(
        MarkedClasses classes,
        string? expected
    )
    {
        var method = Method with
        {
            Criteria = null,
            Quantitative = new QuantitativeRule(
                QuantitativeMethod.RelativeToHighest,
                classes,
                classes == MarkedClasses.Separate ? new ClassShares(50m, 50m) : null
            ),
        };
        var bid = new EvaluatedBid(
            "A",
            100m,
            30m,
            5m,
            true,
            Adjustments: [new Adjustment("Counted twice", -20m)]
        );

        var counts = Run(method, bid).Single().Explanation.Steps[0];

        Assert.Equal(expected, counts.Result?.ToString(CultureInfo.InvariantCulture));
        Assert.Contains(
            "Counted: £80.00 of social value and £30.00 of local economic value.",
            counts.Says,
            StringComparison.Ordinal
        );
        Assert.Equal(
            classes == MarkedClasses.Social,
            !counts.Inputs.Any(input =>
                input.Name.Contains("local economic", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void A_missing_statement_passes_no_minimum_that_a_weak_one_does_not_pass()
    {
        EvaluatedBid[] bids =
        [
            new("A", 100m, 0m, null, false),
            new("B", 100m, 0m, 1m, true),
            new("C", 100m, 0m, 2m, true),
        ];

        Assert.Equal(
            [BidStatus.BelowMinimum, BidStatus.BelowMinimum, BidStatus.Scored],
            Run(Method with { Qualitative = new QualitativeRule(5m, 2m) }, bids)
                .Select(bid => bid.Status)
                .ToArray()
        );
        Assert.Equal(BidStatus.Disregarded, Run(Method, bids)[0].Status);
    }

    [Theory]
    [InlineData(true, "evaluation.award.let-in")]
    [InlineData(false, "evaluation.award.asker")]
    public void Whoever_let_in_a_draft_or_asked_a_bidder_does_not_award(bool letIn, string code) =>
        Assert.Equal(code, new HandInEvaluation(LetIn: letIn, Asked: !letIn).KeepsFromAward?.Code);

    private static IReadOnlyList<BidScore> Run(ScoringMethod method, params EvaluatedBid[] bids) =>
        Scoring
            .Run(
                new EvaluationInput(
                    method.Weighting,
                    method.QuantitativeShare,
                    method.Quantitative,
                    bids,
                    method.Qualitative,
                    method.Rules
                )
            )
            .Value.Bids;
}
