using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Locality;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

public sealed class LocalityTests : SiteCase
{
    private static readonly ProcurementDetails Small = ProcurementsStory.Details() with
    {
        NetValue = 150_000m,
    };

    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
        await World.Database.TamperAsync("update authority set gss_code = 'E10000017'");
    }

    [Fact]
    public async Task An_officer_says_what_is_local_and_who_may_bid_and_bidders_read_both()
    {
        var id = await World.PreparedProcurementAsync(officer, details: Small);
        var browser = await Site.SignInAsync(officer);
        var home = $"/procurements/{id}";
        await browser.GetAsync($"{home}/local-area");
        var page = await browser.PressAsync("Save and continue", ("Areas", "Lancs\nPendle"));
        Assert.StartsWith(
            "\"Lancs\" is not on the list",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        await browser.PressAsync(
            "Save and continue",
            ("Areas", "Pendle\nE07000117"),
            ("Bordering", "Calderdale"),
            ("Miles", "5"),
            ("Around", "Nelson town hall")
        );
        await browser.GetAsync($"{home}/reservation");
        await browser.PressAsync(
            "Save and continue",
            ("For", "LocalArea"),
            ("Areas", "Lancashire"),
            ("Only", "sme")
        );
        var again = await browser.GetAsync($"{home}/reservation");
        Assert.Contains("Decided on", again.Text, StringComparison.Ordinal);
        await browser.GetAsync($"{home}/publish");
        await browser.PressAsync("Publish to bidders");

        var anyone = await Site.Visitor().GetAsync($"/opportunities/{id}");
        Assert.Contains(
            "Pendle, Burnley; the bordering Calderdale; within 5 miles of Nelson town hall",
            anyone.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Only small and medium-sized enterprises with substantive operations in Lancashire may bid.",
            anyone.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "procurements.procurement.fixed",
            (await ReserveAsync(id, ReservedFor.Anybody)).Problems.Single().Code
        );
    }

    [Fact]
    public async Task Above_the_threshold_and_before_the_order_nothing_is_reserved()
    {
        var unassessed = await World.DraftProcurementAsync(officer, Small);
        Assert.Equal("procurements.reservation.not-assessed", await RefusalAsync(unassessed));

        var large = await World.PreparedProcurementAsync(officer);
        Assert.Equal("procurements.reservation.above-threshold", await RefusalAsync(large));

        var early = await World.PreparedProcurementAsync(
            officer,
            details: Small with
            {
                Reference = "EARLY",
                CommencedOn = new DateOnly(2026, 2, 3),
            }
        );
        Assert.Equal("procurements.reservation.not-in-force", await RefusalAsync(early));

        async Task<string> RefusalAsync(Guid id)
        {
            var problem = (await ReserveAsync(id, ReservedFor.UnitedKingdom)).Problems.Single();
            Assert.Contains("SI 2026/94", problem.Message, StringComparison.Ordinal);
            return problem.Code;
        }
    }

    /// <summary>SI 2026/94: the council's own area, with areas that border it.</summary>
    [Fact]
    public async Task A_local_reservation_is_for_the_councils_own_area_and_those_said_to_border_it()
    {
        var id = await World.PreparedProcurementAsync(officer, details: Small);
        Task<Outcome<Done>> InAsync(string areas, string? bordering) =>
            World.AskAsync<DecideReservation, Outcome<Done>>(act =>
                act.RunAsync(
                    officer,
                    id,
                    new ReservationAnswer(ReservedFor.LocalArea, areas, false, false)
                    {
                        Bordering = bordering,
                    },
                    Stop
                )
            );

        await World.Database.TamperAsync("update authority set gss_code = null");
        Assert.Equal(
            ("procurements.reservation.own-area-unknown", "Areas"),
            (await InAsync("Lancashire", null))
                .Problems.Select(one => (one.Code, one.Field))
                .Single()
        );
        await World.Database.TamperAsync("update authority set gss_code = 'E10000017'");
        Assert.Equal(
            ("procurements.reservation.not-own-area", "Areas"),
            (await InAsync("Lancashire\nSefton", null))
                .Problems.Select(one => (one.Code, one.Field))
                .Single()
        );
        Assert.Equal(
            "procurements.reservation.areas-missing",
            (await InAsync("", "Sefton")).Problems.Single().Code
        );
        Assert.True((await InAsync("Burnley", "Sefton")).Succeeded);
        var page = await (await Site.SignInAsync(officer)).GetAsync(
            $"/procurements/{id}/reservation"
        );
        Assert.Contains(
            "with substantive operations in Burnley and the bordering Sefton may bid",
            page.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_purchase_that_grew_above_the_threshold_is_not_published_as_reserved()
    {
        var id = await World.PreparedProcurementAsync(officer, details: Small);
        Assert.True((await ReserveAsync(id, ReservedFor.UnitedKingdom)).Succeeded);
        _ = (
            await World.AskAsync<ChangeProcurementDetails, Outcome<Done>>(act =>
                act.RunAsync(officer, id, Small with { NetValue = 1_000_000m }, Stop)
            )
        ).Value;
        _ = (
            await World.AskAsync<AssessThreshold, Outcome<ThresholdDecision>>(act =>
                act.RunAsync(officer, id, Stop)
            )
        ).Value;

        var refused = await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
            act.RunAsync(officer, id, Stop)
        );
        var problem = refused.Problems.Single();
        Assert.Equal(
            ("procurements.reservation.above-threshold", "reservation"),
            (problem.Code, problem.Field)
        );
        Assert.True((await ReserveAsync(id, ReservedFor.Anybody)).Succeeded);
        Assert.True(
            (
                await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                    act.RunAsync(officer, id, Stop)
                )
            ).Succeeded
        );
    }

    private Task<Outcome<Done>> ReserveAsync(Guid id, ReservedFor whose) =>
        World.AskAsync<DecideReservation, Outcome<Done>>(act =>
            act.RunAsync(officer, id, new ReservationAnswer(whose, null, false, false), Stop)
        );
}
