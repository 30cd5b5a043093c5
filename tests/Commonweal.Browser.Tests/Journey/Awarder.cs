namespace Commonweal.Browser.Tests.Journey;

/// <summary>A second head of procurement, who awards.</summary>
internal sealed class Awarder(Visitor at, Plan plan)
{
    /// <summary>Of the contract.</summary>
    public const string Reference = "C-LVS-2027";

    /// <summary>Answers the address of the contract.</summary>
    public async Task<string> AwardAsync(string procurement)
    {
        await at.GoAsync(procurement);
        await at.DeclareAsync();
        await at.GoAsync($"{procurement}/ranking");
        await at.FollowAsync("Award the contract");
        await at.ChooseAsync("Which bid is the contract awarded to?", Plan.Winner);
        await at.FillAsync(
            "Why this bid?",
            "It is first on social value, on price and on quality."
        );
        await at.FillAsync("Contract reference", Reference);
        await at.FillDateAsync("First day", plan.First.Start);
        await at.FillDateAsync("Last day", plan.Last);
        await at.PressAsync("Continue");
        await at.SeesAsync("Check the award before you make it");
        await at.SeesAsync(Plan.Winner);
        await at.PressAsync("Award the contract");
        await at.SeesAsync("The contract is awarded. An email goes to every bidder");
        await at.SeesAsync("Nobody looks after this contract yet");
        await at.OpenAsync(Plan.Measures[0].Title);
        await at.SeesAsync("Due in each quarter");
        return at.Address;
    }
}
