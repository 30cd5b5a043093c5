using System.Globalization;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>A worked example of the threshold rules, written by hand: what must be decided for one contract.</summary>
internal sealed class RuleExample
{
    private readonly YamlMap input;
    private readonly YamlMap expect;
    private readonly string authority;
    private readonly ThresholdFacts facts;
    private readonly Answer? required;
    private readonly decimal? weighting;
    private readonly decimal? threshold;
    private readonly bool? above;
    private readonly IReadOnlyDictionary<string, bool> duties;

    private RuleExample(YamlMap map)
    {
        Id = map.Text("id");
        _ = (map.Text("says"), map.Text("source"), map.Choice<ExampleOrigin>("origin"));
        input = map.Map("input");
        authority = input.Text("authority");
        facts = new ThresholdFacts(
            input.Choice<ProcurementCategory>("category"),
            input.Decimal("value"),
            input.Choice<VatBasis>("vat"),
            input.Decimal("vatRate"),
            input.OptionalWhole("months", 0, 1200),
            input.Date("commenced")
        );
        expect = map.Map("expect");
        required = expect.OptionalChoice<Answer>("required");
        weighting = expect.OptionalDecimal("weighting");
        threshold = expect.OptionalDecimal("threshold");
        above = expect.Has("above") ? expect.Flag("above") : null;
        var flags = expect.OptionalMap("duties");
        duties = (flags?.Keys ?? []).ToDictionary(
            id => id,
            id => flags!.Flag(id),
            StringComparer.Ordinal
        );
    }

    private enum Answer
    {
        Yes,
        No,
        NotSet,
    }

    public string Id { get; }

    public static RuleExample Read(YamlMap map) => new(map);

    /// <summary>Decides and refuses whatever differs from what the example expects.</summary>
    public void Check(NationalRules national, IReadOnlyList<Policy> policies)
    {
        if (policies.FirstOrDefault(policy => policy.Name == authority) is not { } policy)
        {
            input.Refuse(
                "data.reference.dangling",
                $"There is no policy \"{authority}\". Write one of {string.Join(", ", policies.Select(known => known.Name))}, or add it.",
                "authority"
            );
            return;
        }

        var outcome = ThresholdRules.Decide(national, policy, facts);
        foreach (var problem in outcome.Problems)
        {
            input.Refuse("data.example.refused", problem.Message, problem.Field);
        }

        if (outcome.Succeeded)
        {
            Compare(outcome.Value);
        }
    }

    private void Compare(ThresholdDecision decision)
    {
        var found = decision.SocialValueRequired switch
        {
            true => Answer.Yes,
            false => Answer.No,
            null => Answer.NotSet,
        };
        Compare("required", required, found, YamlMap.NameOf);
        Compare("weighting", weighting, decision.MinimumWeighting ?? 0m, Plain);
        Compare("threshold", threshold, decision.National.Threshold.Limit.Amount, Plain);
        Compare("above", above, decision.National.Above, YesOrNo);
        foreach (var (id, applies) in duties)
        {
            var duty = decision.Duties.FirstOrDefault(duty => duty.Duty.Id == id);
            if (duty is null)
            {
                expect.Refuse(
                    "data.reference.dangling",
                    $"There is no duty \"{id}\". Write one of {string.Join(", ", decision.Duties.Select(known => known.Duty.Id))}.",
                    "duties"
                );
            }
            else if (duty.Applies != applies)
            {
                Differs("duties", $"{id}: {YesOrNo(applies)}", YesOrNo(duty.Applies));
            }
        }
    }

    private void Compare<T>(string key, T? expected, T found, Func<T, string> words)
        where T : struct
    {
        if (expected is { } value && !value.Equals(found))
        {
            Differs(key, words(value), words(found));
        }
    }

    private void Differs(string key, string expected, string found) =>
        expect.Refuse(
            "data.example.differs",
            $"\"{key}\" expects {expected} and comes to {found}. Correct the example, or the rule.",
            key
        );

    private static string Plain(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);

    private static string YesOrNo(bool answer) => answer ? "true" : "false";
}
