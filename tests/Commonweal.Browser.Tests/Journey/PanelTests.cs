using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Story;
using Xunit;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>A panel and an approver bring sealed bids to a contract, each in their own part.</summary>
public sealed class PanelTests : VisitedSite
{
    private const int Statements = 4;

    private readonly Plan plan = new(UkTime.Today(TimeProvider.System.GetUtcNow()));

    private Guid council;
    private string home = "";
    private Visitor officer = null!;
    private Visitor head = null!;
    private Visitor awarder = null!;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sealed_bids_become_a_contract_by_the_hands_of_five(bool withScript)
    {
        Script = withScript;
        var (winner, loser) = await TenderWithTwoBidsAsync();
        officer = await InAsync(Role.Officer);
        head = await InAsync(Role.HeadOfProcurement);
        awarder = await InAsync(Role.HeadOfProcurement);
        await OpenAsync();
        await CheckOffersAsync();
        await new Panel(await InAsync(Role.Evaluator), Statements).ScoreAsync(better: 5, other: 2);
        await new Panel(await InAsync(Role.Evaluator), Statements).ScoreAsync(better: 4, other: 3);
        await new Panel(head, Statements).ModerateAsync(home);
        await MarkPriceAndQualityAsync();
        await TryOtherWeightsAsync();
        await new Officer(officer, plan).RecommendAsync(home);
        await new Awarder(awarder, plan).AwardAsync(home);
        var contract = awarder.Address;
        await awarder.FollowAsync("schedule of commitments");
        await awarder.SeesAsync(Plan.Measures[0].Title);
        await KeepStandstillAsync(awarder, contract);
        await ReadResultAsync(loser, $"The contract was awarded to {Plan.Winner}");
        await ReadResultAsync(winner, "Your bid was successful");
    }

    private async Task<(Actor Winner, Actor Loser)> TenderWithTwoBidsAsync()
    {
        var world = Site.World;
        council = await world.AuthorityAsync("lancashire");
        var procurement = await world.PublishedProcurementAsync(
            await world.PersonAsync(council, Role.Officer),
            ["NT1", "NT29"],
            method: ProcurementsStory.WithCriteria(ProcurementsStory.Method(weighting: 20m))
        );
        var winner = await world.SupplierAsync(Plan.Winner);
        await world.SubmittedBidAsync(
            winner,
            procurement,
            BidsStory.Answers(
                940_000m,
                Offer.Winning.Statement,
                ("NT1", [4m, 4m]),
                ("NT29", [120m, 120m])
            )
        );
        var loser = await world.SupplierAsync(Plan.Rival);
        await world.SubmittedBidAsync(
            loser,
            procurement,
            BidsStory.Answers(
                905_000m,
                Offer.Losing.Statement,
                ("NT1", [2m, 2m]),
                ("NT29", [60m, 60m])
            )
        );
        await world.PassDeadlineAsync(procurement);
        home = $"/procurements/{procurement}";
        return (winner, loser);
    }

    private async Task OpenAsync()
    {
        await officer.FollowAsync("Open bids after the deadline");
        await officer.PressAsync("Agree to open the bids");
        await officer.SeesNothingOfAsync(Plan.Winner);
        await awarder.GoAsync($"{home}/opening");
        await awarder.PressAsync("Agree and open the bids");
        await awarder.SeesAsync("Register of bids");
        await awarder.SeesAsync(Plan.Rival);
        await awarder.SeesNothingOfAsync("905,000");
    }

    /// <summary>Accepts a part of one offer after a look at the effect, strikes another out, accepts the rest.</summary>
    private async Task CheckOffersAsync()
    {
        await officer.GoAsync(home);
        await officer.DeclareAsync();
        await AdjustAsync(
            Plan.Winner,
            "200",
            "Days in the first month belong to another contract."
        );
        await AdjustAsync(Plan.Rival, "0", "The specification asks for these hours already.");
        await officer.GoAsync($"{home}/bids");
        await officer.SeesRowAsync(Plan.Measures[1].Title, "200");
    }

    private async Task AdjustAsync(string bidder, string quantity, string reason)
    {
        await officer.GoAsync(home);
        await officer.FollowAsync("Read the bids");
        await officer.FollowAsync(bidder);
        await officer.LandAsync(() =>
            officer
                .Page.Locator("h2", new() { HasText = Plan.Measures[1].Title })
                .Locator("xpath=following::a[contains(., 'Adjust')][1]")
                .ClickAsync()
        );
        await officer.FillAsync("Quantity to accept", quantity);
        await officer.FillAsync("Why?", reason);
        await officer.PressAsync("See the effect first");
        await officer.SeesAsync($"What accepting {quantity} would do");
        await officer.PressAsync("Save");
        await officer.SeesAsync(reason);
        await officer.PressAsync("Accept as offered what is not checked");
    }

    private async Task MarkPriceAndQualityAsync()
    {
        foreach (var (bidder, marks) in new[] { (Plan.Winner, "27"), (Plan.Rival, "24.5") })
        {
            await officer.GoAsync($"{home}/ranking");
            await officer.FollowAsync("Value for money, with price and quality");
            await officer.FollowAsync($"Enter the marks of {bidder}");
            await officer.FillAsync("Marks, of 30", marks);
            await officer.FillAsync("Why?", "As the panel's note of the day says.");
            await officer.PressAsync("Save the marks");
        }

        await officer.GoAsync($"{home}/value-for-money");
        await officer.SeesRowAsync(Plan.Winner, "27.00");
        await officer.OpenAsync($"How the marks of {Plan.Winner} come about");
    }

    private async Task TryOtherWeightsAsync()
    {
        await officer.FollowAsync("Try other weights");
        await officer.FillAsync("Quality", "20");
        await officer.FillAsync("Cost", "60");
        await officer.PressAsync("Show what would come out");
        await officer.SeesAsync("it cannot be saved");
        var marks = await officer
            .Page.Locator("tr", new() { HasText = Plan.Rival })
            .Locator("td")
            .AllInnerTextsAsync();
        Assert.Equal(2, marks.Count);
        Assert.NotEqual(marks[0], marks[1], StringComparer.Ordinal);
    }

    private async Task KeepStandstillAsync(Visitor at, string contract)
    {
        await at.GoAsync($"{contract}/standstill");
        await at.FillDateAsync("When was the notice published?", plan.Deadline);
        await at.FillAsync("What is it called where it was published?", "2026/S 000-123456");
        await at.PressAsync("Record the notice");
        await at.SeesAsync("Working day 8");
    }

    private async Task ReadResultAsync(Actor bidder, string outcome)
    {
        var at = await SignInAsync(bidder);
        await at.FollowAsync("Your bids");
        await at.FollowAsync("Grounds maintenance");
        await at.FollowAsync("See how your bid was assessed");
        await at.SeesAsync(outcome);
    }

    private async Task<Visitor> InAsync(Role role) =>
        await SignInAsync(await Site.World.PersonAsync(council, role));
}
