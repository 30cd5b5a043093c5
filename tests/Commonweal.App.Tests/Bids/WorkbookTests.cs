using System.Text;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Bids.Workbooks;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>A bid written in a spreadsheet and brought back.</summary>
public sealed class WorkbookTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task A_bid_filled_in_as_a_workbook_is_byte_for_byte_the_bid_as_typed()
    {
        var typed = await World.StartedBidAsync(Rival, Procurement);
        var answers = new BidAnswers(
            480_000.5m,
            [
                new MeasureAnswer("NT1", [null, 1.5m], 0.8m, "The college pays.", "Two\nlines")
                {
                    Basis = AttributionBasis.Headcount,
                    Workings =
                    [
                        new Working(1, "Builders", [10m, 100m, 12m]),
                        new Working(1, "Cleaners", [5m, 50m, 12m]),
                    ],
                    Partners = "Preston College",
                    Milestones = [new Milestone("All have begun", 3)],
                },
            ],
            BidDeclarations.None
        );
        await World.SavedAsync(Rival, typed, 1, answers);
        var bid = await World.StartedBidAsync(Supplier, Procurement);

        var book = Filled(
            await DownloadedAsync(Supplier, bid),
            ("Cover", 6, 1, "480000.50"),
            ("Measures", 2, 4, "1.50"),
            ("Measures", 2, 5, "80%"),
            ("Measures", 2, 6, "number of people working on it"),
            ("Measures", 2, 7, " The college pays. "),
            ("Statements", 2, 2, "Two\nlines"),
            ("Statements", 2, 3, "Preston College"),
            ("Workings", 2, 0, "NT1|1|Builders|10|100|12"),
            ("Workings", 3, 0, "NT1|1|Cleaners|5|50%|12.0"),
            ("Milestones", 2, 0, "NT1|All have begun|3")
        );
        Assert.Empty((await ReadAsync(bid, book)).Problems);
        var held = await InHandAsync(bid);
        Assert.Equal(
            "Added Added Unchanged",
            string.Join(' ', held!.Rows.Select(row => row.Effect))
        );
        Assert.Contains(
            held.Rows.SelectMany(row => row.Fields),
            field => field.Becomes == "£480,000.50"
        );
        Assert.Empty(held.Ignored);
        Assert.True((await AcceptAsync(bid, 1)).Succeeded);

        Assert.Equal(
            Encoding.UTF8.GetString(
                CanonicalAnswers.Write((await FoundAsync(Rival, typed)).Answers)
            ),
            Encoding.UTF8.GetString(
                CanonicalAnswers.Write((await FoundAsync(Supplier, bid)).Answers)
            )
        );
        Assert.Null(await InHandAsync(bid));
        Assert.Equal("bids.workbook.none", Code(await AcceptAsync(bid, 2)));

        // Downloaded and brought back as it is, it changes nothing.
        Assert.Empty((await ReadAsync(bid, Filled(await DownloadedAsync(Supplier, bid)))).Problems);
        Assert.All(
            (await InHandAsync(bid))!.Rows,
            row => Assert.Equal(WorkbookInHand.Effect.Unchanged, row.Effect)
        );
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_with_sheet_and_cell()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);

        var refused = await ReadAsync(
            bid,
            Filled(
                await DownloadedAsync(Supplier, bid),
                ("Cover", 6, 1, "cheap"),
                ("Measures", 2, 3, "two"),
                ("Measures", 3, 4, "-1"),
                ("Measures", 2, 6, "By feeling"),
                ("Workings", 2, 0, "NT1|9|Builders|10|100|12"),
                ("Workings", 3, 0, "NT1|1|Builders|10|150|12"),
                ("Milestones", 2, 0, "NT1|Never|30")
            )
        );

        Assert.Equal(
            "Cover, B6; Measures, D2; Measures, E3; Measures, G2; Milestones, C2; Workings, B2; Workings, E3",
            string.Join(
                "; ",
                refused
                    .Problems.Select(problem => problem.Message.Split(':')[0])
                    .Order(StringComparer.Ordinal)
            )
        );
        Assert.Null(await InHandAsync(bid));
    }

    [Fact]
    public async Task A_workbook_of_another_bid_of_an_older_draft_or_damaged_is_told_apart()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var other = await World.StartedBidAsync(Rival, Procurement);

        Assert.Equal(
            "bids.workbook.another-bid",
            Code(await ReadAsync(bid, Filled(await DownloadedAsync(Rival, other))))
        );
        Assert.Equal(
            "bids.workbook.no-token",
            Code(
                await ReadAsync(
                    bid,
                    Filled(await DownloadedAsync(Supplier, bid), ("Cover", 5, 1, "x"))
                )
            )
        );
        Assert.Equal(
            "editions.file.not-what-it-says",
            Code(await ReadAsync(bid, "PK\x03\x04 no workbook"u8.ToArray()))
        );
        var older = await DownloadedAsync(Supplier, bid);
        await World.SavedAsync(Supplier, bid, 1, Offer);
        Assert.Empty(
            (
                await ReadAsync(
                    bid,
                    Filled(
                        older,
                        ("Measures", 9, 0, "NT99"),
                        ("Notes", 1, 0, "A sheet of one's own")
                    )
                )
            ).Problems
        );
        var held = (await InHandAsync(bid))!;
        Assert.True(held.IsOlder);
        Assert.Equal(2, held.Ignored.Count);
        Assert.All(held.Rows, row => Assert.Equal(WorkbookInHand.Effect.TakenOut, row.Effect));
        Assert.Equal("bids.draft.overtaken", Code(await AcceptAsync(bid, 1)));
    }

    [Fact]
    public async Task The_page_takes_it_in_shows_it_and_refuses_or_accepts()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        await browser.GetAsync($"/supplier/bids/{bid}");
        await browser.FollowAsync("Work on it in a spreadsheet");
        var book = (await browser.FollowAsync("Download the workbook (XLSX)")).Bytes;
        await browser.GetAsync($"/supplier/bids/{bid}/workbook");
        var filled = Filled(book, ("Cover", 6, 1, "480000"));

        var page = await browser.UploadAsync("Read the workbook", ("File", "bid.xlsx", filled));
        Assert.Contains(["Price", "Added"], page.Rows);
        page = await browser.PressAsync("Refuse: keep my draft");
        Assert.StartsWith("The workbook was refused.", page.Success, StringComparison.Ordinal);

        await browser.GetAsync($"/supplier/bids/{bid}/workbook");
        await browser.UploadAsync("Read the workbook", ("File", "bid.xlsx", filled));
        page = await browser.PressAsync("Accept: make it my draft");
        Assert.StartsWith("The workbook is your draft", page.Success, StringComparison.Ordinal);
        Assert.Equal(480_000m, (await FoundAsync(Supplier, bid)).Answers.Price);
    }

    [Fact]
    public async Task A_workbook_without_a_change_asks_for_no_decision_and_another_kind_of_file_is_named_as_such()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await World.SavedAsync(Supplier, bid, 1, Offer);
        var browser = await Site.SignInAsync(Supplier);
        var book = (await browser.GetAsync($"/supplier/bids/{bid}/bid.xlsx")).Bytes;
        await browser.GetAsync($"/supplier/bids/{bid}/workbook");

        var page = await browser.UploadAsync("Read the workbook", ("File", "bid.csv", book));
        Assert.Equal(
            "Only the workbook of this bid is read here, an Excel file (XLSX). Save it as XLSX and choose it again.",
            page.Problems.Single()
        );

        page = await browser.UploadAsync("Read the workbook", ("File", "bid.xlsx", book));
        Assert.Contains("there is nothing to accept", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Accept: make it my draft", page.Text, StringComparison.Ordinal);
        await browser.PressAsync("Put the workbook away");
        Assert.Null(await InHandAsync(bid));
    }

    [Fact]
    public async Task Only_the_workbook_that_was_looked_at_is_accepted_or_refused()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var book = await DownloadedAsync(Supplier, bid);
        await ReadAsync(bid, Filled(book, ("Cover", 6, 1, "480000")));
        var looked = (await InHandAsync(bid))!.FileId;
        await ReadAsync(bid, Filled(book, ("Cover", 6, 1, "1")));

        Assert.Equal("bids.workbook.another", Code(await AcceptAsync(bid, 1, looked)));
        Assert.Equal(
            "bids.workbook.another",
            Code(
                await World.AskAsync<DropWorkbook, Outcome<Done>>(act =>
                    act.RunAsync(Supplier, bid, looked, Stop)
                )
            )
        );
        Assert.Null((await FoundAsync(Supplier, bid)).Answers.Price);
        Assert.True((await AcceptAsync(bid, 1)).Succeeded);
        Assert.Equal(1m, (await FoundAsync(Supplier, bid)).Answers.Price);
    }

    [Fact]
    public async Task A_workbook_read_in_another_tab_is_shown_before_it_can_be_accepted()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var book = await DownloadedAsync(Supplier, bid);
        var browser = await Site.SignInAsync(Supplier);
        await browser.GetAsync($"/supplier/bids/{bid}/workbook");
        await browser.UploadAsync(
            "Read the workbook",
            ("File", "mine.xlsx", Filled(book, ("Cover", 6, 1, "480000")))
        );
        await ReadAsync(bid, Filled(book, ("Cover", 6, 1, "1")));

        var page = await browser.PressAsync("Accept: make it my draft");

        Assert.StartsWith(
            "Another workbook, bid.xlsx, was read for this bid since you looked.",
            Assert.Single(page.Problems),
            StringComparison.Ordinal
        );
        page = await browser.PressAsync("Accept: make it my draft");
        Assert.StartsWith("The workbook is your draft", page.Success, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_percentage_typed_in_a_spreadsheet_is_that_percentage_and_the_preview_says_so()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var book = Filled(
            await DownloadedAsync(Supplier, bid),
            ("Measures", 2, 5, "80"),
            ("Workings", 2, 0, "NT1|2|Builders|5|1|12")
        );
        var typed = WorkbookTortureTests.InStyle(
            book,
            "numFmtId=\"9\"",
            "",
            ("Workings", "E2", "0.5"),
            ("Measures", "F2", "0.8")
        );

        Assert.Empty((await ReadAsync(bid, typed)).Problems);

        var fields = (await InHandAsync(bid))!.Rows[1].Fields;
        Assert.Contains(
            fields,
            field =>
                field is { Field: "Year 2", Was: "", Becomes: var becomes }
                && becomes.StartsWith("2.5 ", StringComparison.Ordinal)
        );
        Assert.Contains(new FieldChange("Your own share", "100%", "80%"), fields);
        var page = await (await Site.SignInAsync(Supplier)).GetAsync(
            $"/supplier/bids/{bid}/workbook"
        );
        Assert.Contains(["Your own share", "100%", "80%"], page.Rows);

        var astray = WorkbookTortureTests.InStyle(
            book,
            "numFmtId=\"10\"",
            "",
            ("Workings", "D2", "0.05"),
            ("Workings", "F2", "0.12")
        );
        Assert.Equal(
            ["Workings, D2: '5%'", "Workings, F2: '12%'"],
            (await ReadAsync(bid, astray))
                .Problems.Select(problem => problem.Message.Split(" is a")[0])
                .ToArray()
        );
    }

    /// <summary>The workbook with cells written over; one that holds bars is a whole row.</summary>
    private static byte[] Filled(
        byte[] book,
        params (string Sheet, int Row, int Column, string Text)[] cells
    )
    {
        var sheets = SheetFile.Read("bid.xlsx", new MemoryStream(book)).Value.ToList();
        foreach (var (name, row, column, text) in cells)
        {
            var at = sheets.FindIndex(sheet => sheet.Name == name);
            var sheet = at < 0 ? new Sheet(name, []) : sheets[at];
            var before = sheet.Rows.FirstOrDefault(one => one.Number == row);
            string[] written = text.Contains('|', StringComparison.Ordinal)
                ? text.Split('|')
                :
                [
                    .. Enumerable
                        .Range(0, Math.Max(column + 1, before?.Cells.Count ?? 0))
                        .Select(cell => cell == column ? text : before?.At(cell) ?? ""),
                ];
            var changed = sheet with
            {
                Rows =
                [
                    .. sheet
                        .Rows.Where(one => one.Number != row)
                        .Append(new SheetRow(row, written))
                        .OrderBy(one => one.Number),
                ],
            };
            if (at < 0)
            {
                sheets.Add(changed);
            }
            else
            {
                sheets[at] = changed;
            }
        }

        using var file = new MemoryStream();
        SheetFile.WriteWorkbook(file, sheets);
        return file.ToArray();
    }

    private async Task<byte[]> DownloadedAsync(Actor supplier, Guid bid)
    {
        using var file = new MemoryStream();
        BidSheets.Write(file, await FoundAsync(supplier, bid));
        return file.ToArray();
    }

    private Task<Outcome<Done>> ReadAsync(Guid bid, byte[] book) =>
        World.AskAsync<ReadWorkbook, Outcome<Done>>(act =>
            act.RunAsync(Supplier, bid, "bid.xlsx", new MemoryStream(book), Stop)
        );

    private async Task<Outcome<int>> AcceptAsync(Guid bid, int version, Guid? looked = null)
    {
        var file = looked ?? (await InHandAsync(bid))?.FileId ?? default;
        return await World.AskAsync<AcceptWorkbook, Outcome<int>>(act =>
            act.RunAsync(Supplier, bid, file, version, Stop)
        );
    }

    private async Task<WorkbookInHand.View?> InHandAsync(Guid bid) =>
        await World.AskAsync<WorkbookInHand, Outcome<WorkbookInHand.View>>(lookup =>
            lookup.OfAsync(Supplier, bid, Stop)
        )
            is { Succeeded: true, Value: var held }
            ? held
            : null;

    private async Task<BidInProgress.View> FoundAsync(Actor supplier, Guid bid) =>
        (
            await World.AskAsync<BidInProgress, Outcome<BidInProgress.View>>(lookup =>
                lookup.OfAsync(supplier, bid, Stop)
            )
        ).Value;

    private static string Code<T>(Outcome<T> outcome) => Assert.Single(outcome.Problems).Code;
}
