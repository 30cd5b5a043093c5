using System.Text;
using Commonweal.Domain.Procurements;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Price, quality and social value together, from the marks entered to what each bidder is told.</summary>
public sealed class WholeAwardPagesTests : SiteCase
{
    private static readonly ScoringMethod Method = ProcurementsStory.Method(20m, 100m) with
    {
        Qualitative = null,
        Criteria =
        [
            new Criterion("Quality", 30m),
            new Criterion("Cost", 50m),
            new Criterion("Social value", 20m, SocialValue: true),
        ],
    };

    private OpenedTender tender = null!;

    private string At => $"/procurements/{tender.ProcurementId}";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        tender = await World.OpenedTenderAsync(
            "lancashire",
            Method,
            BidsStory.Answers(700_000m, "Gifts.", ("NT28", [100_000m, 0m])),
            BidsStory.Answers(650_000m, "Gifts.", ("NT28", [70_000m, 0m]))
        );
        await World.CheckedOffersAsync(tender);
        _ = (await World.RunScoringAsync(tender.Head, tender.ProcurementId)).Value;
    }

    [Fact]
    public async Task Social_value_decides_by_one_mark_and_the_report_goes_to_somebody_else()
    {
        var officer = await Site.SignInAsync(tender.Officer);
        await officer.GetAsync($"{At}/value-for-money");
        Assert.Contains("Missing", officer.Page.Text, StringComparison.Ordinal);
        await EnterAsync(officer, 0, "30", "30");
        await EnterAsync(officer, 1, "30", "35");

        Assert.Equal(["80.00", "1"], officer.Page.Rows[0].TakeLast(2), StringComparer.Ordinal);
        Assert.Equal(["79.00", "2"], officer.Page.Rows[1].TakeLast(2), StringComparer.Ordinal);
        Assert.Contains(
            "The weight at which another bid would lead",
            officer.Page.Text,
            StringComparison.Ordinal
        );

        await officer.GetAsync($"{At}/report");
        await officer.PressAsync(
            "Recommend this bid",
            ("BidId", $"{tender.Bids[0]}"),
            ("Reason", "It has the most marks.")
        );
        Assert.Contains("Recommended", officer.Page.Text, StringComparison.Ordinal);
        Assert.Contains("8 working days", officer.Page.Text, StringComparison.Ordinal);

        _ = (await World.AwardAsync(tender.Awarder, tender.ProcurementId, tender.Bids[0])).Value;
        var loser = await Site.SignInAsync(tender.Suppliers[1]);
        var told = await loser.GetAsync($"/supplier/bids/{tender.Bids[1]}/result");
        var cost = told.Rows.Single(row => row[0].StartsWith("Cost", StringComparison.Ordinal));
        Assert.Equal(
            ["35.00", "30.00", "As the panel agreed."],
            cost.Skip(1),
            StringComparer.Ordinal
        );
        Assert.DoesNotContain("£700,000", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_weights_are_tried_and_nothing_on_the_page_could_save_them()
    {
        var officer = await Site.SignInAsync(tender.Officer);
        await officer.GetAsync($"{At}/value-for-money");
        await EnterAsync(officer, 0, "30", "30");
        await EnterAsync(officer, 1, "30", "35");
        var page = await officer.GetAsync($"{At}/what-if");
        Assert.Contains("This is not the result", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form[method='post']"));

        var wrong = await officer.PressAsync("Show what would come out", ("w[0]", "40"));
        Assert.Contains("come to 110", wrong.Problems.Single(), StringComparison.Ordinal);
        var tried = await officer.PressAsync(
            "Show what would come out",
            ("w[0]", "0"),
            ("w[1]", "100"),
            ("w[2]", "0")
        );
        Assert.Equal(["79.00", "70.00"], tried.Rows[0].Skip(1), StringComparer.Ordinal);
        Assert.Equal(["80.00", "60.00"], tried.Rows[1].Skip(1), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Marks_come_from_a_table_after_a_look_that_names_the_cells()
    {
        var officer = await Site.SignInAsync(tender.Officer);
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

    private async Task EnterAsync(Browser officer, int bid, string quality, string cost)
    {
        await officer.GetAsync($"{At}/value-for-money/{tender.Bids[bid]}");
        await officer.PressAsync(
            "Save the marks",
            ("Marks[0].Marks", quality),
            ("Marks[0].Reason", "As the panel agreed."),
            ("Marks[1].Marks", cost),
            ("Marks[1].Reason", "As the panel agreed.")
        );
    }
}
