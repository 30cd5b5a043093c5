using System.CommandLine;
using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;
using Commonweal.Service.Reference;

namespace Commonweal.Cli;

/// <summary><c>commonweal threshold</c>: what the law and an authority's policy ask of one contract.</summary>
internal static class ThresholdCommand
{
    public static Command Make(Terminal terminal) =>
        Calculator.Over<Input>(
            terminal,
            "threshold",
            "Decide whether social value is required of a contract, with reasons.",
            Decide
        );

    private static Outcome<object> Decide(ReferenceData data, Input input)
    {
        if (data.Policy(input.Authority) is not { } policy)
        {
            var names = string.Join(", ", data.Policies.Select(known => known.Name));
            return new Problem(
                "rules.authority.unknown",
                $"There is no policy of \"{input.Authority}\". Write one of {names}.",
                "authority"
            );
        }

        return ThresholdRules
            .Decide(data.Rules, policy, input.Facts())
            .Then(decision => Outcome.Of(Written(decision)));
    }

    private static object Written(ThresholdDecision decision)
    {
        var threshold = decision.National.Threshold;
        return new
        {
            decision.SocialValueRequired,
            decision.MinimumWeighting,
            NationalThreshold = new
            {
                threshold.Limit.Amount,
                threshold.Limit.Vat,
                decision.National.Above,
                threshold.Period,
            },
            Duties = decision.Duties.Select(duty => new { duty.Duty.Id, duty.Applies }),
            Reasons = decision.Reasons.Select(reason => new
            {
                reason.Rule,
                reason.Text,
                Source = reason.Source.Url is { } url
                    ? $"{reason.Source.Title}, {url}"
                    : reason.Source.Title,
            }),
        };
    }

    private sealed record Input(
        string Authority,
        ProcurementCategory Category,
        decimal Value,
        VatBasis Vat,
        decimal VatRate,
        DateOnly Commenced,
        int? Months = null
    )
    {
        public ThresholdFacts Facts() => new(Category, Value, Vat, VatRate, Months, Commenced);
    }
}
