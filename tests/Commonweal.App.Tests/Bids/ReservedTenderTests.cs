using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Bids;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Locality;
using Commonweal.Service.Procurements.WholeLife;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>What a bidder is told of reservation, local area and lots before it starts and while it bids.</summary>
public sealed class ReservedTenderTests : SiteCase
{
    private const string Reserved =
        "Only small and medium-sized enterprises with substantive operations in Lancashire may bid.";
    private const string Local = "Lancashire; within 10 miles of Preston station";

    private Actor officer = null!;
    private Actor supplier = null!;
    private Guid id;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
        supplier = await World.SupplierAsync("Bee Lane");
        id = await World.PreparedProcurementAsync(
            officer,
            details: ProcurementsStory.Details() with
            {
                NetValue = 90_000m,
            }
        );
        _ = (
            await World.AskAsync<SetLocalArea, Outcome<Done>>(act =>
                act.RunAsync(
                    officer,
                    id,
                    new LocalAreaAnswer("Lancashire", null, 10m, "Preston station"),
                    Stop
                )
            )
        ).Value;
        await World.Database.TamperAsync("update authority set gss_code = 'E10000017'");
        _ = (
            await World.AskAsync<DecideReservation, Outcome<Done>>(act =>
                act.RunAsync(
                    officer,
                    id,
                    new ReservationAnswer(ReservedFor.LocalArea, "Lancashire", true, false),
                    Stop
                )
            )
        ).Value;
    }

    [Fact]
    public async Task Who_may_bid_and_what_is_local_is_read_before_the_start_in_the_schedule_and_while_bidding()
    {
        await PublishAsync();
        var browser = await Site.SignInAsync(supplier);
        foreach (var page in (string[])["", "/schedule", "/bid"])
        {
            var shown = await browser.GetAsync($"/opportunities/{id}{page}");
            Assert.Contains(Reserved, shown.Text, StringComparison.Ordinal);
            Assert.Contains(Local, shown.Text, StringComparison.Ordinal);
        }

        var refused = await browser.PressAsync("Start the bid");
        Assert.StartsWith(Reserved, refused.Problems.Single(), StringComparison.Ordinal);
        var bid = await browser.PressAsync("Start the bid", ("IsAmongReserved", "true"));
        Assert.Contains(Reserved, bid.Text, StringComparison.Ordinal);
        var measure = await browser.GetAsync($"{bid.Path}/measures/NT1");
        Assert.Contains($"Counts as local: {Local}", measure.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reserved_tender_is_started_only_by_whoever_says_to_be_one_of_those()
    {
        await PublishAsync();

        var refused = await StartAsync(false);

        Assert.Equal("bids.start.reserved", refused.Problems.Single().Code);
        Assert.True((await StartAsync(true)).Succeeded);
    }

    [Theory]
    [InlineData(SupplierSize.Small, false, null)]
    [InlineData(SupplierSize.Large, true, "250 people or more work there")]
    [InlineData(SupplierSize.Unknown, false, "nothing about how many people work there")]
    public void An_organisation_that_seems_not_to_be_meant_is_warned(
        SupplierSize size,
        bool isVcse,
        string? because
    )
    {
        var doubt = new Reservation(ReservedFor.Anybody, [], true, false, default).Doubt(
            size,
            isVcse
        );

        Assert.Equal(because is null, doubt is null);
        Assert.Contains(because ?? "", doubt ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_lots_every_place_says_that_one_bid_covers_them_all()
    {
        foreach (var lot in (string[])["North", "South"])
        {
            _ = (
                await World.AskAsync<SavePart, Outcome<Guid>>(act =>
                    act.RunAsync(
                        officer,
                        id,
                        null,
                        new PartAnswer(PartKind.Lot, lot, null, 70_000m, 24, null),
                        Stop
                    )
                )
            ).Value;
        }

        _ = (
            await World.AskAsync<AssessThreshold, Outcome<ThresholdDecision>>(act =>
                act.RunAsync(officer, id, Stop)
            )
        ).Value;
        await PublishAsync();
        var bid = await World.SubmittedBidAsync(
            supplier,
            id,
            BidsStory.Answers(80_000m, "We hire from the ward.", ("NT1", [1m, 1m]))
        );
        var browser = await Site.SignInAsync(supplier);
        foreach (
            var page in (string[])
                [
                    $"/opportunities/{id}",
                    $"/opportunities/{id}/schedule",
                    $"/supplier/bids/{bid}",
                    $"/supplier/bids/{bid}/measures/NT1",
                    $"/supplier/bids/{bid}/receipt",
                ]
        )
        {
            Assert.Contains(
                BidderNote.AllLots,
                (await browser.GetAsync(page)).Text,
                StringComparison.Ordinal
            );
        }
    }

    private Task<Outcome<Guid>> StartAsync(bool isAmong) =>
        World.AskAsync<StartBid, Outcome<Guid>>(act => act.RunAsync(supplier, id, isAmong, Stop));

    private async Task PublishAsync() =>
        _ = (
            await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, Stop)
            )
        ).Value;
}
