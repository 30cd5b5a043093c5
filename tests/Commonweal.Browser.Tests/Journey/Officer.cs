using Commonweal.Story;
using Xunit;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>Takes a notice up, prepares the procurement and publishes it; later opens the bids with a second officer.</summary>
internal sealed class Officer(Visitor at, Plan plan)
{
    public async Task ImportNoticesAsync()
    {
        var file = Path.Combine(World.RepositoryData(), "demo/contracts-finder/releases.json");
        await at.FollowAsync("Procurements");
        await at.PressAsync("Import notices");
        await at.AttachAsync(
            "File of notices",
            "releases.json",
            await File.ReadAllBytesAsync(file)
        );
        await at.PressAsync("Import");
        await at.SeesAsync("196 of its notices are new here");
        await at.FollowAsync("See the imported notices");
    }

    /// <summary>Answers the address of the procurement.</summary>
    public async Task<string> TakeUpAsync()
    {
        await at.FindProcurementAsync();
        await at.PressAsync("Take up this procurement");
        await at.SeesAsync("0 of 6 steps are done");
        return at.Address;
    }

    public async Task SayWhatIsBoughtAsync()
    {
        await at.FollowAsync("Say what is bought");
        await at.FillAsync("Your reference", "LVS-2027");
        await at.ChooseAsync("What is bought?", "Services");
        await at.FillAsync("Estimated value without VAT", "£1.2m");
        await at.ChooseAsync("VAT rate", "Standard rate, 20%");
        await at.FillAsync("Length in months", "24");
        await at.FillDateAsync("When does the procurement commence?", new DateOnly(2026, 3, 1));
        await at.FillDateAsync("When is the contract to start? (optional)", plan.First.Start);
        await at.PressAsync("Save and continue");
    }

    public async Task SayWhyItIsOneLotAsync()
    {
        await at.FollowAsync("Lots, options and extensions");
        await at.FillAsync("Why is it not divided into lots?", "One crew looks after it all.");
        await at.PressAsync("Save and continue");
    }

    public async Task CheckPolicyAsync()
    {
        await at.FollowAsync("Check policy and law");
        await at.PressAsync("Check");
        await at.SeesAsync("Required by your policy");
        await at.SeesAsync("Where the rule stands");
        await at.PressAsync("Continue");
    }

    public async Task AnswerPrinciplesAsync()
    {
        await at.FollowAsync("Answer the core principles");
        foreach (
            var principle in (string[])
                ["sustainable and responsible", "value based", "maximising impact", "green"]
        )
        {
            await at.FillAsync($"Core principle: {principle}", "The specification says how.");
        }

        await at.PressAsync("Save and continue");
    }

    public async Task SetWeightingAsync()
    {
        await at.FollowAsync("Set edition, weighting and scoring");
        await at.FillAsync("Weighting of social value, out of the whole award", "20");
        await at.FillAsync("Share of the marks for the value of commitments", "50%");
        await at.ChooseAsync("How does value become marks?", "In proportion to the highest bid");
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
            "A bid with none at all gets no marks for social value"
        );
        await at.ChooseAsync("How are bids separated that are level?", "In this order");
        await at.SelectAsync("First by", "More marks for statements");
        await at.SelectAsync("Then by", "Lower price");
        await at.PressAsync("Save and continue");
    }

    public async Task ChooseMeasuresAsync()
    {
        await at.FollowAsync("Choose measures");
        foreach (var (_, title) in Plan.Measures)
        {
            await at.TickAsync(title);
        }
        await at.PressAsync("Continue");
        foreach (var (code, title) in Plan.Measures)
        {
            await at.FillAsync($"{title} ({code})", "The people it serves live here.");
        }
        await at.PressAsync("Save and continue");
    }

    public async Task PublishAsync()
    {
        await at.FollowAsync("Set the deadline");
        await at.FillDateAsync("Until which day are bids received?", plan.Deadline);
        await at.FillAsync("Until what time?", "midday");
        await at.PressAsync("Save and continue");
        await at.SeesAsync("6 of 6 steps are done");
        await at.FollowAsync("What counts as local");
        await at.FillAsync("Areas", "Lancashire");
        await at.PressAsync("Save and continue");
        await at.FollowAsync("Check and publish");
        await at.PressAsync("Publish to bidders");
        await at.SeesAsync("Nobody can read a bid before it is opened");
    }

    /// <summary>Looks wherever bids could show before they are opened.</summary>
    public async Task FindsNoBidAsync(string procurement, string bid)
    {
        string[] shown = ["", "/bids", "/opening", "/ranking"];
        foreach (var page in shown)
        {
            var said = await (await at.AskAsync(procurement + page)).TextAsync();
            string[] secrets = [Plan.Winner, Plan.Rival, Plan.Better, "1,150,000"];
            foreach (var secret in secrets)
                Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(403, (await at.AskAsync(bid)).Status);
    }

    /// <summary>Agrees to the opening; the second to agree opens.</summary>
    public async Task AgreeToOpenAsync(string procurement, bool isSecond)
    {
        await at.GoAsync(procurement);
        await at.FollowAsync("Open the bids");
        await at.PressAsync(isSecond ? "Agree and open the bids" : "Agree to open the bids");
        if (isSecond)
        {
            await at.SeesAsync("Register of bids");
            await at.SeesAsync(Plan.Winner);
            await at.SeesAsync(Plan.Rival);
            await at.SeesNothingOfAsync("1,150,000");
        }
        else
        {
            await at.SeesAsync("A second officer has to agree");
            await at.SeesNothingOfAsync(Plan.Winner);
        }
    }

    /// <summary>Looks at what each bidder offers and accepts it.</summary>
    public async Task AcceptOffersAsync(string procurement)
    {
        await at.GoAsync(procurement);
        await at.DeclareAsync();
        foreach (var bidder in new[] { Plan.Winner, Plan.Rival })
        {
            await at.GoAsync(procurement);
            await at.FollowAsync("Read the bids");
            await at.FollowAsync(bidder);
            await at.PressAsync("Accept as offered what is not checked");
            await at.SeesAsync("3 offers are accepted as offered");
        }
    }

    /// <summary>Puts the winner to whoever decides.</summary>
    public async Task RecommendAsync(string procurement)
    {
        await at.GoAsync($"{procurement}/report");
        await at.ChooseAsync("Which bid do you recommend?", Plan.Winner);
        await at.FillAsync("Why?", "It leads on social value and on quality.");
        await at.PressAsync("Recommend this bid");
        await at.SeesRowAsync("Recommended", Plan.Winner);
    }
}
