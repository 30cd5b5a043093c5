using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Commonweal.Domain.Common;
using Commonweal.Service.Audit;

namespace Commonweal.Cli;

/// <summary>
/// <c>commonweal audit verify</c>: recomputes every chain of the audit log. What it prints, one JSON object a line and a
/// sum at the end, is what <c>--against</c> reads.
/// </summary>
internal static class AuditCommand
{
    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Make(Terminal terminal)
    {
        var against = new Option<string>("--against")
        {
            Description =
                "An earlier print of this command: every head in it must still stand at its place.",
            HelpName = "FILE",
        };
        var verify = new Command(
            "verify",
            "Recompute every chain of the audit log and print where each ends. Exit 2 when one does not hold."
        )
        {
            against,
        };
        verify.SetAction((parsed, stop) => VerifyAsync(terminal, parsed.GetValue(against), stop));
        return new Command("audit", "The audit log.") { verify };
    }

    private static async Task<int> VerifyAsync(
        Terminal terminal,
        string? against,
        CancellationToken stop
    )
    {
        var earlier = against is null
            ? Outcome.Of<IReadOnlyList<AuditVerifier.Head>>([])
            : (await terminal.ReadInputAsync(against, stop)).Then(Earlier);
        if (!earlier.Succeeded)
        {
            return await terminal.RefuseAsync(earlier.Problems, against);
        }

        var chains = await Installation.AskAsync<AuditVerifier, IReadOnlyList<AuditVerifier.Chain>>(
            verifier => verifier.RunAsync(earlier.Value, stop),
            stop
        );
        AuditVerifier.Chain[] broken = [.. chains.Where(chain => chain.FirstBad is not null)];
        foreach (var (head, firstBad, says) in chains)
        {
            var line = new Line(
                head.Organisation,
                head.Name,
                head.Entries,
                head.Hash,
                firstBad is null ? null : says
            );
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(line, Lines));
        }

        var sum = new Sum(chains.Count, broken.Length);
        await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(sum, Lines));
        return broken.Length == 0
            ? 0
            : await terminal.RefuseAsync(
                broken.Select(chain => new Problem(
                    "audit.chain.broken",
                    $"{chain.Head.Name} ({chain.Head.Organisation}): {chain.Says} Read docs/how-to/check-the-audit-log.md before anybody works on."
                ))
            );
    }

    /// <summary>The heads of an earlier print; refused unless it is whole and found nothing broken.</summary>
    private static Outcome<IReadOnlyList<AuditVerifier.Head>> Earlier(string print)
    {
        var lines = print.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (
            lines.Length == 0
            || InputJson.Read<Sum>(lines[^1]) is not { Succeeded: true } sum
            || sum.Value.Chains != lines.Length - 1
        )
        {
            return new Problem(
                "audit.print.not-whole",
                "This is not a whole print of `commonweal audit verify`: its last line must say how many chains stand above it. Choose another.",
                "--against"
            );
        }

        if (sum.Value.Broken > 0)
        {
            return new Problem(
                "audit.print.broken",
                "This print found broken chains itself. Compare with one in which all held.",
                "--against"
            );
        }

        var heads = lines[..^1].Select((line, place) => (place, read: InputJson.Read<Line>(line)));
        return heads.FirstOrDefault(line => !line.read.Succeeded) is { read: not null } wrong
            ? new Problem(
                "audit.print.malformed",
                $"Line {wrong.place + 1} is not one that `commonweal audit verify` prints. Choose another print.",
                "--against"
            )
            : Outcome.Of<IReadOnlyList<AuditVerifier.Head>>([
                .. heads
                    .Select(line => line.read.Value)
                    .DistinctBy(line => line.Organisation)
                    .Select(line => new AuditVerifier.Head(
                        line.Organisation,
                        line.Name,
                        line.Entries,
                        line.Hash
                    )),
            ]);
    }

    private sealed record Line(
        Guid Organisation,
        string Name,
        long Entries,
        string Hash,
        string? Fault
    );

    private sealed record Sum(int Chains, int Broken);
}
