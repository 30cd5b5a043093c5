using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Benchmarks;

/// <summary>Valuing claim lines as the ledger does, rounded as they are kept, beside a bare loop of decimal multiply-and-add over the same arrays.</summary>
internal static class ValuationBenchmark
{
    private const int Lines = 1_000_000;

    public static Task<bool> RunAsync()
    {
        // The same figures on every run, and no shortcut in them: every line is shared and most have some deadweight, so
        // that both sides multiply what differs from line to line.
        ClaimLine[] lines =
        [
            .. Enumerable
                .Range(0, Lines)
                .Select(i => new ClaimLine(
                    (i % 977) + 0.5m,
                    (1 + (i % 19)) / 20m,
                    i % 13 / 20m,
                    16.09m + (i % 31)
                )),
        ];
        var (valued, added) = (0m, 0m);
        return SideBySide.RunAsync(
            "Valuing 1,000,000 claim lines",
            limit: 2.0m,
            rounds: 15,
            (
                "valuation",
                () =>
                {
                    var sum = 0m;
                    foreach (ref readonly var line in lines.AsSpan())
                    {
                        sum += Quantity.Kept(
                            Valuation.LineValue(
                                line.Quantity,
                                line.Attribution,
                                line.Deadweight,
                                line.UnitValue
                            )
                        );
                    }

                    valued = sum;
                    return Task.CompletedTask;
                }
            ),
            (
                "bare loop",
                () =>
                {
                    var sum = 0m;
                    foreach (ref readonly var line in lines.AsSpan())
                    {
                        sum +=
                            line.Quantity
                            * line.Attribution
                            * (1m - line.Deadweight)
                            * line.UnitValue;
                    }

                    added = sum;
                    return Task.CompletedTask;
                }
            )
        );
    }

    private readonly record struct ClaimLine(
        decimal Quantity,
        decimal Attribution,
        decimal Deadweight,
        decimal UnitValue
    );
}
