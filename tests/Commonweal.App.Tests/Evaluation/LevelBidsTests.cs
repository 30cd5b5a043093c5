using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Two bids alike in everything: no rule parts them, so a person does and says by what.</summary>
public sealed class LevelBidsTests() : WorldCase(withSite: true)
{
    private OpenedTender tender = null!;

    private string At => $"/procurements/{tender.ProcurementId}";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var alike = BidsStory.Answers(480_000m, "We hire two people.", ("NT1", [1m, 1.5m]));
        tender = await World.OpenedTenderAsync("lancashire", alike, alike);
        await World.ScoredAsync(tender.Evaluators[0], tender.ProcurementId, 4);
        await World.ScoredAsync(tender.Evaluators[1], tender.ProcurementId, 4);
        foreach (var line in (await World.BegunModerationAsync(tender)).Lines)
        {
            _ = (await World.ModerateAsync(tender.Head, line.LineId, 4)).Value;
        }

        await World.CheckedOffersAsync(tender);
        _ = (await World.RunScoringAsync(tender.Head, tender.ProcurementId)).Value;
        _ = (
            await World.RecommendAsync(
                tender.Officer,
                tender.ProcurementId,
                tender.Bids[1],
                "Its longer warranty."
            )
        ).Value;
    }

    [Fact]
    public async Task Whoever_awards_says_what_decided_and_the_loser_reads_it()
    {
        var awarder = await Site.SignInAsync(tender.Awarder);
        await awarder.GetAsync($"{At}/award");
        (string, string)[] decision =
        [
            ("BidId", $"{tender.Bids[1]}"),
            ("Reason", "The best offer overall."),
            ("Reference", "C-1"),
        ];
        var unsaid = await awarder.PressAsync("Continue", decision);
        Assert.Contains(
            "the published tie-break does not separate it",
            unsaid.Problems.Single(),
            StringComparison.Ordinal
        );
        var check = await awarder.PressAsync(
            "Continue",
            ("DepartureReason", "Its longer warranty.")
        );
        Assert.Contains("Rank 1 of 2 (level)", check.Text, StringComparison.Ordinal);
        await awarder.PressAsync("Award the contract");

        var loser = await Site.SignInAsync(tender.Suppliers[0]);
        var result = await loser.GetAsync($"/supplier/bids/{tender.Bids[0]}/result");
        foreach (
            var told in new[]
            {
                "Your bid ranks 1 of 2 (level) on social value",
                "Your bid and the successful one are level",
                "The best offer overall.",
                "Its longer warranty.",
            }
        )
        {
            Assert.Contains(told, result.Text, StringComparison.Ordinal);
        }
    }
}
