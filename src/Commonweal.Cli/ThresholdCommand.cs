using System.CommandLine;
using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;
using Commonweal.Service.Reference;

namespace Commonweal.Cli;

/// <summary><c>commonweal threshold</c>: what the law and an authority's policy ask of one contract.</summary>
internal static class ThresholdCommand
{
    public static Command Make(Terminal terminal)
    {
        var folder = DataFolder.Option();
        var file = Calculator.File();
        var threshold = new Command(
            "threshold",
            "Decide whether social value is required of a contract, with reasons."
        )
        {
            folder,
            file,
        };
        threshold.SetAction(
            (parsed, stop) =>
                Calculator.RunAsync<Input>(
                    terminal,
                    parsed.GetRequiredValue(folder),
                    parsed.GetRequiredValue(file),
                    Decide,
                    stop
                )
        );
        return threshold;
    }

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
