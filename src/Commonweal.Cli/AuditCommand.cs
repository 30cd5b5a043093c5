using System.CommandLine;
using System.Globalization;
using Commonweal.Service.Audit;

namespace Commonweal.Cli;

/// <summary><c>commonweal audit verify</c>: recomputes every chain of the audit log.</summary>
internal static class AuditCommand
{
    public static Command Make(Terminal terminal)
    {
        var verify = new Command(
            "verify",
            "Recompute every chain of the audit log. Exit 2 when one does not hold."
        );
        verify.SetAction((_, stop) => VerifyAsync(terminal, stop));
        return new Command("audit", "The audit log.") { verify };
    }

    private static async Task<int> VerifyAsync(Terminal terminal, CancellationToken stop)
    {
        var chains = await Installation.AskAsync<AuditVerifier, IReadOnlyList<AuditVerifier.Chain>>(
            verifier => verifier.RunAsync(stop),
            stop
        );
        foreach (var chain in chains)
        {
            await terminal.Out.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{chain.ScopeId} {chain.Entries} entries. {chain.Says}"
                )
            );
        }

        var broken = chains.Count(chain => chain.FirstBad is not null);
        await terminal.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{chains.Count} chains, {broken} broken")
        );
        return broken == 0 ? 0 : CommandLine.Refused;
    }
}
