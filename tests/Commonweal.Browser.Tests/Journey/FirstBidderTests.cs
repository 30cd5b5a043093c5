using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;
using Xunit.Abstractions;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>
/// A small firm that was never here before bids for a tender of five measures over two years, from the start page to its
/// receipt.
/// </summary>
public sealed class FirstBidderTests(ITestOutputHelper output) : VisitedSite
{
    private const int Most = 60;
    private const string Tender = "Grounds maintenance";
    private const string Jobs = "Local people employed on the contract";
    private const string Hours = "Hours volunteered for local community projects";
    private const string OtherHours = "Hours volunteered for voluntary and social enterprises";

    private static readonly (string Title, string Yearly)[] Offers =
    [
        (Jobs, "2"),
        ("Money spent in the local supply chain", "20,000"),
        ("Weeks of unpaid student placements", "6"),
        (Hours, "120"),
        (OtherHours, "40"),
    ];

    private Visitor at = null!;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_first_bid_takes_at_most_sixty_interactions_from_start_page_to_receipt(
        bool withScript
    )
    {
        Script = withScript;
        var council = await Site.World.AuthorityAsync("lancashire");
        await Site.World.PublishedProcurementAsync(
            await Site.World.PersonAsync(council, Role.Officer),
            ["NT1", "NT18", "NT12", "NT29", "NT17"]
        );
        at = await ComeAsync("bidder");
        await RegisterOnTheWayAsync();
        await at.PressAsync("Start the bid");
        await at.FollowAsync("Your price");
        await at.FillAsync("What is the price of your bid?", "£940,000");
        await at.PressAsync("Save and continue");
        foreach (var (title, yearly) in Offers)
            await OfferAsync(title, yearly);
        await at.FollowAsync("Check your answers");
        await at.SeesAsync("80%");
        await at.PressAsync("Continue to submit");
        await at.TickAsync("Everything we offer happens because of this contract");
        await at.TickAsync("We count no person, hour, pound or tonne twice");
        await at.TickAsync("I may commit my organisation");
        await at.PressAsync("Submit bid to lancashire council");
        await at.SeesAsync("Your receipt number");
        output.WriteLine($"{at.Interactions} interactions");
        Assert.InRange(at.Interactions, Offers.Length, Most);
        Assert.Equal(
            200,
            (
                await at.AskAsync(
                    at.Address.Replace("/receipt", "/receipt/file", StringComparison.Ordinal)
                )
            ).Status
        );
    }

    /// <summary>Reads the tender, wants to bid, has no account, and comes back to the tender with one.</summary>
    private async Task RegisterOnTheWayAsync()
    {
        await at.GoAsync("/");
        await at.FollowAsync("see what councils are buying now");
        await at.FollowAsync(Tender);
        await at.PressAsync("Start a bid");
        await at.FollowAsync("Register as a supplier");
        await at.FillAsync("Your email address", "bees@example.org");
        await at.PressAsync("Continue");
        await at.SeesHeadingAsync("Check your email");
        await at.GoAsync(await Site.World.LinkToAsync("bees@example.org"));
        await at.FillAsync("Name of your organisation", "Bee Lane Gardens");
        await at.ChooseAsync("How many people work there?", "Up to 9");
        await at.FillAsync("Your full name", "Bea Lane");
        await at.FillAsync("Choose a password", World.Password);
        await at.PressAsync("Register");
        await at.SeesHeadingAsync("Start a bid");
    }

    private async Task OfferAsync(string title, string yearly)
    {
        await at.FollowAsync(title);
        if (title == Jobs)
        {
            foreach (var line in (string[])["Line 1", "Line 2"])
            {
                await at.FillAsync(line, "People", yearly);
                await at.FillAsync(line, "Share of full time", "50");
                await at.FillAsync(line, "Months in the year", "12");
            }
        }
        else
        {
            await at.FillAsync("Year 1", yearly);
            await at.FillAsync("Year 2", yearly);
        }

        await at.FillAsync(
            "How will you deliver it?",
            "Our forewoman plans it with the council each quarter and counts it each month."
        );
        if (title == Hours)
        {
            await at.FillAsync("How much of this is your own doing?", "80");
            await at.OpenAsync("If it is less than 100%");
            await at.SelectAsync(
                "How did you work out your share?",
                "Working time spent on this contract"
            );
            await at.FillAsync(
                "If less than 100%, who else takes part, and how did you split it?",
                "The park's friends give a fifth of the hours."
            );
        }

        if (title == OtherHours)
        {
            await at.FillAsync(
                $"You also offer {Measure.NameOf("NT29", Hours)}. What do you count under each?",
                "Days in the park there, days in the charity's office here."
            );
        }

        await at.PressAsync("Save and continue");
    }
}
