using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Locality;
using Commonweal.Service.Procurements.Ocds;
using Commonweal.Service.Procurements.WholeLife;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>A tender as open contracting data: sound by the published schema, and read back by our own importer.</summary>
public sealed class TenderReleaseTests : WorldCase
{
    private const string Docx =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

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
            Cpv = "77310000",
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

        var back = await ImportedAsync(package);
        Assert.Equal(
            "buying@council.example",
            (string)release["parties"]![0]!["contactPoint"]!["email"]!
        );
        // Whom to write to is not taken over from a notice of others.
        Assert.Equal(details with { Reference = back.Reference, Contact = null }, back.Details);
        Assert.Equal("lancashire council", back.Buyer);
    }

    [Fact]
    public async Task A_later_deadline_and_a_cancellation_are_releases_of_their_own()
    {
        var id = await PublishedAsync(ProcurementsStory.Details());
        var first = await OnlyAsync(id);
        Assert.Equal((string)first["id"]!, (string)(await OnlyAsync(id))["id"]!);
        Assert.Equal("tender", (string)first["tag"]![0]!);
        Assert.Equal((string)first["date"]!, (string)first["tender"]!["datePublished"]!);

        var second = await World.PersonAsync(officer.AuthorityId!.Value, Role.Officer);
        _ = (
            await World.ExtendedAsync(
                officer,
                second,
                id,
                TimeProvider.System.GetUtcNow().AddDays(40)
            )
        ).Value;
        var later = await OnlyAsync(id);
        Assert.NotEqual((string)first["id"]!, (string)later["id"]!, StringComparer.Ordinal);
        Assert.Equal("tenderUpdate", (string)later["tag"]![0]!);
        Assert.True(Date(later) > Date(first));
        Assert.Equal(
            (string)first["tender"]!["datePublished"]!,
            (string)later["tender"]!["datePublished"]!
        );
        Assert.Equal((string)later["date"]!, (string)(await OnlyAsync(id))["date"]!);

        _ = (
            await World.AskAsync<CancelProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, "No money.", Stop)
            )
        ).Value;
        var cancelled = await OnlyAsync(id);
        Assert.NotEqual((string)later["id"]!, (string)cancelled["id"]!, StringComparer.Ordinal);
        Assert.Equal("tenderCancellation", (string)cancelled["tag"]![0]!);
        Assert.True(Date(cancelled) > Date(later));
        Assert.Empty(OcdsSchema.OfRelease().Misfits(cancelled));
    }

    [Fact]
    public async Task The_price_is_known_by_its_flag_and_every_criterion_that_is_marked_stands_by_itself()
    {
        var id = await World.PublishedProcurementAsync(
            officer,
            method: ProcurementsStory.Method() with
            {
                Criteria =
                [
                    new Criterion("Whole-life cost", 60m, Price: true),
                    new Criterion(
                        "Quality",
                        40m,
                        Parts:
                        [
                            new Criterion("Response to price rises", 30m),
                            new Criterion("Social value", 10m, SocialValue: true),
                        ]
                    ),
                ],
            }
        );

        var release = await OnlyAsync(id);
        var criteria = release["tender"]!["lots"]![0]!["awardCriteria"]!["criteria"]!.AsArray();
        Assert.Equal(
            [
                ("price", "Whole-life cost"),
                ("quality", "Response to price rises"),
                ("quality", "Social value"),
            ],
            criteria.Select(one => ((string)one!["type"]!, (string)one["name"]!)).ToArray()
        );
        Assert.Equal(100, criteria.Sum(one => (int)one!["numbers"]![0]!["number"]!));
        Assert.Empty(OcdsSchema.OfRelease().Misfits(release));
    }

    [Fact]
    public async Task Extensions_reach_to_the_last_day_there_may_be_and_come_back()
    {
        var details = ProcurementsStory.Details() with { Months = 12 };
        var id = await World.PreparedProcurementAsync(officer, details: details);
        _ = (
            await World.AskAsync<SavePart, Outcome<Guid>>(act =>
                act.RunAsync(
                    officer,
                    id,
                    null,
                    new PartAnswer(PartKind.Extension, "A third year", "", 500_000m, 24, true),
                    Stop
                )
            )
        ).Value;
        _ = (
            await World.AskAsync<AssessThreshold, Outcome<ThresholdDecision>>(act =>
                act.RunAsync(officer, id, Stop)
            )
        ).Value;
        _ = (
            await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, Stop)
            )
        ).Value;

        var package = (await ReleaseAsync(id))!;
        var release = package["releases"]![0]!;
        Assert.Empty(OcdsSchema.OfRelease().Misfits(release));
        foreach (
            var period in new[]
            {
                release["tender"]!["contractPeriod"]!,
                release["tender"]!["lots"]![0]!["contractPeriod"]!,
            }
        )
        {
            Assert.Equal("2028-03-31T23:59:59+01:00", (string)period["endDate"]!);
            Assert.Equal("2030-03-31T23:59:59+01:00", (string)period["maxExtentDate"]!);
            Assert.Equal(36, (int)period["durationInMonths"]!);
        }

        var back = await ImportedAsync(package);
        Assert.Equal((36, 1_500_000m), (back.Details.Months, back.Details.NetValue));
        Assert.Equal(details.CommencedOn, back.Details.CommencedOn);
    }

    [Theory]
    [InlineData(90_000, false)]
    [InlineData(1_000_000, true)]
    public async Task It_says_whether_the_threshold_is_met_and_lists_the_schedule_in_every_form(
        int net,
        bool above
    )
    {
        var release = await OnlyAsync(
            await PublishedAsync(ProcurementsStory.Details() with { NetValue = net })
        );

        Assert.Equal(above, (bool)release["tender"]!["aboveThreshold"]!);
        Assert.Equal(
            ["text/html", "text/html", Docx, "application/pdf"],
            release["tender"]!["documents"]!
                .AsArray()
                .Select(one => (string)one!["format"]!)
                .ToArray()
        );
        Assert.Empty(OcdsSchema.OfRelease().Misfits(release));
    }

    [Fact]
    public async Task A_reserved_tender_fits_the_schema_and_names_its_area()
    {
        await World.Database.TamperAsync("update authority set gss_code = 'E10000017'");
        var id = await World.PreparedProcurementAsync(
            officer,
            details: ProcurementsStory.Details() with
            {
                NetValue = 90_000m,
            }
        );
        _ = (
            await World.AskAsync<DecideReservation, Outcome<Done>>(act =>
                act.RunAsync(
                    officer,
                    id,
                    new ReservationAnswer(ReservedFor.LocalArea, "Lancashire", true, false)
                    {
                        Bordering = "Sefton",
                    },
                    Stop
                )
            )
        ).Value;
        await PublishAsync(id);

        var release = await OnlyAsync(id);
        Assert.Empty(OcdsSchema.OfRelease().Misfits(release));
        var asked = release["tender"]!["otherRequirements"]!;
        Assert.Equal("smeVcse", (string)asked["reservedParticipation"]![0]!);
        Assert.Contains(
            "(E10000017)",
            (string)asked["reservedParticipationLocation"]!["description"]!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Lots_and_the_reason_for_none_fit_the_schema()
    {
        var whole = await World.PreparedProcurementAsync(officer);
        _ = (
            await World.AskAsync<ExplainNoLots, Outcome<Done>>(act =>
                act.RunAsync(officer, whole, "One team mows all parks.", Stop)
            )
        ).Value;
        await PublishAsync(whole);
        var undivided = await OnlyAsync(whole);
        Assert.Empty(OcdsSchema.OfRelease().Misfits(undivided));
        Assert.Equal(
            "One team mows all parks.",
            (string)undivided["tender"]!["lotDetails"]!["noLotsDivisionRationale"]!
        );

        var divided = await World.PreparedProcurementAsync(officer);
        foreach (var lot in (string[])["North", "South"])
        {
            _ = (
                await World.AskAsync<SavePart, Outcome<Guid>>(act =>
                    act.RunAsync(
                        officer,
                        divided,
                        null,
                        new PartAnswer(PartKind.Lot, lot, null, 600_000m, 24, null),
                        Stop
                    )
                )
            ).Value;
        }

        _ = (
            await World.AskAsync<AssessThreshold, Outcome<ThresholdDecision>>(act =>
                act.RunAsync(officer, divided, Stop)
            )
        ).Value;
        await PublishAsync(divided);
        var release = await OnlyAsync(divided);
        Assert.Empty(OcdsSchema.OfRelease().Misfits(release));
        Assert.Equal(
            ["North", "South"],
            release["tender"]!["lots"]!.AsArray().Select(lot => (string)lot!["title"]!).ToArray()
        );
        Assert.All(
            release["tender"]!["lots"]!.AsArray(),
            lot => Assert.Equal(720_000m, (decimal)lot!["value"]!["amountGross"]!)
        );
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
        await PublishAsync(id);
        return id;
    }

    private async Task PublishAsync(Guid id) =>
        _ = (
            await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, Stop)
            )
        ).Value;

    private Task<JsonObject?> ReleaseAsync(Guid id) =>
        World.AskAsync<TenderRelease, JsonObject?>(lookup =>
            lookup.OfAsync(Actor.Public, id, null, Stop)
        );

    private static DateTimeOffset Date(JsonNode release) =>
        DateTimeOffset.Parse((string)release["date"]!, CultureInfo.InvariantCulture);

    private async Task<JsonNode> OnlyAsync(Guid id) => (await ReleaseAsync(id))!["releases"]![0]!;

    private async Task<Procurement> ImportedAsync(JsonObject package)
    {
        var other = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.Officer);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(package.ToJsonString()));
        var imported = await World.AskAsync<ImportReleases, Outcome<ImportReleases.Result>>(act =>
            act.RunAsync(other, file, Stop)
        );
        Assert.Equal(1, imported.Value.Taken);
        return await World.AskAsync<Db, Procurement>(db =>
            db.As(other).Set<Procurement>().AsNoTracking().SingleAsync()
        );
    }
}
