using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commonweal.Domain.Tests.Rules;

public class ThresholdPropertiesTests
{
    private static readonly Source Source = new("An act", null, "open");

    private static readonly DateOnly Day = new(2026, 6, 1);

    private static readonly ProcurementCategory[] All = Enum.GetValues<ProcurementCategory>();

    private static readonly NationalRules National = new(
        [
            new(
                "2026",
                new DateOnly(2026, 1, 1),
                new DateOnly(2026, 12, 31),
                All,
                new Limit(Comparator.AtLeast, 207_720m, VatBasis.Inclusive),
                Source
            ),
        ],
        [
            new(
                "large",
                "publish it",
                Binding.Law,
                new DateOnly(2025, 2, 24),
                null,
                [ProcurementCategory.Services],
                [new Limit(Comparator.MoreThan, 300_000m, VatBasis.Inclusive)],
                true,
                Source,
                "Parliament",
                Addressee.Councils
            ),
        ],
        []
    );

    private static readonly Gen<Policy> Policies =
        from comparator in Gen.Elements(Comparator.AtLeast, Comparator.MoreThan)
        from amount in Gen.Choose(0, 500_000)
        from vat in Gen.Elements(VatBasis.Exclusive, VatBasis.Inclusive)
        from months in Gen.Elements<int?>(null, 24)
        from scope in Gen.Elements(WeightingScope.Required, WeightingScope.AboveNationalThreshold)
        select new Policy(
            "council",
            "A council",
            "E1",
            new DatedValues<PolicyTerms>([
                new(
                    new DateOnly(2026, 1, 1),
                    new PolicyTerms(
                        [new("rule", All, new Limit(comparator, amount, vat), months, "1")],
                        new MinimumWeighting("weight", 10m, scope, "2"),
                        null,
                        null
                    ),
                    Source
                ),
            ])
        );

    private static readonly Gen<ThresholdFacts> Facts =
        from category in Gen.Elements(All)
        from pence in Gen.Choose(0, 60_000_000)
        from vat in Gen.Elements(VatBasis.Exclusive, VatBasis.Inclusive)
        from rate in Gen.Elements(0m, 5m, 20m)
        from months in Gen.Choose(1, 60)
        select new ThresholdFacts(category, pence / 100m, vat, rate, months, Day);

    [Fact]
    public void A_larger_contract_is_never_asked_for_less() =>
        Always(
            (policy, facts) =>
            {
                var small = Decide(policy, facts);
                var large = Decide(policy, facts with { Value = facts.Value + 10_000.01m });
                return (small.SocialValueRequired is not true || large.SocialValueRequired is true)
                    && (!small.National.Above || large.National.Above)
                    && (small.MinimumWeighting ?? 0m) <= (large.MinimumWeighting ?? 0m);
            }
        );

    [Fact]
    public void A_longer_contract_is_never_asked_for_less() =>
        Always(
            (policy, facts) =>
                Decide(policy, facts).SocialValueRequired is not true
                || Decide(policy, facts with { Months = facts.Months + 1 }).SocialValueRequired
                    is true
        );

    [Fact]
    public void It_does_not_matter_whether_a_value_is_given_with_or_without_VAT() =>
        Always(
            (policy, facts) =>
            {
                var net = facts with { Vat = VatBasis.Exclusive };
                var gross = net with
                {
                    Vat = VatBasis.Inclusive,
                    Value = net.On(VatBasis.Inclusive),
                };
                var (one, other) = (Decide(policy, net), Decide(policy, gross));
                return one.SocialValueRequired == other.SocialValueRequired
                    && one.MinimumWeighting == other.MinimumWeighting
                    && one.National.Above == other.National.Above
                    && one.Duties.SequenceEqual(other.Duties);
            }
        );

    [Fact]
    public void Every_duty_is_answered_once_and_every_reason_is_a_sentence_with_a_source() =>
        Always(
            (policy, facts) =>
            {
                var decision = Decide(policy, facts);
                return decision.Duties.Count == National.Duties.Count
                    && decision.Reasons.All(reason =>
                        reason.Text.EndsWith('.') && reason.Source.Title.Length > 0
                    )
                    && decision.Duties.All(duty =>
                        decision.Reasons.Count(reason => reason.Rule == duty.Duty.Id) == 1
                    );
            }
        );

    [Fact]
    public void A_duty_never_reaches_a_category_it_does_not_name() =>
        Always(
            (policy, facts) =>
                !Decide(policy, facts).Duties[0].Applies
                || facts is { Category: ProcurementCategory.Services }
        );

    private static ThresholdDecision Decide(Policy policy, ThresholdFacts facts) =>
        ThresholdRules.Decide(National, policy, facts).Value;

    private static void Always(Func<Policy, ThresholdFacts, bool> holds)
    {
        var cases = from policy in Policies from facts in Facts select (policy, facts);
        Prop.ForAll(cases.ToArbitrary(), drawn => holds(drawn.policy, drawn.facts))
            .QuickCheckThrowOnFailure();
    }
}
