using Commonweal.Domain.Common;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Xunit;

namespace Commonweal.Domain.Tests.Policies;

public sealed class PolicyVersionTests : PolicyCase
{
    private static readonly PolicyChange.Delivery Days = new(ReviewFrequency.Yearly, 20);

    [Fact]
    public void Everything_that_must_be_mended_is_said_at_once()
    {
        var version = PolicyVersion.Begin(Guid.CreateVersion7(), Guid.Empty, null, Writer, Now);

        Assert.Equal(
            ["policies.start.missing", "policies.source.missing", "policies.terms.empty"],
            version
                .Offer(Series(), Today, Writer, Now)
                .Problems.Select(problem => problem.Code)
                .OfType<string>()
                .ToArray()
        );
    }

    [Theory]
    [InlineData(-1, "policies.start.past")]
    [InlineData(0, null)]
    [InlineData(131, "policies.start.taken")]
    public void Rules_begin_today_or_later_on_a_day_of_their_own(int days, string? code)
    {
        var taken = Published(Spring);

        Assert.Equal(
            code,
            Draft(Today.AddDays(days)).Offer(Series(taken), Today, Writer, Now).Problems
                is [var problem]
                ? problem.Code
                : null
        );
    }

    [Fact]
    public void A_councils_first_rules_may_be_written_down_after_the_event()
    {
        var none = Series() with { File = null };

        Assert.True(Draft(new DateOnly(2024, 4, 1)).Offer(none, Today, Writer, Now).Succeeded);
    }

    [Fact]
    public void Two_people_publish_what_both_have_seen()
    {
        var version = Draft(Spring);
        Assert.Equal("policies.version.changed", PublishCode(version, Second));
        _ = version.Offer(Series(), Today, Writer, Now).Value;
        Assert.Equal("policies.version.own-work", PublishCode(version, Writer));

        _ = version.Change(Days, Second, Now).Value;
        Assert.Equal("policies.version.changed", PublishCode(version, Writer));
        _ = version.Offer(Series(), Today, Writer, Now).Value;
        Assert.Equal("policies.version.own-work", PublishCode(version, Second));
        Assert.Equal("policies.version.own-work", PublishCode(version, Writer));
        Assert.Equal(
            "policies.version.changed",
            Assert
                .Single(
                    version.Publish(version.Revision - 1, Series(), Today, Guid.Empty, Now).Problems
                )
                .Code
        );

        Assert.Equal([Writer, Second], version.Writers);
        Assert.Null(PublishCode(version, Guid.Empty));
        Assert.Equal(PolicyStage.Published, version.Stage);
        Assert.Equal("policies.version.published", CodeOf(version.Change(Days, Writer, Now)));
    }

    [Fact]
    public void Whoever_wrote_first_does_not_publish_what_others_wrote_on_and_offered()
    {
        var version = Draft(Spring);
        _ = version.Change(Days, Second, Now).Value;
        _ = version.Offer(Series(), Today, Second, Now).Value;

        Assert.Equal("policies.version.own-work", PublishCode(version, Writer));
    }

    [Fact]
    public void A_second_person_hands_back_what_they_read_with_a_reason_and_it_is_offered_anew()
    {
        var version = Draft(Spring);
        Assert.Equal("policies.version.changed", CodeOf(Return(version.Revision, "Why?", Second)));
        _ = version.Offer(Series(), Today, Writer, Now).Value;

        Assert.Equal("policies.version.own-work", CodeOf(Return(version.Revision, "Why?", Writer)));
        Assert.Equal(
            "policies.version.changed",
            CodeOf(Return(version.Revision - 1, "Why?", Second))
        );
        Assert.Equal("policies.return.reason", CodeOf(Return(version.Revision, " ", Second)));
        Assert.True(Return(version.Revision, "Say why works are left out.", Second).Succeeded);

        Assert.Equal(
            (PolicyStage.Draft, Second, "Say why works are left out."),
            (version.Stage, version.ReturnedBy, version.ReturnReason)
        );
        Assert.Equal("policies.version.changed", PublishCode(version, Second));
        _ = version.Offer(Series(), Today, Writer, Now).Value;
        Assert.Null(PublishCode(version, Second));

        Outcome<Done> Return(int revision, string reason, Guid by) =>
            version.Return(revision, reason, by, Now);
    }

