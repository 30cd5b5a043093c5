using System.Diagnostics;
using System.Globalization;

namespace Commonweal.Benchmarks;

/// <summary>Two pieces of work measured turn by turn in one run, so that a slow machine slows both.</summary>
internal static class SideBySide
{
    /// <summary>Runs both in turn and prints the medians and their ratio; true when the ratio is within the limit.</summary>
    public static async Task<bool> RunAsync(
        string title,
        decimal limit,
        int rounds,
        (string Name, Func<Task> Work) ours,
        (string Name, Func<Task> Work) peer
    )
    {
        var (mine, theirs) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = -2; round < rounds; round++)
        {
            var (our, other) = (await TimeAsync(ours.Work), await TimeAsync(peer.Work));
            if (round >= 0)
            {
                mine.Add(our);
                theirs.Add(other);
            }
        }

        var ratio = Math.Round((decimal)Median(mine).Ticks / Median(theirs).Ticks, 2);
        var verdict = ratio <= limit ? "within" : "OVER";
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{title}: {ours.Name} {Median(mine).TotalMilliseconds:0.0} ms, {peer.Name} {Median(theirs).TotalMilliseconds:0.0} ms, ratio {ratio:0.00}, {verdict} the limit {limit:0.0}"
            )
        );
        return ratio <= limit;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }

    private static TimeSpan Median(List<TimeSpan> times) =>
        times.Order().ElementAt(times.Count / 2);
}
