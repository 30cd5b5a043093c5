using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Story;
using Xunit;
using Xunit.Abstractions;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>An officer prepares a tender from nothing and publishes it, answers a bidder, and moves its deadline with a colleague.</summary>
public sealed class OfficerTests(ITestOutputHelper output) : VisitedSite
{
    private const string Title = "Repairs to parks and play areas";
    private const string Hint = "May a bidder share the work with a charity?";

    private static readonly (string Code, string Title, string Weight)[] Measures =
    [
        ("NT10", "Weeks of apprenticeships and T Levels", "50"),
        ("NT29", "Hours volunteered for local community projects", "30"),
        ("NT31", "Carbon saved by cleaner processes", "20"),
    ];

    private readonly DateOnly today = UkTime.Today(TimeProvider.System.GetUtcNow());

    private Visitor at = null!;
    private string home = "";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tender_comes_from_sign_in_to_publication_an_answer_and_a_later_deadline(
        bool withScript
    )
    {
        Script = withScript;
        var council = await Site.World.AuthorityAsync("lancashire");
        at = await SignInAsync(await Site.World.PersonAsync(council, Role.Officer));
        await SayWhatIsBoughtAsync();
        await SayWhatItCostsAsync();
        await new Officer(at, new Plan(today)).AnswerPrinciplesAsync();
        await SettleTheAwardAsync();
        await ChooseMeasuresAsync();
        await SetDaysAsync();
        await PublishAsync();
        output.WriteLine($"{at.Interactions} interactions until publication");
        await AnswerAsync(await Site.World.SupplierAsync("Green Growers"));
        await MoveTheDeadlineAsync(
            await SignInAsync(await Site.World.PersonAsync(council, Role.Officer))
        );
    }

    private async Task SayWhatIsBoughtAsync()
    {
        await at.FollowAsync("Procurements");
        await at.PressAsync("Enter a procurement");
        await at.FillAsync("Your reference", "PARKS-27");
        await at.FillAsync("Title", Title);
        await at.FillAsync(
            "What is bought, in plain words",
            "Repairs to paths, fences and play areas in the county's parks, all year round."
        );
        await at.ChooseAsync("What is bought?", "Services");
        await at.FillAsync("Estimated value without VAT", "£480,000");
        await at.ChooseAsync("VAT rate", "Standard rate, 20%");
        await at.FillAsync("Length in months", "9");
        await at.FillDateAsync("When does the procurement commence?", today);
        await at.FillDateAsync("When is the contract to start? (optional)", today.AddDays(150));
        await at.PressAsync("Save and continue");
        await at.SeesAsync("1 of ");
        home = at.Address;
    }

    /// <summary>An extension counts for the whole life, and with it other rules may hold.</summary>
    private async Task SayWhatItCostsAsync()
    {
        await at.FollowAsync("Lots, options and extensions");
        await at.PressAsync("Add an extension");
        await at.FillAsync("What is it?", "Until spring");
        await at.FillAsync("Value without VAT", "100,000");
        await at.FillAsync("Months it adds", "2");
        await at.ChooseAsync("Do you expect to take it up?", "Yes");
        await at.PressAsync("Save");
        await at.SeesRowAsync("Whole-life value without VAT", "£580,000");
        await at.FillAsync("Why is it not divided into lots?", "One crew looks after it all.");
        await at.PressAsync("Save and continue");
        await at.FollowAsync("Check policy and law");
        await at.PressAsync("Check");
        await at.SeesAsync("Required by your policy");
        await at.PressAsync("Continue");
    }

    private async Task SettleTheAwardAsync()
    {
        await at.FollowAsync("Set edition, weighting and scoring");
        await at.FillAsync("Weighting of social value, out of the whole award", "15");
        await at.FillAsync("Share of the marks for the value of commitments", "50%");
        await at.ChooseAsync("How does value become marks?", "Measure by measure");
        await at.ChooseAsync(
            "Which value earns marks?",
            "Social and local economic value together"
        );
        await at.ChooseAsync(
            "May an excluded bid be the highest?",
            "No, only bids that stay in are compared"
        );
        await at.ChooseAsync(
            "What if a bid has no delivery statement?",
            "A bid with none gets no marks for statements; its commitments still count"
        );
        await at.ChooseAsync(
            "How are bids separated that are level?",
            "Not at all: they stay level"
        );
        await at.PressAsync("Save and continue");
        await at.FollowAsync("All criteria of the award: price, quality and their parts");
        await at.FillAsync("Weight of Price", "40");
        await at.FillAsync("Weight of Quality", "45");
        await at.PressAsync("Add a part to 2");
        await at.FillAsync("Name of part 2.1", "Method");
        await at.FillAsync("Weight of part 2.1", "30");
        await at.PressAsync("Add a part to 2");
        await at.FillAsync("Name of part 2.2", "People");
        await at.FillAsync("Weight of part 2.2", "10");
        await at.PressRefusedAsync("Save and continue", "Quality");
        await at.FillAsync("Weight of People", "15");
        await at.PressAsync("Add up again");
        await at.PressAsync("Save and continue");
    }

