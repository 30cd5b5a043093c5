using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Xunit;

namespace Commonweal.Domain.Tests.Procurements;

public class MenuGuardTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Source Ours = new("Our settings", null, "MIT");

    private static readonly Proportion Settings = new(
        [new(100_000m, 2), new(1_000_000m, 4), new(null, 6)],
        [
            new("apprenticeship", ["AP"], [], 12, null, "It takes a year.", Ours),
            new("jobs", [], [Unit.FteYears], 6, 50_000m, "Somebody must be paid.", Ours),
        ],
        new BidMinutes(30, 20, new Dictionary<Unit, int> { [Unit.FteYears] = 35 }),
        Ours
    );

    private static readonly Edition Edition = EditionOf(
        ("AP", Unit.Weeks, "skills"),
        ("JO", Unit.FteYears, "employment"),
        ("HO", Unit.VolunteerHours, "community"),
        ("TR", Unit.Tonnes, "planet")
    );

    [Fact]
    public void A_year_long_apprenticeship_does_not_fit_six_months()
    {
        var finding = Assert.Single(Read(80_000m, 6, null, "AP", "HO").Findings);

        Assert.Equal("need-apprenticeship", finding.Key);
        Assert.Equal(
            "Measure AP (AP): the contract does not fit, because it lasts 6 months, not 12 or more. It takes a year. Take the measure away, or say how a bidder could deliver it.",
            finding.Says
        );
        Assert.Empty(Read(80_000m, 12, null, "AP", "HO").Findings);
    }

    [Fact]
    public void A_job_needs_a_contract_that_lasts_and_can_pay_for_it()
    {
        var finding = Assert.Single(Read(49_999.99m, 5, null, "JO").Findings);

        Assert.Contains(
            "it lasts 5 months, not 6 and it is worth £49,999.99, not £50,000.00 or more",
            finding.Says,
            StringComparison.Ordinal
        );
        Assert.Empty(Read(50_000m, 6, null, "JO").Findings);
    }

    /// <summary>Ten lots of £20,000 make no list of a contract of £200,000; bidders commit over every option.</summary>
    [Fact]
    public void The_smallest_lot_caps_the_menu_and_without_lots_the_contract_with_every_option()
    {
        var draft = Draft(900_000m, 24, "AP", "JO", "HO");
        draft.SavePart(Guid.Empty, new(PartKind.Lot, "North", null, 40_000m, 24, null));
        draft.SavePart(
            new Guid(1, 0, 0, new byte[8]),
            new(PartKind.Lot, "South", null, 50_000m, 6, null)
        );
        Assert.Equal(
            "3 measures are asked for. For the smallest lot, worth £40,000.00, 2 at most are in proportion. Take 1 away, or say why this purchase needs so many.",
            Assert.Single(Read(draft).Findings, one => one.Key == "too-many").Says
        );
        Assert.Contains(
            "its smallest lot is worth £40,000.00, not £50,000.00 or more",
            Assert.Single(Read(draft).Findings, one => one.Key == "need-jobs").Says,
            StringComparison.Ordinal
        );

        var small = Draft(40_000m, 5, "AP", "JO");
        Assert.Equal(2, Read(small).Findings.Count);
        small.SavePart(
            Guid.Empty,
            new(PartKind.Option, "One more park", null, 10_000m, 7, IsLikely: false)
        );
        Assert.Empty(Read(small).Findings);
    }

    [Fact]
    public void The_value_caps_the_menu()
    {
        Assert.Equal((2, 4, 6), (Most(99_999.99m), Most(100_000m), Most(5_000_000m)));
        Assert.Equal(
            "too-many",
            Assert.Single(Read(99_000m, 24, null, "AP", "HO", "TR").Findings).Key
        );
        Assert.Empty(Read(100_000m, 24, null, "AP", "HO", "TR").Findings);
    }

    [Fact]
    public void What_is_not_known_of_a_contract_is_not_held_against_it()
    {
        var reading = Read(null, null, null, "AP", "JO", "HO", "TR");

        Assert.Empty(reading.Findings);
        Assert.Null(reading.Most);
    }

    [Fact]
    public void The_minutes_of_a_bidder_are_added_up_measure_by_measure()
    {
        var reading = Read(100_000m, 24, null, "JO", "HO", "TR");

        Assert.Equal(30m + 35m + 20m + 20m, reading.Minutes);
        Assert.Equal(4, Assert.Single(reading.Working.Steps).Inputs.Count);
    }

    /// <summary>A shortlist of six with one of employment, as Bradford publishes it; here of two.</summary>
    [Fact]
    public void An_authority_may_rule_how_many_measures_and_which_theme_stand_on_every_list()
    {
        var rule = new MenuRule(2, ["employment"], "shortlist");

        Assert.Equal(
            "own-most, own-one-of",
            string.Join(
                ", ",
                Read(500_000m, 24, rule, "AP", "HO", "TR").Findings.Select(one => one.Key)
            )
        );
        Assert.Equal(
            "Its policy, shortlist",
            Read(500_000m, 24, rule, "AP", "HO").Findings.Single().Source.Title
        );
        Assert.Empty(Read(500_000m, 24, rule, "JO", "HO").Findings);
    }

    [Fact]
    public void A_reason_answers_one_finding_as_it_stood_and_only_in_a_draft()
    {
        var draft = Draft(80_000m, 6, "AP", "HO", "TR");
        var finding = Read(draft).Findings[0];

        Assert.Equal(
            "procurements.menu.reason-length",
            MenuOverride
                .Of(Guid.Empty, draft, finding, " ", false, Guid.Empty, Now)
                .Problems.Single()
                .Code
        );
        var given = MenuOverride
            .Of(Guid.Empty, draft, finding, "Asked for by residents.", false, Guid.Empty, Now)
            .Value;
        Assert.True(given.Answers(finding));
        Assert.Contains(Read(draft).Findings, given.Answers);
        foreach (
            var other in (Procurement[])
                [
                    Draft(80_000m, 6, "AP", "HO", "TR", "JO"),
                    Draft(79_999m, 6, "AP", "HO", "TR"),
                    Draft(80_000m, 7, "AP", "HO", "TR"),
                ]
        )
        {
            Assert.Contains(Read(other).Findings, one => one.Key == finding.Key);
            Assert.DoesNotContain(Read(other).Findings, given.Answers);
        }

        Assert.Contains(Read(Draft(80_000m, 6, "TR", "HO", "AP")).Findings, given.Answers);
        draft.Cancel("No money", Now);
        Assert.Equal(
            "procurements.procurement.fixed",
            MenuOverride
                .Of(Guid.Empty, draft, finding, "Why", false, Guid.Empty, Now)
                .Problems.Single()
                .Code
        );
    }

    [Fact]
    public void Only_a_head_of_procurement_goes_beyond_the_councils_own_rule()
    {
        var draft = Draft(500_000m, 24, "AP", "HO", "TR");
        var finding = Read(draft, new MenuRule(2, [], "shortlist")).Findings.Single();
        Outcome<MenuOverride> By(bool isHead) =>
            MenuOverride.Of(Guid.Empty, draft, finding, "One-off", isHead, Guid.Empty, Now);

        Assert.Equal("procurements.menu.own-rule", By(isHead: false).Problems.Single().Code);
        Assert.True(By(isHead: true).Value.Answers(finding));
        Assert.DoesNotContain(
            Read(draft, new MenuRule(1, [], "shortlist")).Findings,
            By(isHead: true).Value.Answers
        );
    }

    [Fact]
    public void A_measure_that_cannot_fit_is_known_before_it_is_chosen()
    {
        var draft = Draft(80_000m, 6, "HO");

        Assert.Equal(
            "The contract does not fit: it lasts 6 months, not 12 or more. It takes a year.",
            MenuGuard.CannotFit(draft, Edition.Find("AP")!, Settings)
        );
        Assert.Null(MenuGuard.CannotFit(draft, Edition.Find("TR")!, Settings));
        Assert.Null(MenuGuard.CannotFit(Draft(null, null, "HO"), Edition.Find("AP")!, Settings));
    }

    private static int? Most(decimal value) => Read(value, 24, null, "HO").Most;

    private static MenuReading Read(
        decimal? value,
        int? months,
        MenuRule? rule,
        params string[] codes
    ) => Read(Draft(value, months, codes), rule);

    private static MenuReading Read(Procurement draft, MenuRule? rule = null) =>
        MenuGuard.Of(
            draft,
            Edition,
            Settings,
            rule is null
                ? []
                :
                [
                    new(
                        new DateOnly(2026, 1, 1),
                        new PolicyTerms([], null, null, null, Menu: rule),
                        new Source("Its policy", null, "MIT")
                    ),
                ],
            new DateOnly(2026, 11, 21)
        );

    private static Procurement Draft(decimal? value, int? months, params string[] codes)
    {
        var draft = Procurement
            .Create(
                Guid.Empty,
                Guid.Empty,
                new ProcurementDetails(
                    "P/1",
                    "Parks",
                    "",
                    ProcurementCategory.Services,
                    value,
                    20m,
                    months,
                    null,
                    null
                ),
                null,
                Guid.Empty,
                Now
            )
            .Value;
        Assert.True(
            draft
                .ChooseMeasures(
                    Edition,
                    [.. codes.Select(code => new MeasureChoice(Guid.Empty, code, "Fits"))]
                )
                .Succeeded
        );
        return draft;
    }

    private static Edition EditionOf(params (string Code, Unit Unit, string Theme)[] measures) =>
        new()
        {
            Name = "parks-2026",
            Title = "Parks",
            Version = "1",
            PublishedOn = new DateOnly(2026, 1, 1),
            PriceYear = 2024,
            Owner = "A council",
            Source = Ours,
            About = "",
            Themes = [],
            Measures =
            [
                .. measures.Select(
                    (one, i) =>
                        new Measure
                        {
                            Code = one.Code,
                            Title = $"Measure {one.Code}",
                            Unit = one.Unit,
                            Level = MeasureLevel.Output,
                            Theme = one.Theme,
                            Outcome = "any",
                            Counts = "",
                            Order = i + 1,
                        }
                ),
            ],
        };
}
