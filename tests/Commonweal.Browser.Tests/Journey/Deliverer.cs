using Commonweal.Story;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>The supplier reports a quarter, with a file of evidence for each claim.</summary>
internal sealed class Deliverer(Visitor at, Plan plan)
{
    /// <summary>The file that supports a claim.</summary>
    public static byte[] EvidenceOf(string measure) =>
        DeliveryStory.Pdf($"timesheets of {measure}");

    public async Task ReportAsync()
    {
        await at.GoAsync("/");
        await at.FollowAsync("Your contracts");
        await at.FollowAsync(Plan.Title);
        await at.FollowAsync("Quarterly reports");
        await at.PressAsync($"Start the report of {plan.First.Words()}");
        var report = at.Address;
        string[] delivered = ["1", "30", "2"];
        foreach (var (measure, quantity) in Plan.Measures.Zip(delivered))
        {
            await at.GoAsync(report);
            await at.FollowAsync(measure.Title);
            await at.FillAsync("How much did you deliver in these three months?", quantity);
            await at.FillAsync("What was done?", "In the centre of Preston, each week.");
            await at.AttachAsync("Add a file", $"{measure.Code}.pdf", EvidenceOf(measure.Code));
            await at.PressAsync("Add this file");
            await at.SeesRowAsync($"{measure.Code}.pdf", "1 KB");
        }
        await at.FollowAsync("Back to the report");
        await at.PressAsync("Check and send");
        await at.FillAsync("Anything else about the quarter (optional)", "A good beginning.");
        await SendAsync();
    }

    /// <summary>Finds the returned report among the tasks, mends what was asked and sends it again.</summary>
    public async Task MendAsync(string because)
    {
        await at.GoAsync("/");
        await at.FollowAsync("Mend reports that were returned to you");
        await at.SeesAsync(because);
        await at.FollowAsync(Plan.Measures[2].Title);
        await at.FillAsync("What was done?", "Two tonnes: the second van came in the last month.");
        await at.PressAsync("Save and continue");
        await at.PressAsync("Check and send");
        await SendAsync();
    }

    private async Task SendAsync()
    {
        await at.TickAsync("The figures belong to this contract");
        await at.PressAsync("Send to the contract manager");
        await at.SeesAsync("Not decided");
    }
}
