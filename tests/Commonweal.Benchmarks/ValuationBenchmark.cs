using Commonweal.Domain.Frameworks;

namespace Commonweal.Benchmarks;

/// <summary>Valuing claim lines as the ledger does, beside a bare loop of decimal multiply-and-add over the same arrays.</summary>
internal static class ValuationBenchmark
{
    private const int Lines = 1_000_000;

    public static Task<bool> RunAsync()
    {
        // The same figures on every run: a spread of quantities and unit values as claims have them, one line in ten shared.
        ClaimLine[] lines =
        [
            .. Enumerable
                .Range(0, Lines)
                .Select(i => new ClaimLine(
                    (i % 977) + 0.5m,
                    i % 10 == 0 ? 0.75m : 1m,
                    i % 25 == 0 ? 0.1m : 0m,
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
                        sum += Valuation.LineValue(
                            line.Quantity,
                            line.Attribution,
                            line.Deadweight,
                            line.UnitValue
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
                    for (var i = 0; i < lines.Length; i++)
                    {
                        sum += lines[i].Quantity * lines[i].UnitValue;
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
