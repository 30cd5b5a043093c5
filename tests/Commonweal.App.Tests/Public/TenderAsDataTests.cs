using System.Text.Json.Nodes;
using Commonweal.App.Tests.Procurements;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Service.Public;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Public;

/// <summary>What open data says of a tender after its deadline.</summary>
public sealed class TenderAsDataTests : WorldCase
{
    [Fact]
    public async Task It_moves_when_what_is_public_does_and_names_the_award_once_its_contract_is_public()
    {
        var tender = await World.OpenedTenderAsync(
            "lancashire",
            BidsStory.Answers(480_000m, "We hire two people from Preston.", ("NT1", [1m, 1.5m])),
            BidsStory.Answers(470_000m, "We hire one person.", ("NT1", [1m, 1m]))
        );
        var opened = await ReleaseAsync(tender.ProcurementId);
        Assert.Equal("active", (string)opened["tender"]!["status"]!);
        await World.RankedAsync(tender);
        var scored = await ReleaseAsync(tender.ProcurementId);
        Assert.Equal(
            (opened["id"]!.ToString(), opened["date"]!.ToString()),
            (scored["id"]!.ToString(), scored["date"]!.ToString())
        );

        var contract = (
            await World.AwardAsync(
                tender.Awarder,
                tender.ProcurementId,
                tender.Bids[0],
                "The price and quality of this bid decided."
            )
        ).Value;
        Assert.Null((await ReleaseAsync(tender.ProcurementId))["awards"]);
        var manager = await World.ManagedContractAsync(tender.AuthorityId, contract);
        _ = (
            await World.AskAsync<PublishContract, Outcome<Done>>(act =>
                act.RunAsync(manager, contract, Stop)
            )
        ).Value;

        var awarded = await ReleaseAsync(tender.ProcurementId);
        Assert.Empty(OcdsSchema.OfRelease().Misfits(awarded));
        Assert.Equal("award", (string)awarded["tag"]![0]!);
        var award = Assert.Single(awarded["awards"]!.AsArray())!;
        Assert.Equal("active", (string)award["status"]!);
        Assert.Equal("complete", (string)awarded["tender"]!["status"]!);
        Assert.Equal(AwardStory.Terms.Value, (decimal)award["value"]!["amount"]!);
        Assert.Equal("Bidder no. 1 of lancashire", (string)award["suppliers"]![0]!["name"]!);
        Assert.Equal(
            (string)award["suppliers"]![0]!["id"]!,
            (string)awarded["parties"]![1]!["id"]!
        );
        Assert.NotEqual((string)scored["date"]!, (string)awarded["date"]!, StringComparer.Ordinal);
    }

    private async Task<JsonNode> ReleaseAsync(Guid id) =>
        (
            await World.AskAsync<TenderAsData, JsonObject?>(lookup =>
                lookup.OfAsync(Actor.Public, id, Stop)
            )
        )!["releases"]![0]!;
}
