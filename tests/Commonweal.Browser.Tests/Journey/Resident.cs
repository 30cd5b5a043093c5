namespace Commonweal.Browser.Tests.Journey;

/// <summary>Somebody who lives there, without an account.</summary>
internal sealed class Resident(Visitor at)
{
    /// <summary>Finds the council's own framework, and where a value of it comes from.</summary>
    public async Task ReadFrameworkAsync()
    {
        await at.GoAsync("/");
        await at.FollowAsync("Frameworks");
        await at.FollowAsync(PolicyLead.Title);
        await at.SeesRowAsync("NT4", PolicyLead.Worth);
        await at.FollowAsync(PolicyLead.Measure);
        await at.OpenAsync("How this is worked out");
        await at.SeesAsync(PolicyLead.Survey);
    }

    public async Task ReadResultsAsync()
    {
        await at.GoAsync("/");
        await at.FollowAsync("Results");
        await at.FollowAsync("lancashire council");
        await at.SeesRowAsync(Plan.Measures[1].Title, "24");
        await at.SeesRowAsync(Plan.Title, "£");
        await at.SeesNothingOfAsync("NT29.pdf");
        await at.SeesNothingOfAsync(Plan.Rival);
        await at.FollowAsync($"{Awarder.Reference}: {Plan.Title}, {Plan.Winner}");
        await at.SeesRowAsync(Plan.Measures[1].Title, "24");
        await at.SeesNothingOfAsync("NT29.pdf");
        await at.SeesNothingOfAsync(Plan.Rival);
    }
}
