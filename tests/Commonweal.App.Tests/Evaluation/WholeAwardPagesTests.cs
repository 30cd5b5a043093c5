using System.Text;
using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
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
    public async Task Nothing_is_recommended_or_awarded_while_a_mark_is_missing()
    {
        Assert.Equal(
            "evaluation.recommendation.marks-missing",
            CodeOf(await World.RecommendAsync(tender.Officer, tender.ProcurementId, tender.Bids[0]))
        );
        Assert.Equal(
            ["evaluation.award.marks-missing"],
            (await World.AwardAsync(tender.Awarder, tender.ProcurementId, tender.Bids[0]))
                .Problems.Select(problem => problem.Code)
                .ToArray()
        );
        var report = await (await Site.SignInAsync(tender.Officer)).GetAsync($"{At}/report");
        Assert.Contains("Marks are still missing", report.Text, StringComparison.Ordinal);
        Assert.Empty(report.Document.QuerySelectorAll("main form"));
        var award = await (await Site.SignInAsync(tender.Awarder)).GetAsync($"{At}/award");
        Assert.Contains("Marks are still missing", award.Text, StringComparison.Ordinal);
        Assert.Empty(award.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task The_whole_decides_and_the_first_on_social_value_alone_needs_a_ground()
    {
        // On social value the first bid leads, 20 to 14; on all criteria the second, 81 to 80.
        await MarkAsync([30m, 30m], [30m, 37m]);
        Assert.Equal(
            "evaluation.recommendation.passed-over",
            CodeOf(await World.RecommendAsync(tender.Officer, tender.ProcurementId, tender.Bids[0]))
        );
        Assert.Equal(
            "evaluation.award.not-recommended",
            CodeOf(await World.AwardAsync(tender.Awarder, tender.ProcurementId, tender.Bids[1]))
        );

        _ = (
            await World.RecommendAsync(tender.Officer, tender.ProcurementId, tender.Bids[1])
        ).Value;

        var other = await World.AwardAsync(tender.Awarder, tender.ProcurementId, tender.Bids[0]);
        Assert.Equal("evaluation.award.passed-over", CodeOf(other));
        Assert.Contains("section 19", other.Problems[0].Message, StringComparison.Ordinal);
        Assert.True(
            (
                await World.AwardAsync(tender.Awarder, tender.ProcurementId, tender.Bids[1])
            ).Succeeded
        );
    }

    [Fact]
    public async Task Another_bid_than_the_recommended_one_is_taken_only_with_a_word_on_why()
    {
        await MarkAsync([30m, 30m], [30m, 37m]);
        _ = (
            await World.RecommendAsync(
                tender.Officer,
                tender.ProcurementId,
                tender.Bids[0],
                "The other is an excluded supplier."
            )
        ).Value;

        Assert.Equal(
            "evaluation.award.other-than-recommended",
            CodeOf(await World.AwardAsync(tender.Awarder, tender.ProcurementId, tender.Bids[1]))
        );
        Assert.True(
            (
                await World.AwardAsync(
                    tender.Awarder,
                    tender.ProcurementId,
                    tender.Bids[1],
                    "It is not on the debarment list."
                )
            ).Succeeded
        );
    }

    [Fact]
    public async Task A_change_withdraws_the_recommendation_for_all_to_see_and_stops_the_award()
    {
        await MarkAsync([30m, 30m], [30m, 37m]);
        await MarkAsync([30m, 30m], [30m, 35m]);
        var head = await Site.SignInAsync(tender.Awarder);
        _ = (
            await World.RecommendAsync(tender.Officer, tender.ProcurementId, tender.Bids[0])
        ).Value;
        await head.GetAsync($"{At}/award");
        Assert.Contains("80.00", head.Page.Text, StringComparison.Ordinal);

        await MarkAsync([30m, 30m], [30m, 35m]);
        var officer = await Site.SignInAsync(tender.Officer);
        var still = await officer.GetAsync($"{At}/report");
        Assert.DoesNotContain("was withdrawn", still.Text, StringComparison.Ordinal);
        await MarkAsync([30m, 30m], [30m, 37m]);

        var page = await head.PressAsync(
            "Continue",
            ("BidId", $"{tender.Bids[0]}"),
            ("Reason", "It has the most marks.")
        );
        Assert.Contains(
            page.Problems,
            problem => problem.Contains("no longer stands", StringComparison.Ordinal)
        );
        var told = await officer.GetAsync($"{At}/report");
        Assert.Contains("This recommendation was withdrawn on", told.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Marks for price or quality were changed.",
            told.Text,
            StringComparison.Ordinal
        );
        // The figures it was made on stay beside those there are now.
        Assert.Contains("79.00", told.Text, StringComparison.Ordinal);
        Assert.Contains("81.00", told.Text, StringComparison.Ordinal);

        _ = (
            await World.RecommendAsync(tender.Officer, tender.ProcurementId, tender.Bids[1])
        ).Value;
        page = await head.PressAsync(
            "Continue",
            ("BidId", $"{tender.Bids[1]}"),
            ("Reason", "It has the most marks.")
        );
        Assert.Contains(
            page.Problems,
            problem => problem.Contains("that you had not seen", StringComparison.Ordinal)
        );
        await World.AssertRefusedAsync(
            tender.Officer,
            "update recommendation set withdrawn_at = null, withdrawn_by = app_account(), withdrawn_because = null where withdrawn_at is not null"
        );
    }

    [Theory]
    [InlineData("marks", "evaluation.award.marker")]
    [InlineData("offers", "evaluation.award.checker")]
    [InlineData("run", "evaluation.award.same-person")]
    [InlineData("recommendation", "evaluation.award.recommender")]
    public async Task Whoever_had_a_hand_in_it_does_not_award_though_another_did_the_same_since(
        string hand,
        string code
    )
    {
        // One person with both roles; what they did is done again by somebody else, so that it is no longer theirs by the row alone.
        var also = await World.PersonAsync(
            tender.AuthorityId,
            Role.HeadOfProcurement,
            Role.Officer
        );
        switch (hand)
        {
            case "marks":
                _ = (await World.MarkedAsync(also, tender, "criteria[0]", 1m, 1m)).Value;
                break;
            case "offers":
                var line = await World.AskAsync<Db, Guid>(db =>
                    db.As(also)
                        .Set<BidLine>()
                        .Where(line => line.BidId == tender.Bids[0])
                        .Select(line => line.Id)
                        .SingleAsync(Stop)
                );
                foreach (
                    var (who, quantity) in new[] { (also, 50_000m), (tender.Officer, 100_000m) }
                )
                {
                    _ = (
                        await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
                            act.RunAsync(who, line, quantity, "Looked at again.", Stop)
                        )
                    ).Value;
                }

                break;
            case "run":
                _ = (await World.RunScoringAsync(also, tender.ProcurementId)).Value;
                break;
        }

        await MarkAsync([30m, 30m], [30m, 35m]);
        _ = (await World.RunScoringAsync(tender.Head, tender.ProcurementId)).Value;
        if (hand == "recommendation")
        {
            _ = (await World.RecommendAsync(also, tender.ProcurementId, tender.Bids[0])).Value;
        }

        _ = (
            await World.RecommendAsync(tender.Officer, tender.ProcurementId, tender.Bids[0])
        ).Value;

        Assert.Equal(
            code,
            CodeOf(await World.AwardAsync(also, tender.ProcurementId, tender.Bids[0]))
        );
        Assert.True(
            (
                await World.AwardAsync(tender.Awarder, tender.ProcurementId, tender.Bids[0])
            ).Succeeded
        );
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

        // Whatever is sent there, the figures stay the published ones.
        await officer.GetAsync($"{At}/value-for-money/{tender.Bids[0]}");
        await officer.PostAsync($"{At}/what-if?w[0]=0&w[1]=100&w[2]=0", ("w[0]", "0"));
        var stands = await officer.GetAsync($"{At}/value-for-money");
        Assert.Equal("80.00", stands.Rows[0][4]);
        Assert.Equal(
            (1, 0),
            await World.AskAsync<Db, (int, int)>(async db =>
                (
                    await db.As(tender.Head).Set<ScoringRun>().CountAsync(Stop),
                    await db.Set<Recommendation>().CountAsync(Stop)
                )
            )
        );
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

    [Fact]
    public async Task A_table_says_each_fault_by_its_cell_and_never_guesses_which_of_two_was_meant()
    {
        var officer = await Site.SignInAsync(tender.Officer);
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
        Assert.Contains("C4: marks are 0 or more.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("D5: the reason has 4,001 characters", shown.Text, StringComparison.Ordinal);

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
        var officer = await Site.SignInAsync(tender.Officer);
        await officer.GetAsync($"{At}/value-for-money/import");
        var shown = await LookAsync(officer, ["Bidder,Criterion,Marks,Reason", .. rows]);
        Assert.Contains("1 of 5000 rows would be.", shown.Text, StringComparison.Ordinal);
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
                    (tender.Bids[0], new EnterMarks.Entry($"criteria[{at}]", at / 7m, "Why"))
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

    private async Task MarkAsync(decimal[] quality, decimal[] cost)
    {
        _ = (await World.MarkedAsync(tender.Officer, tender, "criteria[0]", quality)).Value;
        _ = (await World.MarkedAsync(tender.Officer, tender, "criteria[1]", cost)).Value;
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
