using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Story;
using Xunit;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>A council's rules from the first change to the page that everybody reads.</summary>
public sealed class PolicyLeadTests : VisitedSite
{
    private static readonly DateOnly First = UkTime
        .Today(TimeProvider.System.GetUtcNow())
        .AddDays(60);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rules_are_written_tried_and_published_by_two_people(bool withScript)
    {
        Script = withScript;
        var world = Site.World;
        var council = await world.AuthorityAsync("lancashire");
        await world.DraftProcurementAsync(await world.PersonAsync(council, Role.Officer));
        var lead = await SignInAsync(await world.PersonAsync(council, Role.PolicyLead));
        await lead.FollowAsync("Rules of your council");
        await lead.PressAsync("Start a new version");
        var version = lead.Address;
        await lead.PressRefusedAsync("Ask for publication", "The rules have no first day.");

        await WriteAsync(lead, version);
        await lead.FollowAsync("See which decisions these rules would have changed");
        await lead.SeesAsync("These rules would have changed 1 of 1 decision.");
        await lead.SeesRowAsync("Grounds maintenance", "Required, at least 15%");
        await lead.GoAsync(version);
        await lead.PressAsync("Ask for publication");
        await lead.SeesAsync("Waiting for a second person");

        var head = await SignInAsync(await world.PersonAsync(council, Role.HeadOfProcurement));
        await head.FollowAsync("Read and publish new rules of the council");
        await head.ChooseAsync("What do you decide?", "Hand them back");
        await head.FillAsync("What should be changed?", "Name the paragraph.");
        await head.PressAsync("Save the decision");
        await lead.GoAsync(version);
        await lead.SeesAsync("Name the paragraph.");
        await lead.PressAsync("Ask for publication");
        await head.GoAsync(version);
        await head.ChooseAsync("What do you decide?", "Publish these rules");
        await head.PressAsync("Save the decision");
        var anybody = await ComeAsync();
        await anybody.GoAsync("/rules");
        await anybody.FollowAsync("What each council asks by its own policy");
        await anybody.FollowAsync("lancashire council");
        await anybody.FollowAsync(First.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        await anybody.SeesRowAsync("Least weighting", "15% for every tender");
    }

    private static async Task WriteAsync(Visitor lead, string version)
    {
        await lead.GoAsync($"{version}/start");
        await lead.FillDateAsync("What is the first day?", First);
        await lead.FillAsync("Which decision or document do they come from?", PoliciesStory.Source);
        await lead.PressAsync("Save and continue");
        await lead.GoAsync($"{version}/threshold?Rule=lancs-threshold");
        await lead.FillAsync("From which value?", "£250k");
        await lead.ChooseAsync("Does the value count VAT?", "No, it is the value without VAT");
        await lead.PressAsync("Save and continue");
        await lead.GoAsync($"{version}/weighting");
        await lead.FillAsync("How much, at least?", "15");
        await lead.PressAsync("Save and continue");
        await lead.GoAsync($"{version}/delivery");
        await lead.FillAsync("How many days has a supplier for its quarterly report?", "30");
        await lead.PressAsync("Save and continue");
        await lead.SeesAsync("Within 30 days of the end of the quarter");
    }
}
