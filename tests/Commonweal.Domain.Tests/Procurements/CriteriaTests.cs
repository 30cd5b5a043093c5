using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Xunit;

namespace Commonweal.Domain.Tests.Procurements;

public class CriteriaTests
{
    private static readonly Criterion Price = new("Price", 30m);
    private static readonly Criterion SocialValue = new("Social value", 10m, SocialValue: true);

    public static TheoryData<string, Criterion[]> Unsound() =>
        new()
        {
            { "criteria", [] },
            { "criteria", [Price, Quality(), SocialValue with { Weight = 11m }] },
            { "criteria", [Price, Quality(), SocialValue with { SocialValue = false }] },
            { "criteria", [Price with { SocialValue = true }, Quality(), SocialValue] },
            { "criteria", [Price with { Weight = 29.9999999999m }, Quality(), SocialValue] },
            { "criteria[0].weight", [Price with { Weight = -30m }, Quality(), SocialValue] },
            {
                "criteria[0].weight",
                [Price with { Weight = decimal.MaxValue }, Quality(), SocialValue]
            },
            { "criteria[0].name", [Price with { Name = " " }, Quality(), SocialValue] },
            { "criteria[1].name", [Price, Quality() with { Name = "price " }, SocialValue] },
            {
                "criteria[1].parts",
                [Price, Quality(new("Method", 40m), new("People", 24m)), SocialValue]
            },
            { "criteria[1].parts", [Price, Quality([]), SocialValue] },
            {
                "criteria[1].parts[0].parts",
                [
                    Price,
                    Quality(new Criterion("Method", 60m, Parts: [new("Plan", 59m)])),
                    SocialValue,
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Criteria_that_are_no_award_of_100_marks_are_refused_at_their_place(
        string field,
        Criterion[] criteria
    ) => Assert.Contains(Refused(criteria), problem => problem.Field == field);

    [Fact]
    public void Social_value_stands_alone_or_inside_another()
    {
        Assert.Empty(
            Refused([Price, Quality(new("Method", 40m), new("People", 20m)), SocialValue])
        );
        Assert.Empty(
            Refused([Price, new("Quality", 70m, Parts: [new("Method", 60m), SocialValue])])
        );
    }

    private static Criterion Quality(params Criterion[]? parts) =>
        new("Quality", 60m, Parts: parts);

    private static IReadOnlyList<Problem> Refused(Criterion[] criteria) =>
        new ScoringMethod(
            10m,
            100m,
            new QuantitativeRule(QuantitativeMethod.RelativeToHighest),
            Rules: new(ExcludedBidSetsMaximum: false, TieBreak: []),
            Criteria: criteria
        ).Problems();
}
