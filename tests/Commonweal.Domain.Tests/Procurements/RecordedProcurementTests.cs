using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Xunit;

namespace Commonweal.Domain.Tests.Procurements;

public class RecordedProcurementTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Release Tender = new()
    {
        Ocid = "ocds-1",
        Id = "1",
        Date = Monday,
        Buyer = "Sefton",
        Title = "Park benches",
        Category = ProcurementCategory.Goods,
        NetValue = 0.01m,
        CommencedOn = new DateOnly(2026, 3, 2),
        StartsOn = new DateOnly(2026, 4, 1),
        EndsOn = new DateOnly(2027, 3, 31),
    };

    private static readonly Release Amendment = new()
    {
        Ocid = "ocds-1",
        Id = "2",
        Date = Monday.AddDays(7),
        Title = "Park benches and bins",
        NetValue = 0m,
        CommencedOn = new DateOnly(2026, 3, 9),
    };

    [Fact]
    public void The_latest_word_counts_and_silence_changes_nothing_in_whatever_order_releases_come()
    {
        var whole = Release.Compile([Tender, Amendment]);

        Assert.Equal(whole, Release.Compile([Amendment, Tender]));
        Assert.Equal(
            Tender with
            {
                Id = "2",
                Date = Amendment.Date,
                Title = "Park benches and bins",
                NetValue = 0m,
            },
            whole
        );
    }

    [Fact]
    public void A_release_is_recorded_as_it_was_published()
    {
        var procurement = Recorded(Tender);

        Assert.Equal(ProcurementStage.Recorded, procurement.Stage);
        Assert.Equal("ocds-1", procurement.Reference);
        Assert.Equal("Sefton", procurement.Buyer);
        Assert.Equal(0.01m, procurement.NetValue);
        Assert.Equal(12, procurement.Months);
    }

    [Fact]
    public void What_a_release_leaves_out_is_not_invented()
    {
        var procurement = Recorded(
            new Release
            {
                Ocid = "ocds-1",
                Id = "1",
                Date = Monday,
            }
        );

        Assert.Equal("ocds-1", procurement.Title);
        Assert.Null(procurement.Category);
        Assert.Equal("Not stated", procurement.Category.Words());
        Assert.Null(procurement.NetValue);
        Assert.Null(procurement.Months);
        Assert.Null(procurement.StartsOn);
    }

    [Fact]
    public void What_a_past_purchase_weighed_is_noted_on_its_record_alone_however_little_it_was()
    {
        var procurement = Recorded(Tender);
        Assert.Equal(
            ["procurements.weighting.past", "procurements.weighting.past-reason"],
            procurement.NotePastWeighting(101m, " ").Problems.Select(problem => problem.Code),
            StringComparer.Ordinal
        );
        Assert.Equal(
            "procurements.weighting.past",
            procurement.NotePastWeighting(0.000_000_000_01m, "Report.").Problems.Single().Code
        );
        Assert.True(procurement.NotePastWeighting(2m, " Award report. ").Succeeded);
        Assert.Equal((2m, "Award report."), (procurement.Weighting, procurement.WeightingReason));

        Assert.True(procurement.TakeUp(null).Succeeded);
        Assert.Equal((null, null), (procurement.Weighting, procurement.WeightingReason));
        Assert.Equal(
            "procurements.weighting.not-recorded",
            procurement.NotePastWeighting(2m, "Award report.").Problems.Single().Code
        );
    }

    [Fact]
    public void What_is_bought_is_asked_for_before_policy_is_checked_and_never_assumed()
    {
        var procurement = Recorded(Tender with { Category = null });
        Assert.True(procurement.TakeUp(null).Succeeded);

        Assert.Contains(
            new StillMissing(
                PreparationStep.Details,
                new Problem("procurements.category.missing", "Select what is bought.", "details")
            ),
            procurement.WhatIsMissing(
                new PolicyStanding(procurement, null, null, new DateOnly(2026, 11, 21)),
                Monday,
                moment => DateOnly.FromDateTime(moment.UtcDateTime)
            )
        );
        Assert.Equal(
            "procurements.threshold.facts-missing",
            procurement.FactsForRules().Problems.Single().Code
        );
    }

    [Theory]
    [InlineData("2026-04-01", "2026-04-01", 1)]
    [InlineData("2026-04-16", "2027-04-15", 12)]
    [InlineData("2026-04-16", "2027-04-16", 13)]
    [InlineData("2026-01-31", "2026-02-28", 1)]
    [InlineData("2026-04-02", "2026-04-01", null)]
    [InlineData("0001-01-01", "9999-12-31", null)]
    public void Months_are_counted_as_begun(string first, string last, int? months) =>
        Assert.Equal(
            months,
            Recorded(
                Tender with
                {
                    StartsOn = DateOnly.ParseExact(first, "O", CultureInfo.InvariantCulture),
                    EndsOn = DateOnly.ParseExact(last, "O", CultureInfo.InvariantCulture),
                }
            ).Months
        );

    [Fact]
    public void A_title_too_long_to_keep_is_cut_between_letters()
    {
        var title = Recorded(Tender with { Title = new string('a', 398) + "🌳🌳" }).Title;

        Assert.Equal(new string('a', 398) + "…", title);
    }

    [Fact]
    public void An_amount_below_zero_is_refused_and_changes_nothing()
    {
        var procurement = Recorded(Tender);

        var refused = procurement.Restate(Tender with { NetValue = -1m });

        Assert.Equal("procurements.release.amount-out-of-range", refused.Problems.Single().Code);
        Assert.Equal(0.01m, procurement.NetValue);
    }

    private static Procurement Recorded(Release release) =>
        Procurement.Record(Guid.Empty, Guid.Empty, release, 20m, Monday, Guid.Empty).Value;
}
