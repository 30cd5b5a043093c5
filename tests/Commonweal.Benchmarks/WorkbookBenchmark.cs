using System.Diagnostics;
using System.Globalization;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Bids.Workbooks;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Story;

namespace Commonweal.Benchmarks;

/// <summary>
/// Taking in the workbook of a sound bid with 10,000 lines of working, as many of each measure as may be: every cell is read, what
/// would change is shown, and it becomes the draft. Held to a time and to memory beside what the program has.
/// </summary>
internal static class WorkbookBenchmark
{
    private const int Rows = 10_000;
    private const int MostSeconds = 15;
    private const long MostMemory = 300;
    private const long Mebibyte = 1024 * 1024;

    private static string[] Codes { get; } =
    [
        .. Enumerable
            .Range(1, (Rows + Working.Most - 1) / Working.Most)
            .Select(at => string.Create(CultureInfo.InvariantCulture, $"W{at:000}")),
    ];

    public static async Task<bool> RunAsync()
    {
        await using var world = await World.CreateAsync();
        var (supplier, bid) = await BegunAsync(world);
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
        await ReadAsync(world, supplier, bid, file);
        var read = clock.Elapsed;
        var seen = await SeenAsync(world, supplier, bid);
        var version = await AcceptedAsync(world, supplier, bid, seen.FileId);
        clock.Stop();
        await done.CancelAsync();
        await watch;

        var kept = (await ViewAsync(world, supplier, bid)).Answers;
        var lines = kept.Measures.Sum(answer => answer.Workings.Count);
        if (version != 2 || lines != Rows || seen.Ignored.Count > 0)
        {
            throw new InvalidOperationException(
                $"The draft has {lines} lines of working at version {version}, and {seen.Ignored.Count} cells were passed over."
            );
        }

        var memory = (most - before) / Mebibyte;
        var isWithin = clock.Elapsed.TotalSeconds <= MostSeconds && memory <= MostMemory;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A workbook of {Rows:N0} lines of working for {kept.Measures.Count} measures, {file.Length / 1024:N0} KiB, read in {read.TotalSeconds:0.00} s, looked at and accepted in {clock.Elapsed.TotalSeconds:0.00} s and {memory:N0} MiB more memory, {(isWithin ? "within" : "OVER")} the limits {MostSeconds} s and {MostMemory} MiB"
            )
        );
        return isWithin;
    }

    /// <summary>A bid for a tender that asks for many measures counted in full-time years, of an edition the council wrote.</summary>
    private static async Task<(Actor Supplier, Guid Bid)> BegunAsync(World world)
    {
        var authority = await world.AuthorityAsync("county");
        var officer = await world.PersonAsync(authority, Role.Officer);
        var model = await world.AskAsync<ReferenceData, Measure>(data =>
            Task.FromResult(data.Edition("lancashire-toms-2024")!.Find("NT1")!)
        );
        var edition = await world.PublishedEditionAsync(
            authority,
            [
                .. Codes.Select(code => new SetMeasure(
                    null,
                    model with
                    {
                        Code = code,
                        Title = $"{model.Title}, trade {code}",
                    }
                )),
            ]
        );
        var tender = await world.PreparedProcurementAsync(officer, Codes, edition: edition);
        _ = (
            await world.AskAsync<OverrideMenuFindings, Outcome<Done>>(act =>
                act.RunAsync(
                    officer,
                    tender,
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["too-many"] = "Every trade of the framework is one measure.",
                    },
                    CancellationToken.None
                )
            )
        ).Value;
        _ = (
            await world.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, tender, CancellationToken.None)
            )
        ).Value;
        var supplier = await world.SupplierAsync("Bee Lane Builders");
        return (supplier, await world.StartedBidAsync(supplier, tender));
    }

    private static async Task ReadAsync(World world, Actor supplier, Guid bid, byte[] file) =>
        _ = (
            await world.AskAsync<ReadWorkbook, Outcome<Done>>(act =>
                act.RunAsync(
                    supplier,
                    bid,
                    "bid.xlsx",
                    new MemoryStream(file),
                    CancellationToken.None
                )
            )
        ).Value;

    private static async Task<WorkbookInHand.View> SeenAsync(
        World world,
        Actor supplier,
        Guid bid
    ) =>
        (
            await world.AskAsync<WorkbookInHand, Outcome<WorkbookInHand.View>>(lookup =>
                lookup.OfAsync(supplier, bid, CancellationToken.None)
            )
        ).Value;

    private static async Task<int> AcceptedAsync(
        World world,
        Actor supplier,
        Guid bid,
        Guid fileId
    ) =>
        (
            await world.AskAsync<AcceptWorkbook, Outcome<int>>(act =>
                act.RunAsync(supplier, bid, fileId, 1, CancellationToken.None)
            )
        ).Value;

    private static async Task<BidInProgress.View> ViewAsync(
        World world,
        Actor supplier,
        Guid bid
    ) =>
        (
            await world.AskAsync<BidInProgress, Outcome<BidInProgress.View>>(lookup =>
                lookup.OfAsync(supplier, bid, CancellationToken.None)
            )
        ).Value;

    /// <summary>The bid's own workbook with all lines of working, and a statement for every measure.</summary>
    private static async Task<byte[]> FilledAsync(World world, Actor supplier, Guid bid)
    {
        using var empty = new MemoryStream();
        BidSheets.Write(empty, await ViewAsync(world, supplier, bid));
        empty.Position = 0;
        var sheets = SheetFile.Read("bid.xlsx", empty).Value;
        using var filled = new MemoryStream();
        SheetFile.WriteWorkbook(filled, sheets.Select(Filled));
        return filled.ToArray();
    }

    private static Sheet Filled(Sheet sheet) =>
        sheet.Name switch
        {
            "Workings" => sheet with
            {
                Rows =
                [
                    sheet.Rows[0],
                    .. Enumerable
                        .Range(0, Rows)
                        .Select(at => new SheetRow(
                            at + 2,
                            [
                                Codes[at / Working.Most],
                                at % Working.Most < Working.Most / 2 ? "1" : "2",
                                $"Group {at + 1}",
                                "2",
                                "50",
                                "12",
                            ]
                        )),
                ],
            },
            "Statements" => sheet with
            {
                Rows =
                [
                    sheet.Rows[0],
                    .. sheet
                        .Rows.Skip(1)
                        .Select(row =>
                            row with
                            {
                                Cells =
                                [
                                    row.Cells[0],
                                    row.Cells[1],
                                    string.Concat(
                                        Enumerable.Repeat(
                                            "Two work half the week at each site, all year round. ",
                                            40
                                        )
                                    ),
                                    "Ribble Training",
                                ],
                            }
                        ),
                ],
            },
            _ => sheet,
        };
}
