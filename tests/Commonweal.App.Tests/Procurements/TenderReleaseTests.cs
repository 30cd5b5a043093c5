using System.Text;
using System.Text.Json.Nodes;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Bids;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Ocds;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>A tender as open contracting data: sound by the published schema, and read back by our own importer.</summary>
public sealed class TenderReleaseTests : WorldCase
{
    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
    }

    [Theory]
    [InlineData(ProcurementCategory.Services, 24)]
    [InlineData(ProcurementCategory.Works, 13)]
    [InlineData(ProcurementCategory.LightTouchConcession, 60)]
    public async Task It_fits_the_schema_and_every_field_comes_back_through_the_importer(
        ProcurementCategory category,
        int months
    )
    {
        var details = ProcurementsStory.Details() with
        {
            Title = "Grounds </script> \"maintenance\" & more",
            Category = category,
            Months = months,
            NetValue = 1_234_567.89m,
            StartsOn = new DateOnly(2027, 1, 31),
        };
        var id = await PublishedAsync(details);
        var package = (await ReleaseAsync(id))!;
        var release = package["releases"]![0]!;

        Assert.Empty(OcdsSchema.OfRelease().Misfits(release));
        Assert.Equal(1_481_481.468m, (decimal)release["tender"]!["value"]!["amountGross"]!);
        var lot = release["tender"]!["lots"]![0]!;
        Assert.True((bool)lot["suitability"]!["sme"]!);
        Assert.False((bool)lot["suitability"]!["vcse"]!);
        Assert.Equal(10, (int)lot["awardCriteria"]!["criteria"]![0]!["numbers"]![0]!["number"]!);

        var other = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.Officer);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(package.ToJsonString()));
        var imported = await World.AskAsync<ImportReleases, Outcome<ImportReleases.Result>>(act =>
            act.RunAsync(other, file, Stop)
        );
        Assert.Equal(1, imported.Value.Taken);
        var back = await World.AskAsync<Db, Procurement>(db =>
            db.As(other).Set<Procurement>().AsNoTracking().SingleAsync()
        );
        Assert.Equal(details with { Reference = back.Reference }, back.Details);
        Assert.Equal("lancashire council", back.Buyer);
    }

    [Fact]
    public async Task The_same_content_has_the_same_id_and_other_content_another()
    {
        var id = await PublishedAsync(ProcurementsStory.Details());
        var first = await IdAsync(id);
        Assert.Equal(first, await IdAsync(id));

        await World.Database.TamperPastTriggersAsync(
            $"update procurement set deadline = deadline + interval '1 day' where id = '{id}'"
        );
        var second = await IdAsync(id);
        Assert.NotEqual(first, second, StringComparer.Ordinal);
        _ = (
            await World.AskAsync<CancelProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, "No money.", Stop)
            )
        ).Value;
        Assert.NotEqual(second, await IdAsync(id), StringComparer.Ordinal);
        var cancelled = (await ReleaseAsync(id))!["releases"]![0]!;
        Assert.Equal("tenderCancellation", (string)cancelled["tag"]![0]!);
        Assert.Empty(OcdsSchema.OfRelease().Misfits(cancelled));
    }

    [Fact]
    public async Task A_draft_has_none_and_a_planted_fault_is_found_by_the_schema()
    {
        Assert.Null(await ReleaseAsync(await World.PreparedProcurementAsync(officer)));
        var release = (await ReleaseAsync(await PublishedAsync(ProcurementsStory.Details())))![
            "releases"
        ]![0]!;
        release["tender"]!["value"]!["currency"] = "PND";
        release["tender"]!["title"] = 5;
        release["tender"]!["tenderPeriod"]!["endDate"] = "tomorrow";
        release["buyers"] = "us";
        release.AsObject().Remove("ocid");

        Assert.Equal(5, OcdsSchema.OfRelease().Misfits(release).Count);
    }

    private async Task<Guid> PublishedAsync(ProcurementDetails details)
    {
        var id = await World.PreparedProcurementAsync(officer, details: details);
        _ = (
            await World.AskAsync<SetSuitability, Outcome<Done>>(act =>
                act.RunAsync(officer, id, true, false, "Five lots.", Stop)
            )
        ).Value;
        _ = (
            await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, Stop)
            )
        ).Value;
        return id;
    }

    private Task<JsonObject?> ReleaseAsync(Guid id) =>
        World.AskAsync<TenderRelease, JsonObject?>(lookup =>
            lookup.OfAsync(Actor.Public, id, Stop)
        );

    private async Task<string> IdAsync(Guid id) =>
        (string)(await ReleaseAsync(id))!["releases"]![0]!["id"]!;
}