    [Fact]
    public void Published_rules_are_withdrawn_with_a_reason_before_their_first_day_only()
    {
        var version = Published(Spring);

        Assert.Equal(
            "policies.withdrawal.reason",
            CodeOf(version.Withdraw(" ", Today, Writer, Now))
        );
        Assert.Equal(
            "policies.version.in-force",
            CodeOf(version.Withdraw("Late", Spring, Writer, Now))
        );
        Assert.True(version.Withdraw("Council said no", Today, Writer, Now).Succeeded);
        Assert.Equal(
            "policies.version.withdrawn",
            CodeOf(version.Withdraw("Again", Today, Writer, Now))
        );
    }

    [Fact]
    public void Answers_are_refused_whole_each_at_its_own_field()
    {
        var version = Draft(Spring);

        Assert.Equal(
            ["Categories", "Comparator", "Amount", "Vat", "MinimumMonths", "Clause"],
            version
                .Change(
                    new PolicyChange.Threshold(null, [], null, 1.005m, null, false, 0, ""),
                    Writer,
                    Now
                )
                .Problems.Select(problem => problem.Field)
                .OfType<string>()
                .ToArray()
        );
        Assert.Equal(
            ["Percent", "Scope"],
            version
                .Change(new PolicyChange.Weighting(101m, null, "here"), Writer, Now)
                .Problems.Select(problem => problem.Field)
                .OfType<string>()
                .ToArray()
        );
        Assert.Equal(
            "policies.threshold.category-twice",
            CodeOf(version.Change(Services(null), Writer, Now))
        );
        Assert.Equal(
            "policies.source.address",
            CodeOf(version.Change(new PolicyChange.Start(Spring, "x", "javascript:x"), Writer, Now))
        );
    }

    [Fact]
    public void What_is_not_settled_is_left_unset_and_a_threshold_is_changed_in_its_place()
    {
        var version = Draft(Spring);

        _ = version.Change(Services("threshold-1"), Writer, Now).Value;
        _ = version.Change(new PolicyChange.Weighting(null, null, " "), Writer, Now).Value;
        _ = version.Change(new PolicyChange.Delivery(null, null), Writer, Now).Value;

        Assert.Equal(50_000m, Assert.Single(version.Terms.Requirements).Limit.Amount);
        Assert.Equal(
            (null, null, null),
            (version.Terms.MinimumWeighting, version.Terms.Reviews, version.Terms.ReportWithinDays)
        );
        _ = version.Change(new PolicyChange.NoThreshold("threshold-1"), Writer, Now).Value;
        Assert.Empty(version.Terms.Requirements);
    }

    [Fact]
    public void From_a_councils_first_own_version_on_only_its_own_count()
    {
        var terms = InFile with { ReportWithinDays = 7 };
        var series = Series(Published(Spring, terms)) with
        {
            File = Filed(new DateOnly(2024, 2, 8), Spring.AddMonths(6)),
        };

        Assert.Equal(
            [(new DateOnly(2024, 2, 8), (int?)30), (Spring, 7)],
            series.Policy!.Terms.All.Select(one => (one.From, one.Value.ReportWithinDays))
        );
    }

    private static PolicyChange.Threshold Services(string? id) =>
        new(
            id,
            [ProcurementCategory.Services],
            Comparator.MoreThan,
            50_000m,
            VatBasis.Exclusive,
            VatAssumed: false,
            null,
            "paragraph 4"
        );

    private static string? PublishCode(PolicyVersion version, Guid by) =>
        version.Publish(version.Revision, Series(), Today, by, Now).Problems is [var problem]
            ? problem.Code
            : null;

    private static string CodeOf(Outcome<Done> outcome) => Assert.Single(outcome.Problems).Code;
}
