using System.Text;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Tests.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Bids;

public sealed class BidAnswersTests
{
    private static readonly MeasureAnswer Jobs = new(
        "NT1",
        [1.50m, 2m],
        0.5m,
        "Shared",
        "Two jobs"
    );
    private static readonly MeasureAnswer Told = Jobs with
    {
        Basis = AttributionBasis.Time,
        Workings = [new Working(1, " Apprentices ", [3m, 50.0m, 12m])],
        Partners = "Preston College",
        Milestones = [new Milestone("Later", null), new Milestone("First start", 2)],
    };
    private static readonly MeasureAnswer Hours = new("NT29", [0m, null], 1m, "", "");

    [Fact]
    public void The_canonical_form_is_fixed() =>
        Assert.Equal(
            """{"price":1200.5,"measures":[{"measure":"NT1","quantities":[1.5,2],"attribution":0.5,"attributionReason":"Shared","basis":"Time","statement":"Two jobs","partners":"Preston College","workings":[{"year":1,"what":"Apprentices","figures":[3,50,12]}],"milestones":[{"what":"First start","month":2},{"what":"Later","month":null}]},{"measure":"NT29","quantities":[0,null],"attribution":1,"attributionReason":"","basis":null,"statement":"","partners":"","workings":[],"milestones":[]}],"splits":[{"first":"NT1","second":"NT29","statement":"Two here"}],"proportion":"We have done so before.","declarations":{"becauseOfContract":true,"countedOnce":true,"mayCommit":true,"withoutStatements":false}}""",
            Text(
                new BidAnswers(1_200.50m, [Hours, Told], new BidDeclarations(true, true, true))
                {
                    Splits =
                    [
                        Split.Between("NT29", "NT1", " Two here "),
                        Split.Between("NT1", "NT2", ""),
                    ],
                    Proportion = "We have done so before.\r\n",
                }
            )
        );

    [Fact]
    public void Order_trailing_zeros_and_line_endings_do_not_change_it() =>
        Assert.Equal(
            Text(
                new BidAnswers(
                    100m,
                    [Jobs with { Statement = "a\nb" }, Hours],
                    BidDeclarations.None
                )
            ),
            Text(
                new BidAnswers(
                    100.00m,
                    [
                        Hours,
                        new MeasureAnswer("NT1", [1.5m, 2.0m], 0.50m, " Shared ", "a\r\nb\r\n"),
                    ],
                    BidDeclarations.None
                )
            )
        );

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var answers = new BidAnswers(
            99_999_999.99m,
            [Told with { Statement = "Ysgol – £5 \"quoted\" 🌱" }, Hours],
            BidDeclarations.None
        )
        {
            Splits = [Split.Between("NT1", "NT29", "Two here")],
            Proportion = "So",
        };

        Assert.Equal(Text(answers), Text(CanonicalAnswers.Read(CanonicalAnswers.Write(answers))));
    }

    [Fact]
    public void A_year_without_an_answer_is_not_zero()
    {
        Assert.False(Hours.IsBlank);
        Assert.True(MeasureAnswer.Blank("NT29", 2).IsBlank);
        Assert.Equal(0m, Hours.Total(Unit.VolunteerHours, 24));
    }

    [Theory]
    [InlineData(36, "50")]
    [InlineData(30, "60")]
    [InlineData(25, "72")]
    public void A_percentage_is_never_added_up_and_a_year_weighs_its_months(
        int months,
        string mean
    ) =>
        Assert.Equal(
            decimal.Parse(mean, System.Globalization.CultureInfo.InvariantCulture),
            new MeasureAnswer("P", [100m, 50m, 0m], 1m, "", "").Total(Unit.Percent, months)
        );

    [Theory]
    [InlineData("0.3333333333", true)]
    [InlineData("0.33333333333", false)]
    [InlineData("0", false)]
    [InlineData("1.01", false)]
    public void An_own_share_is_above_0_at_most_1_and_no_finer_than_is_kept(
        string share,
        bool stands
    )
    {
        var answer = Jobs with
        {
            Attribution = decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture),
        };

        Assert.Equal(
            !stands,
            answer
                .Faults(TestEdition.Whole.Find("J")!, 2)
                .Any(problem => problem.Code == "bids.attribution.range")
        );
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("10.005")]
    [InlineData("1000000000000000000")]
    public void A_price_is_pounds_and_pence_above_zero(string price) =>
        Assert.Equal(
            "bids.price.range",
            BidAnswers
                .None.WithPrice(
                    decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture)
                )
                .Problems.Single()
                .Code
        );

    [Theory]
    [InlineData(60, 40, "")]
    [InlineData(101, 40, "NT1")]
    [InlineData(101, 200, "NT1, NT29")]
    [InlineData(60, 41, "All")]
    public void Warned_of_is_each_measure_beyond_the_price_or_all_of_them_together(
        int jobs,
        int hours,
        string about
    )
    {
        var warnings = BeyondPrice.Of(100m, [("NT1", jobs), ("NT29", hours)]);

        Assert.Equal(
            about,
            string.Join(", ", warnings.Select(warning => warning.Message.Split(' ')[0]))
        );
        Assert.Empty(BeyondPrice.Of(null, [("NT1", jobs), ("NT29", hours)]));
    }

    private static string Text(BidAnswers answers) =>
        Encoding.UTF8.GetString(CanonicalAnswers.Write(answers));
}
