using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Xunit;

namespace Commonweal.Domain.Tests.Policies;

public sealed class PolicyChecksTests : PolicyCase
{
    private static readonly PolicyTerms Settled = new(
        [Threshold(100_000m, categories: Enum.GetValues<ProcurementCategory>())],
        new MinimumWeighting("least", 10m, WeightingScope.Required, "paragraph 5"),
        ReviewFrequency.Quarterly,
        30
    );

    [Fact]
    public void Rules_that_settle_everything_leave_nothing_to_name() =>
        Assert.Empty(PolicyChecks.Of(Settled, Spring, National));

    [Fact]
    public void Whatever_is_left_open_is_named_as_a_gap() =>
        Assert.Equal(
            [
                "policies.gap.category",
                "policies.gap.weighting",
                "policies.gap.reviews",
                "policies.gap.report-days",
            ],
            CodesOf(FindingKind.Gap, new PolicyTerms([], null, null, null))
        );

    [Fact]
    public void A_silent_policy_a_floor_for_some_only_and_a_day_without_national_amounts_are_gaps()
    {
        var terms = Settled with
        {
            Requirements =
            [
                Threshold(
                    100_000m,
                    assumed: true,
                    categories: Enum.GetValues<ProcurementCategory>()
                ),
            ],
            MinimumWeighting = Settled.MinimumWeighting! with
            {
                Scope = WeightingScope.AboveNationalThreshold,
            },
        };

        Assert.Equal(["policies.gap.vat", "policies.gap.floor"], CodesOf(FindingKind.Gap, terms));
        Assert.Equal(
            ["policies.gap.national"],
            CodesOf(FindingKind.Gap, Settled, new DateOnly(2028, 1, 1))
        );
    }

    /// <summary>£207,720 with VAT is £173,100 without.</summary>
    [Theory]
    [InlineData(173_100, Comparator.AtLeast, null, false)]
    [InlineData(173_100, Comparator.MoreThan, null, true)]
    [InlineData(177_897, Comparator.MoreThan, null, true)]
    [InlineData(100_000, Comparator.AtLeast, 24, true)]
    [InlineData(100_000, Comparator.AtLeast, 1, false)]
    public void A_threshold_that_leaves_out_what_the_law_reaches_is_a_conflict(
        int amount,
        Comparator comparator,
        int? months,
        bool isConflict
    )
    {
        var terms = Settled with { Requirements = [Threshold(amount, comparator, months: months)] };

        Assert.Equal(
            isConflict ? ["policies.threshold.over-duty"] : [],
            CodesOf(FindingKind.Conflict, terms)
        );
        Assert.Equal(
            isConflict ? ["policies.threshold.over-duty", "policies.weighting.not-required"] : [],
            CodesOf(
                FindingKind.Conflict,
                terms with
                {
                    MinimumWeighting = terms.MinimumWeighting! with
                    {
                        Scope = WeightingScope.AboveNationalThreshold,
                    },
                }
            )
        );
    }

    [Fact]
    public void Works_above_the_national_threshold_are_under_no_duty_to_consider() =>
        Assert.Empty(
            CodesOf(
                FindingKind.Conflict,
                Settled with
                {
                    Requirements = [Threshold(9_000_000m, categories: ProcurementCategory.Works)],
                }
            )
        );

    [Fact]
    public void Numbers_that_mean_nothing_are_conflicts()
    {
        Assert.Equal(
            [
                "policies.threshold.reaches-all",
                "policies.weighting.zero",
                "policies.report-days.over-a-quarter",
            ],
            CodesOf(
                FindingKind.Conflict,
                Settled with
                {
                    Requirements = [Threshold(0m)],
                    MinimumWeighting = Settled.MinimumWeighting! with { Percent = 0m },
                    ReportWithinDays = 93,
                }
            )
        );
        Assert.Equal(
            ["policies.weighting.reaches-none"],
            CodesOf(FindingKind.Conflict, Settled with { Requirements = [] })
        );
    }

    [Fact]
    public void A_version_is_held_against_the_others()
    {
        var later = Published(Spring.AddYears(1), Settled);
        var series = Series(later) with
        {
            File = Filed(new DateOnly(2024, 2, 8), Spring.AddMonths(6)),
        };

        var found = PolicyChecks.Of(Draft(Spring), series, National, Today);

        Assert.Equal(
            [
                "policies.terms.unchanged",
                "policies.start.before-another",
                "policies.file.overtaken",
            ],
            found
                .Where(one => one.Kind == FindingKind.Conflict)
                .Select(one => one.Problem.Code)
                .OfType<string>()
                .ToArray()
        );
    }

    [Fact]
    public void The_next_version_is_the_earliest_that_follows_in_whatever_order_they_come()
    {
        var series = Series(Published(Spring.AddYears(2)), Published(Spring.AddYears(1)));

        var found = PolicyChecks.Of(Draft(Spring, Settled), series, National, Today);

        Assert.StartsWith(
            "Rules from 1 April 2028 are",
            found
                .Single(one => one.Problem.Code == "policies.start.before-another")
                .Problem.Message,
            StringComparison.Ordinal
        );
    }

    private static string[] CodesOf(FindingKind kind, PolicyTerms terms, DateOnly? day = null) =>
        [
            .. PolicyChecks
                .Of(terms, day ?? Spring, National)
                .Where(one => one.Kind == kind)
                .Select(one => one.Problem.Code),
        ];
}
