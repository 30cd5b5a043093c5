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
        var data = new Option<string?>("--data") { Description = "The folder of reference data." };
        var file = new Argument<string>("file") { Description = "The input, or - to read it." };
        var command = new Command("threshold", "Decide whether social value is required.")
        {
            data,
            file,
        };
        command.SetAction(
            (parsed, stop) =>
                RunAsync(
                    terminal,
                    parsed.GetValue(data) ?? DataFolder.Find(),
                    parsed.GetRequiredValue(file),
                    stop
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal,
        string folder,
        string file,
        CancellationToken stop
    )
    {
        List<DataProblem> problems = [];
        var reader = new RulesReader(folder, problems);
        var national = reader.National();
        var policies = reader.Policies();
        foreach (var problem in problems)
        {
            await terminal.Error.WriteLineAsync(problem.ToString());
        }

        return problems.Count > 0
            ? CommandLine.Refused
            : await Calculator.RunAsync<ThresholdInput>(
                terminal,
                file,
                input =>
                    PolicyOf(policies, input.Authority)
                        .Then(policy => ThresholdRules.Decide(national, policy, input.Facts()))
                        .Then(decision => Outcome.Of<object>(Answer(decision))),
                stop
            );
    }

    private static Outcome<Policy> PolicyOf(IReadOnlyList<Policy> policies, string name) =>
        policies.FirstOrDefault(policy =>
            string.Equals(policy.Name, name, StringComparison.Ordinal)
        )
            is { } found
            ? found
            : new Problem(
                "rules.authority.unknown",
                $"No policy of \"{name}\" is on record. Write one of {string.Join(", ", policies.Select(policy => policy.Name))}.",
                "authority"
            );

    private static object Answer(ThresholdDecision decision)
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

    private sealed record ThresholdInput(
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
