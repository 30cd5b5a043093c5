using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Service.Evaluation;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Marks brought from a table: looked at first, said by cell, none lost.</summary>
public sealed class MarksFileTests : WholeAwardCase
{
    [Fact]
    public async Task Marks_come_from_a_table_after_a_look_that_names_the_cells()
    {
        var officer = await Site.SignInAsync(Tender.Officer);
        await officer.GetAsync($"{At}/value-for-money/import");
        var table = """
            Bidder,Criterion,Marks,Reason
            Bidder A,Quality,30,Complete
            Bidder A,Cost,51,Too much
            Bidder B,Quality,tbc,
            Bidder C,Quality,1,Who?
            """;

        var shown = await officer.UploadAsync(
            "Look at it first",
            ("File", "marks.csv", Encoding.UTF8.GetBytes(table))
        );

        Assert.Contains("1 of 4 rows would be.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("C3: Cost has 50 marks at most.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("D4: give a reason.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("A5: no bidder is called", shown.Text, StringComparison.Ordinal);
        var saved = await officer.PressAsync("Save these marks");
        Assert.Equal("One mark is saved.", saved.Success);
        Assert.Equal("30.00", saved.Rows[0][1]);
    }

    [Fact]
    public async Task The_table_to_fill_in_comes_back_as_it_went_out_and_passes_over_what_is_empty()
    {
        var officer = await Site.SignInAsync(Tender.Officer);
        await officer.GetAsync($"{At}/value-for-money/import");
        var template = await officer.FollowAsync("Download the table to fill in (XLSX)");
        var sheet = SheetFile.Read("marks.xlsx", new MemoryStream(template.Bytes)).Value.Single();
        Assert.Equal(MarksFile.Headings, sheet.Rows[0].Cells);
        var at = sheet.Rows.ToList().FindIndex(row => row.At(1) == "Quality");

        using var filled = new MemoryStream();
        SheetFile.WriteWorkbook(
            filled,
            [
                sheet with
                {
                    Rows =
                    [
                        .. sheet.Rows.Select(
                            (row, place) =>
                                place == at
                                    ? row with
                                    {
                                        Cells = [row.At(0), "Quality", "30", "Complete"],
                                    }
                                    : row
                        ),
                    ],
                },
            ]
        );
        await officer.GetAsync($"{At}/value-for-money/import");
        var shown = await officer.UploadAsync(
            "Look at it first",
            ("File", "marks.xlsx", filled.ToArray())
        );

        Assert.True(sheet.Rows.Count > 3);
        Assert.True(
            shown.Text.Contains("1 of 1 row would be.", StringComparison.Ordinal),
            $"{string.Join(" | ", sheet.Rows.Select(row => string.Join(",", row.Cells)))}: {shown.Text}"
        );
    }

    [Fact]
    public async Task A_table_says_each_fault_by_its_cell_and_never_guesses_which_of_two_was_meant()
    {
        var officer = await Site.SignInAsync(Tender.Officer);
        await officer.GetAsync($"{At}/value-for-money/import");
        var shown = await LookAsync(
            officer,
            "Bidder,Criterion,Marks,Reason",
            "Bidder A,Quality,20,One",
            "Bidder A,quality,30,Two",
            "Bidder B,Quality,-1,Three",
            $"Bidder B,Cost,5,{new string('x', 4001)}"
        );
        Assert.Contains("1 of 4 rows would be.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Row 2 gives marks", shown.Text, StringComparison.Ordinal);
        Assert.Contains($"C4: {Quantity.Unread("-1")}", shown.Text, StringComparison.Ordinal);
        Assert.Contains(
            "D5: the reason has 4,001 characters",
            shown.Text,
            StringComparison.Ordinal
        );

        shown = await LookAsync(officer, "Bidder,Marks,Marks,Reason", "Bidder A,1,2,Why");
        Assert.Contains(
            "It lacks Criterion. It has Marks in the cells B1 and C1.",
            shown.Problems.Single(),
            StringComparison.Ordinal
        );
        var saved = await officer.PostAsync(
            $"{At}/value-for-money/import?handler=Save",
            ("Table", "[null]")
        );
        Assert.NotEqual(System.Net.HttpStatusCode.OK, saved.Status);
    }

    [Fact]
    public async Task A_table_of_thousands_of_rows_is_read_whole_and_one_row_more_is_refused_by_number()
    {
        string[] rows =
        [
            .. Enumerable.Range(1, MarksFile.MostRows - 1).Select(_ => "Bidder A,Nothing,1,Why"),
            "Bidder B,Quality,7,The last row counts.",
        ];
        var officer = await Site.SignInAsync(Tender.Officer);
        await officer.GetAsync($"{At}/value-for-money/import");
        var shown = await LookAsync(officer, ["Bidder,Criterion,Marks,Reason", .. rows]);
        Assert.Contains("1 of 5,000 rows would be.", shown.Text, StringComparison.Ordinal);
        var saved = await officer.PressAsync("Save these marks");
        Assert.Equal("7.00", saved.Rows[1][1]);

        await officer.GetAsync($"{At}/value-for-money/import");
        shown = await LookAsync(
            officer,
            ["Bidder,Criterion,Marks,Reason", .. rows, "Bidder A,Quality,1,One too many."]
        );
        Assert.Contains(
            "The last that fits is row 5001.",
            shown.Problems.Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_a_table_of_three_hundred_marks_enters_arrives_whole()
    {
        MarksFile.Row[] rows =
        [
            .. Enumerable
                .Range(1, 300)
                .Select(at => new MarksFile.Row(
                    at,
                    "",
                    "",
                    "",
                    "",
                    at % 2 == 0 ? MarksFile.State.Added : MarksFile.State.Changed,
                    "",
                    (Tender.Bids[0], new EnterMarks.Entry($"criteria[{at}]", at / 7m, "Why"))
                )),
        ];

        Assert.Equal(
            rows.Select(row => row.Found!.Value).ToArray(),
            MarksFile.ReadEntries(MarksFile.Entries(rows)).Value.ToArray()
        );
        Assert.Equal(
            "evaluation.marks-file.unread",
            MarksFile.ReadEntries(MarksFile.Entries(rows)[..^5]).Problems.Single().Code
        );
    }

    private static Task<WebPage> LookAsync(Browser officer, params string[] lines) =>
        officer.UploadAsync(
            "Look at it first",
            ("File", "marks.csv", Encoding.UTF8.GetBytes(string.Join('\n', lines)))
        );
}
