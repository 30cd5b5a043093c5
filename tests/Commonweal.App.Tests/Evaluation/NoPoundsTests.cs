using Commonweal.Domain.Common;
using Commonweal.Service.Evaluation;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Where bidders read no pounds, whoever judges their bids is warned of none.</summary>
public sealed class NoPoundsTests : SiteCase
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(100, true)]
    public async Task A_value_above_the_price_is_said_only_where_bidders_read_values(
        int share,
        bool said
    )
    {
        var method = ProcurementsStory.Method(20m, share);
        var tender = await World.OpenedTenderAsync(
            "lancashire",
            share == 100 ? method with { Qualitative = null } : method,
            BidsStory.Answers(480_000m, "We give hours.", ("NT29", [40m, 40m]))
        );
        // As in a draft let in, of which nobody at the bidder was asked anything.
        await World.Database.TamperAsync("update bid set price = 100");

        var bids = (
            await World.AskAsync<OpenedBids, Outcome<OpenedBids.View>>(lookup =>
                lookup.RunAsync(tender.Officer, tender.ProcurementId, Stop)
            )
        ).Value;
        Assert.Equal(said, bids.WarningsOf(bids.Bids[0]).Count > 0);
        var officer = await Site.SignInAsync(tender.Officer);
        foreach (var page in new[] { "bids", $"bids/{tender.Bids[0]}", "report" })
        {
            Assert.Equal(
                said,
                (
                    await officer.GetAsync($"/procurements/{tender.ProcurementId}/{page}")
                ).Text.Contains("is valued at", StringComparison.Ordinal)
            );
        }

        Assert.Equal(
            said,
            !(
                await World.AskAsync<AcceptOffers, Outcome<int>>(act =>
                    act.RunAsync(tender.Officer, tender.ProcurementId, tender.Bids[0], Stop)
                )
            ).Succeeded
        );
    }
}
