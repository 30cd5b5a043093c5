using System.Diagnostics;
using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Bids.Workbooks;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Story;

namespace Commonweal.Benchmarks;

/// <summary>
/// Taking in the workbook of a bid that was filled in with 10,000 lines of working: every cell is read, then told that a measure takes
/// fewer. Held to a time and to memory beside what the program has.
/// </summary>
internal static class WorkbookBenchmark
{
    private const int Rows = 10_000;
    private const int MostSeconds = 15;
    private const long MostMemory = 300;
    private const long Mebibyte = 1024 * 1024;

    public static async Task<bool> RunAsync()
    {
        await using var world = await World.CreateAsync();
        var officer = await world.PersonAsync(
            await world.AuthorityAsync("lancashire"),
            Role.Officer
        );
        var supplier = await world.SupplierAsync("Bee Lane Builders");
        var tender = await world.PublishedProcurementAsync(officer, ["NT1", "NT29"]);
        var bid = await world.StartedBidAsync(supplier, tender);
        var file = await FilledAsync(world, supplier, bid);

        GC.Collect();
        var before = Environment.WorkingSet;
        var most = before;
        using var done = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                most = Math.Max(most, Environment.WorkingSet);
                await Task.Delay(5);
            }
        });
        var clock = Stopwatch.StartNew();
        var read = await world.AskAsync<ReadWorkbook, Outcome<Done>>(act =>
            act.RunAsync(supplier, bid, "bid.xlsx", new MemoryStream(file), CancellationToken.None)
        );
        clock.Stop();
        await done.CancelAsync();
        await watch;
        var memory = (most - before) / Mebibyte;
        var isWithin = clock.Elapsed.TotalSeconds <= MostSeconds && memory <= MostMemory;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Reading a workbook of {Rows:N0} rows, {file.Length / 1024:N0} KiB, answered with {string.Join(' ', read.Problems.Select(problem => problem.Code))}: {clock.Elapsed.TotalSeconds:0.00} s and {memory:N0} MiB more memory, {(isWithin ? "within" : "OVER")} the limits {MostSeconds} s and {MostMemory} MiB"
            )
        );
        return isWithin;
    }

    /// <summary>The bid's own workbook with lines of working up to the rows wanted.</summary>
    private static async Task<byte[]> FilledAsync(World world, Actor supplier, Guid bid)
    {
        var view = await world.AskAsync<BidInProgress, Outcome<BidInProgress.View>>(lookup =>
            lookup.OfAsync(supplier, bid, CancellationToken.None)
        );
        using var empty = new MemoryStream();
        BidSheets.Write(empty, view.Value);
        empty.Position = 0;
        var sheets = SheetFile.Read("bid.xlsx", empty).Value;
        using var filled = new MemoryStream();
        SheetFile.WriteWorkbook(
            filled,
            sheets.Select(sheet =>
                sheet.Name == "Workings"
                    ? sheet with
                    {
                        Rows =
                        [
                            sheet.Rows[0],
                            .. Enumerable
                                .Range(2, Rows)
                                .Select(row => new SheetRow(
                                    row,
                                    ["NT1", "1", $"Group {row}", "2", "50", "12"]
                                )),
                        ],
                    }
                    : sheet
            )
        );
        return filled.ToArray();
    }
}
