namespace Commonweal.Browser.Tests.Journey;

/// <summary>Somebody who lives there, without an account.</summary>
internal sealed class Resident(Visitor at)
{
    public async Task ReadResultsAsync()
    {
        await at.GoAsync("/");
        await at.PictureAsync("home");
        await at.FollowAsync("Results");
        await at.FollowAsync("lancashire council");
        await at.SeesRowAsync(Plan.Measures[1].Title, "24");
        await at.SeesRowAsync(Plan.Title, "£");
        await at.SeesNothingOfAsync("NT29.pdf");
        await at.SeesNothingOfAsync(Plan.Rival);
        await at.PictureAsync("resident-results");
        await at.FollowAsync($"{Awarder.Reference}: {Plan.Title}, {Plan.Winner}");
        await at.SeesRowAsync(Plan.Measures[1].Title, "24");
        await at.SeesNothingOfAsync("NT29.pdf");
        await at.SeesNothingOfAsync(Plan.Rival);
        await at.PictureAsync("resident-contract");
    }
}
