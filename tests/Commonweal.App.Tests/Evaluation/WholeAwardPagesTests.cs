using Commonweal.Domain.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Price, quality and social value together, from the marks entered to what each bidder is told.</summary>
public sealed class WholeAwardPagesTests : WholeAwardCase
{
    // S10 of the worked examples: 30 each for quality; C leads B by 65 to 60 before social value, and B comes to 80, C to 79.
    [Fact]
    public async Task Social_value_decides_by_one_mark_as_in_S10_and_the_report_goes_to_somebody_else()
    {
        var officer = await Site.SignInAsync(Tender.Officer);
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
            ("BidId", $"{Tender.Bids[0]}"),
            ("Reason", "It has the most marks.")
        );
        Assert.Contains("Recommended", officer.Page.Text, StringComparison.Ordinal);
        Assert.Contains("8 working days", officer.Page.Text, StringComparison.Ordinal);

        _ = (await World.AwardAsync(Tender.Awarder, Tender.ProcurementId, Tender.Bids[0])).Value;
        var loser = await Site.SignInAsync(Tender.Suppliers[1]);
        var told = await loser.GetAsync($"/supplier/bids/{Tender.Bids[1]}/result");
        var cost = told.Rows.Single(row => row[0].StartsWith("Cost", StringComparison.Ordinal));
        Assert.Equal(
            ["35.00", "30.00", "As the panel agreed."],
            cost.Skip(1),
            StringComparer.Ordinal
        );
        Assert.DoesNotContain("£700,000", told.Text, StringComparison.Ordinal);
        Assert.Contains(
            "ranks 2 of 2 on all criteria, with 79.00 of 100.00 marks",
            told.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("has 80.00.", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_weights_are_tried_and_nothing_on_the_page_could_save_them()
    {
        var officer = await Site.SignInAsync(Tender.Officer);
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

        // Whatever is sent there, the figures stay the published ones.
        await officer.GetAsync($"{At}/value-for-money/{Tender.Bids[0]}");
        await officer.PostAsync($"{At}/what-if?w[0]=0&w[1]=100&w[2]=0", ("w[0]", "0"));
        var stands = await officer.GetAsync($"{At}/value-for-money");
        Assert.Equal("80.00", stands.Rows[0][4]);
        Assert.Equal(
            (1, 0),
            await World.AskAsync<Db, (int, int)>(async db =>
                (
                    await db.As(Tender.Head).Set<ScoringRun>().CountAsync(Stop),
                    await db.Set<Recommendation>().CountAsync(Stop)
                )
            )
        );
    }
}
