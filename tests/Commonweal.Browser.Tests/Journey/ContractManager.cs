using Xunit;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>Accepts the contract, shows it to the public, decides what a quarter's claims count for.</summary>
internal sealed class ContractManager(Visitor at, string name)
{
    public async Task AcceptAsync()
    {
        await at.FollowAsync("Contracts");
        await at.FollowAsync(Plan.Title);
        await at.FollowAsync("Change contract manager");
        await at.ChooseAsync("Who looks after this contract?", $"{name} (you)");
        await at.PressAsync("Save");
        await at.SeesRowAsync("Contract manager", name);
    }

    public async Task PublishAsync()
    {
        await at.FollowAsync("Publish shown to the public");
        await at.PressAsync("Make it public");
        await at.SeesRowAsync("Shown to the public", "Since");
    }

    /// <summary>Gives a report back with what should be mended.</summary>
    public async Task ReturnAsync(string because)
    {
        await at.GoAsync("/reports");
        await at.FollowAsync(Plan.Title);
        await at.PressAsync("Return it to the supplier");
        await at.FillAsync("What should be mended?", because);
        await at.PressAsync("Return the report");
        await at.SeesAsync(because);
    }

    /// <summary>Accepts one claim, adjusts the next with a reason, rejects none, validates.</summary>
    public async Task ReviewAsync()
    {
        const string Question = "Does the evidence support the claim?";
        await at.GoAsync("/");
        await at.FollowAsync("Reports");
        await at.FollowAsync(Plan.Title);
        await at.FollowAsync(Plan.Measures[0].Title);
        await at.ChooseAsync(Question, "Accept: all of it counts");
        await at.PressAsync("Save the decision");
        await at.SeesHeadingAsync(Plan.Measures[1].Title);
        await at.ChooseAsync(Question, "Adjust: a part of it counts");
        await at.FillAsync("How much counts?", "24");
        await at.PressRefusedAsync("Save the decision", "There is a problem");
        await at.FillAsync("Why?", "Six hours were given before the contract began.");
        await at.PressAsync("Save the decision");
        await at.SeesHeadingAsync(Plan.Measures[2].Title);
        await at.ChooseAsync(Question, "Accept: all of it counts");
        await at.PressAsync("Save the decision");
        await at.PressAsync("Validate the report");
        await at.SeesAsync("Adjusted");
    }

    /// <summary>Opens a figure down to its entry, how it is worked out, and the very file of evidence.</summary>
    public async Task ReadPortfolioAsync(byte[] evidence)
    {
        await at.FollowAsync("Portfolio");
        await at.FollowAsync("measure");
        await at.SeesRowAsync(Plan.Measures[1].Title, "24 volunteer hours");
        await at.SelectAsync("Show", "Restated to Southend 2050 social value set");
        await at.PressAsync("Show these values");
        await at.SeesAsync("This is not what was agreed; contracts keep their own values.");
        await at.SelectAsync("Show", "Values as they were agreed");
        await at.PressAsync("Show these values");
        var figure = at.Page.Locator("main tr", new() { HasText = Plan.Measures[1].Title });
        await at.LandAsync(() => figure.Locator("a", new() { HasText = "validated" }).ClickAsync());
        await at.SeesHeadingAsync("Validated entries of");
        await at.LandAsync(() => at.Page.Locator("tbody th a").First.ClickAsync());
        await at.SeesAsync("How the value is worked out");
        await at.SeesAsync("Six hours were given before the contract began");
        var file = at.Page.Locator("main a[href^='/evidence/']").First;
        var answer = await at.AskAsync((await file.GetAttributeAsync("href"))!);
        Assert.Equal(evidence, await answer.BodyAsync());
    }
}
