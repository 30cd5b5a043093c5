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
    [InlineData(15, 100)]
    [InlineData(0, 50)]
    public void A_minimum_that_no_bidder_read_excludes_nobody_and_is_refused(
        int weighting,
        int share
    )
    {
        var method = Method with
        {
            Weighting = weighting,
            QuantitativeShare = share,
            Criteria = null,
            Qualitative = new QualitativeRule(5m, 3m),
        };

        Assert.Equal(
            BidStatus.Scored,
            Run(method, new EvaluatedBid("A", 100m, 0m, 0m, true)).Single().Status
        );
        Assert.DoesNotContain(
            method.InWords(),
            sentence => sentence.Contains("less than 3", StringComparison.Ordinal)
        );
        var refused = method
            .Problems()
            .Single(problem => problem.Code == "procurements.minimum-score.unused");
        Assert.Equal("qualitative.minimumScore", refused.Field);
        Assert.DoesNotContain(
            (method with { Weighting = 15m, QuantitativeShare = 50m }).Problems(),
            problem => problem.Code == "procurements.minimum-score.unused"
        );
    }

    [Fact]
    public void Criteria_that_take_all_marks_from_statements_are_refused_with_a_minimum()
    {
        Criterion[] byValue =
        [
            new("Price", 85m, Price: true),
            new(
                "Social value",
                15m,
                SocialValue: true,
                Parts: [new("What is offered", 15m, Half: SocialValueHalf.Quantitative)]
            ),
        ];
        var method = Method with
        {
            QuantitativeShare = Criterion.QuantitativeShareOf(byValue)!.Value,
            Qualitative = new QualitativeRule(5m, 3m),
            Criteria = byValue,
        };

        Assert.Equal(100m, method.QuantitativeShare);
        Assert.Contains(
            method.Problems(),
            problem => problem.Code == "procurements.minimum-score.unused"
        );
    }

    [Theory]
    [InlineData(
        3,
        MissingNarrative.Disregard,
        false,
        "A bid that is excluded for the score of its statements, or gets no marks because it has none, is never the highest that others are measured by."
    )]
    [InlineData(
        3,
        MissingNarrative.ZeroQualitative,
        true,
        "What is accepted of a bid that is excluded for the score of its statements may still be the highest that others are measured by."
    )]
    [InlineData(
        null,
        MissingNarrative.Disregard,
        false,
        "A bid that gets no marks because it has no delivery statement is never the highest that others are measured by."
    )]
    [InlineData(null, MissingNarrative.ZeroQualitative, true, null)]
    public void The_published_method_says_whose_figure_others_are_measured_by(
        int? minimum,
        MissingNarrative missing,
        bool sets,
        string? expected
    )
    {
        var words = (
            Method with
            {
                Qualitative = new QualitativeRule(5m, minimum),
                Rules = new EvaluationRules(missing, sets, []),
            }
        ).InWords();

        Assert.Equal(
            expected is null ? [] : [expected],
            words
                .Where(word => word.Contains("that others", StringComparison.Ordinal))
                .Where(word =>
                    word.Contains("highest", StringComparison.Ordinal)
                    && !word.Contains("sets aside", StringComparison.Ordinal)
                    && !word.Contains("The bid with", StringComparison.Ordinal)
                )
                .ToArray()
        );
        Assert.Contains(
            "A bid that the council sets aside takes no part, and is never the highest that others are measured by.",
            words,
            StringComparer.Ordinal
        );
        Assert.Contains(
            minimum is null
                ? "The lowest price that others are measured by is that of the bids that take part: one that the council sets aside is not counted."
                : "The lowest price that others are measured by is that of the bids that take part: one that is excluded for the score of its statements, or that the council sets aside, is not counted.",
            words,
            StringComparer.Ordinal
        );
        Assert.Equal(
            missing == MissingNarrative.Disregard,
            words.Any(word => word.StartsWith("The price of a bid", StringComparison.Ordinal))
        );
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
