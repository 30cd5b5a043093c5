using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Evaluation;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Whoever marks quality sees no price before, and overwrites no colleague's marks unawares.</summary>
public sealed class MarkingBlindTests : SiteCase
{
    private static readonly ScoringMethod Method = ProcurementsStory.Method(20m, 100m) with
    {
        Qualitative = null,
        Criteria =
        [
            new Criterion("Price", 50m, Price: true),
            new Criterion(
                "Quality",
                30m,
                Parts:
                [
                    new("Staff", 20m, Parts: [new("Plan", 12m), new("Training", 8m)]),
                    new("Plan", 10m),
                ]
            ),
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
    }

    [Fact]
    public async Task Prices_are_kept_from_officers_until_quality_is_marked_for_every_bid()
    {
        await World.CheckedOffersAsync(tender);
        _ = (await World.RunScoringAsync(tender.Head, tender.ProcurementId)).Value;
        string[] pages =
        [
            $"{At}/opening",
            $"{At}/bids",
            $"{At}/bids/{tender.Bids[0]}",
            $"{At}/ranking",
            $"{At}/value-for-money",
            $"{At}/report",
        ];
        var officer = await Site.SignInAsync(tender.Officer);
        foreach (var page in pages)
        {
            var shown = await officer.GetAsync(page);
            Assert.DoesNotContain("700,000", shown.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("46.43", shown.Text, StringComparison.Ordinal);
        }

        var head = await Site.SignInAsync(tender.Head);
        Assert.Contains(
            "£700,000",
            (await head.GetAsync($"{At}/bids")).Text,
            StringComparison.Ordinal
        );

        await MarkAsync("criteria[1].parts[0].parts[0]", 10m);
        await MarkAsync("criteria[1].parts[0].parts[1]", 8m);
        Assert.DoesNotContain(
            "700,000",
            (await officer.GetAsync($"{At}/bids")).Text,
            StringComparison.Ordinal
        );
        await MarkAsync("criteria[1].parts[1]", 9m);

        Assert.Contains(
            "£700,000",
            (await officer.GetAsync($"{At}/bids")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "46.43",
            (await officer.GetAsync($"{At}/value-for-money")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Prices_are_kept_from_heads_until_the_panel_has_agreed_every_score()
    {
        var scored = await World.OpenedTenderAsync(
            "southend",
            BidsStory.Answers(700_000m, "We give gifts.", ("NT28", [100_000m, 0m])),
            BidsStory.Answers(650_000m, "We give gifts.", ("NT28", [70_000m, 0m]))
        );
        var at = $"/procurements/{scored.ProcurementId}";
        string[] pages =
        [
            $"{at}/opening",
            $"{at}/bids",
            $"{at}/bids/{scored.Bids[0]}",
            $"{at}/ranking",
            $"{at}/report",
        ];
        var (head, awarder) = (
            await Site.SignInAsync(scored.Head),
            await Site.SignInAsync(scored.Awarder)
        );
        async Task HiddenAsync()
        {
            foreach (var reader in new[] { head, awarder })
            {
                foreach (var page in pages)
                {
                    var shown = await reader.GetAsync(page);
                    Assert.DoesNotContain("700,000", shown.Text, StringComparison.Ordinal);
                }
            }
        }

        await HiddenAsync();
        await World.ScoredAsync(scored.Evaluators[0], scored.ProcurementId, 4);
        await World.ScoredAsync(scored.Evaluators[1], scored.ProcurementId, 4);
        var lines = (await World.BegunModerationAsync(scored)).Lines;
        _ = (await World.ModerateAsync(scored.Head, lines[0].LineId, 4)).Value;
        await HiddenAsync();
        _ = (await World.ModerateAsync(scored.Head, lines[1].LineId, 4)).Value;

        Assert.Contains(
            "£700,000",
            (await head.GetAsync($"{at}/bids")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Marks_of_a_colleague_are_replaced_only_by_whoever_has_seen_them()
    {
        var page = $"{At}/value-for-money/{tender.Bids[0]}";
        var (one, other) = (
            await Site.SignInAsync(tender.Officer),
            await Site.SignInAsync(tender.Officer)
        );
        await one.GetAsync(page);
        await other.GetAsync(page);

        var saved = await one.PressAsync("Save the marks", Typed("10"));
        Assert.Empty(saved.Problems);
        var refused = await other.PressAsync("Save the marks", Typed("7"));
        Assert.All(
            refused.Problems,
            problem => Assert.Contains("got other marks", problem, StringComparison.Ordinal)
        );
        Assert.Equal(3, refused.Problems.Count);
        saved = await other.PressAsync("Save the marks");
        Assert.Empty(saved.Problems);
        Assert.NotNull(saved.Success);

        await other.GetAsync(page);
        refused = await other.PressAsync("Save the marks");
        Assert.Contains("stand already", refused.Problems.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_names_a_criterion_by_all_it_is_a_part_of_where_one_name_is_not_enough()
    {
        var officer = await Site.SignInAsync(tender.Officer);
        await officer.GetAsync($"{At}/value-for-money/import");
        var shown = await officer.UploadAsync(
            "Look at it first",
            (
                "File",
                "marks.csv",
                Encoding.UTF8.GetBytes(
                    """
                    Bidder,Criterion,Marks,Reason
                    Bidder A,Plan,5,Which?
                    Bidder A,Staff / Plan,12,The deeper one
                    Bidder A,Quality / Plan,10,The other
                    Bidder A,Training,8,Alone
                    """
                )
            )
        );

        Assert.Contains("3 of 4 rows would be.", shown.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Write \"Quality / Staff / Plan\" or \"Quality / Plan\".",
            shown.Text,
            StringComparison.Ordinal
        );
        var saved = await officer.PressAsync("Save these marks");
        Assert.Equal("3 marks are saved.", saved.Success);
    }

    [Fact]
    public async Task The_database_leaves_an_excluded_bid_out_of_the_lowest_price_as_the_domain_does()
    {
        var usual = ProcurementsStory.Method(weighting: 20m);
        var other = await World.OpenedTenderAsync(
            "southend",
            usual with
            {
                Qualitative = usual.Qualitative! with { MinimumScore = 4m },
                Criteria = [new("Price", 80m, Price: true), Method.Criteria![^1]],
            },
            BidsStory.Answers(700_000m, "Gifts.", ("NT28", [100_000m, 0m])),
            BidsStory.Answers(650_000m, "Gifts.", ("NT28", [70_000m, 0m]))
        );
        await World.RankedAsync(other);
        var table = (
            await World.AskAsync<WholeAward, Outcome<WholeAward.View>>(lookup =>
                lookup.RunAsync(other.Head, other.ProcurementId, Stop)
            )
        )
            .Value
            .Table!;
        Assert.Equal([80m, 80m], table.Bids.Select(bid => bid.Marks[0]!.Value).ToArray());
        Assert.Single(table.Bids, bid => bid.IsExcluded);

        _ = (await World.RecommendAsync(other.Officer, other.ProcurementId, other.Bids[0])).Value;
        _ = (await World.AwardAsync(other.Awarder, other.ProcurementId, other.Bids[0])).Value;
        foreach (var (bidder, bid) in other.Suppliers.Zip(other.Bids))
        {
            var told = await World.AskAsync<BidAssessment, BidAssessment.View?>(lookup =>
                lookup.RunAsync(bidder, bid, Stop)
            );
            var price = told!.Criteria.Single(one => one.Name == "Price");
            Assert.Equal((80m, 80m), (price.Own, price.Winner));
        }
    }

    private static (string, string)[] Typed(string marks) =>
        [
            .. Enumerable
                .Range(0, 3)
                .SelectMany(at =>
                    ((string, string)[])
                        [
                            ($"Marks[{at}].Marks", at == 1 ? "8" : marks),
                            ($"Marks[{at}].Reason", $"As {marks} say."),
                        ]
                ),
        ];

    private async Task MarkAsync(string criterion, decimal marks) =>
        _ = (await World.MarkedAsync(tender.Officer, tender, criterion, marks, marks - 1m)).Value;
}
