using Commonweal.Domain.Rules;
using Commonweal.Domain.Tests.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Rules;

public sealed class RuleInForceTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Fact]
    public void Every_rule_that_reaches_a_contract_says_who_made_it_for_whom_and_how_it_binds()
    {
        var decision = Decide(adopts: []);

        Assert.Equal(
            [
                ("Parliament", RuleForce.Law),
                ("A council", RuleForce.Policy),
                ("A council", RuleForce.Policy),
                ("Parliament", RuleForce.Law),
                ("Government", RuleForce.Regard),
                ("Parliament", RuleForce.Power),
                ("Cabinet Office", RuleForce.NotBinding),
            ],
            decision.InForce("A council").Select(rule => (rule.Issuer, rule.Force))
        );
        Assert.Equal(
            "It does not bind councils. The authority may follow the model.",
            decision.InForce("A council").Last().Reason.Text
        );
        Assert.Equal(
            ["past"],
            decision.OutOfReach().Select(reason => reason.Rule),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void What_binds_ministries_binds_a_council_that_adopts_it()
    {
        var adopted = Decide(adopts: ["model"]).InForce("A council").Last();

        Assert.Equal(RuleForce.Adopted, adopted.Force);
        Assert.Equal(
            "By its own policy the authority is to follow the model.",
            adopted.Reason.Text
        );
    }

    private static ThresholdDecision Decide(string[] adopts) =>
        ThresholdRules
            .Decide(
                new NationalRules(
                    [
                        new(
                            "2026",
                            new DateOnly(2026, 1, 1),
                            new DateOnly(2026, 12, 31),
                            [ProcurementCategory.Goods],
                            new Limit(Comparator.AtLeast, 100m, VatBasis.Exclusive),
                            TestEdition.Source
                        ),
                    ],
                    [
                        Duty("kpi", Binding.Law, "Parliament"),
                        Duty("past", Binding.Law, "Parliament", until: Day.AddDays(-1)),
                        Duty("statement", Binding.Regard, "Government"),
                        Duty("reserve", Binding.Optional, "Parliament"),
                        Duty(
                            "model",
                            Binding.Optional,
                            "Cabinet Office",
                            Addressee.CentralGovernment
                        ) with
                        {
                            Does = "follow the model",
                        },
                    ],
                    []
                ),
                new Policy(
                    "council",
                    "A council",
                    "E1",
                    new([
                        new(
                            new DateOnly(2026, 1, 1),
                            new PolicyTerms([], null, null, null) { Adopts = adopts },
                            TestEdition.Source
                        ),
                    ])
                ),
                new ThresholdFacts(
                    ProcurementCategory.Goods,
                    100m,
                    VatBasis.Exclusive,
                    20m,
                    12,
                    Day
                )
            )
            .Value;

    private static Duty Duty(
        string id,
        Binding binding,
        string issuer,
        Addressee addressee = Addressee.Councils,
        DateOnly? until = null
    ) =>
        new(
            id,
            "do it",
            binding,
            new DateOnly(2025, 1, 1),
            until,
            [ProcurementCategory.Goods],
            [],
            null,
            TestEdition.Source,
            issuer,
            addressee
        );
}