    private async Task ChooseMeasuresAsync()
    {
        await at.FollowAsync("Choose measures");
        await at.OpenAsync("cannot fit a contract of this value and length");
        foreach (var (code, title, _) in Measures)
            await at.TickAsync($"{title} ({code})");
        await at.PressAsync("Continue");
        foreach (var (code, title, weight) in Measures)
        {
            await at.FillAsync($"{title} ({code})", "The people the parks serve live here.");
            await at.FillAsync($"Weight of {code}", weight);
        }

        await at.PressAsync("Save and continue");
        await at.SeesAsync("Time a bidder needs");
        await at.SeesAsync("it lasts 11 months, not 12");
        await at.FillAsync(
            "Why is this not followed here?",
            "The college takes apprentices over after the contract."
        );
        await at.PressAsync("Keep the measures for these reasons");
        await at.PressAsync("Continue");
    }

    private async Task SetDaysAsync()
    {
        await at.FollowAsync("Questions from bidders");
        await at.FillDateAsync("Until which day may they ask? (optional)", today.AddDays(20));
        await at.PressAsync("Save the day");
        await at.GoAsync(home);
        await at.FollowAsync("Set the deadline");
        await at.FillDateAsync("Until which day are bids received?", today.AddDays(30));
        await at.FillAsync("Until what time?", "noon");
        await at.PressAsync("Save and continue");
        await at.FollowAsync("Plan of the ten stages: tasks, people, days and decisions");
        await at.GoAsync(home);
    }

    private async Task PublishAsync()
    {
        await at.FollowAsync("What counts as local");
        await at.FillAsync("Areas", "Lancashire");
        await at.PressAsync("Save and continue");
        await at.FollowAsync("Check and publish");
        await at.PressAsync("Publish to bidders");
        await at.SeesAsync("Nobody can read a bid before it is opened");
        await at.FollowAsync("See it as bidders do");
        await at.FollowAsync("Social value schedule");
        await at.SeesAsync(Title);
        foreach (var (_, title, _) in Measures)
            await at.SeesAsync(title);
    }

    private async Task AnswerAsync(Actor supplier)
    {
        var procurement = Guid.Parse(home.Split('/')[^1]);
        _ = (await Site.World.AskQuestionAsync(supplier, procurement, Hint)).Value;
        await at.GoAsync("/");
        await at.FollowAsync("Answer bidders' questions");
        await at.SeesNothingOfAsync("Green Growers");
        await at.FollowAsync(Hint);
        await at.ChooseAsync("What do you do with it?", "Answer it to everybody");
        await at.FillAsync("The question, as everybody will read it", Hint);
        await at.FillAsync("Your answer", "Yes. Say who does what.");
        await at.PressAsync("Send the reply");
    }

    private async Task MoveTheDeadlineAsync(Visitor colleague)
    {
        await at.GoAsync(home);
        await at.FollowAsync("Extend the deadline");
        await at.FillDateAsync("Until which day are bids received?", today.AddDays(37));
        await at.FillAsync("Until what time?", "noon");
        await at.FillAsync("Why does it move?", "The visit to the parks moved.");
        await at.PressAsync("Propose the later deadline");
        await at.SeesAsync("once another officer confirms it");
        await colleague.GoAsync(home);
        await colleague.FollowAsync("See the proposal");
        await colleague.PressAsync("Confirm the later deadline");
        var resident = await ComeAsync();
        await resident.GoAsync($"/opportunities{home["/procurements".Length..]}");
        await resident.SeesAsync("Yes. Say who does what.");
        await resident.SeesAsync(
            today.AddDays(37).ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))
        );
    }
}
