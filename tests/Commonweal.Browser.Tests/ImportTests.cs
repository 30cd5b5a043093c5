using System.Text;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.Browser.Tests;

/// <summary>A policy lead brings the values of a table into a draft, with and without scripts.</summary>
public sealed class ImportTests : VisitedSite
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Values_of_a_councils_table_come_into_the_draft_step_by_step(bool script)
    {
        Script = script;
        var world = Site.World;
        var writer = await world.PersonAsync(
            await world.AuthorityAsync("lancashire"),
            Role.PolicyLead
        );
        var draft = await world.EditionDraftAsync(writer);
        var at = await SignInAsync(writer);

        await at.GoAsync($"/editions/{draft}");
        await at.FollowAsync("Bring in values from a file");
        await at.PressRefusedAsync("Read the file", "Choose a file");
        await at.AttachAsync(
            "File with the values",
            "appendix.xlsx",
            ImportStory.Layout("lancashire-portal.xlsx")
        );
        await at.PressAsync("Read the file");
        await at.SeesHeadingAsync("Where is the table?");
        await at.PressAsync("Continue");
        await at.SeesHeadingAsync("Which column is what?");
        await at.SelectAsync("Value of one unit", "In no column");
        await at.PressRefusedAsync("Continue", "Choose the column with the values.");
        await at.SelectAsync("Value of one unit", "E: Proxy Value");
        await at.PressAsync("Continue");
        await at.SeesHeadingAsync("What do its units mean?");
        await at.SelectAsync("no. people FTE", "None of these: refuse its rows");
        await at.PressAsync("Continue");
        await at.PressRefusedAsync("See what would come of it", "Name the licence");
        await at.FillAsync("Where are they published?", "Handbook of the licence's owner");
        await at.FillAsync("Under what licence does your council use them?", "CC BY-NC-ND 4.0");
        await at.FillAsync("Which year's prices are they in?", "2024");
        await at.FillAsync("From which day do they hold?", "1 April 2024");
        await at.ChooseAsync("How far may the values be relied on?", "Medium");
        await at.PressAsync("See what would come of it");
        await at.SeesHeadingAsync("What would come of the file");
        await at.SeesRowAsync("First day", "1 April 2024");
        await at.SeesAsync("it is not said what 'no. people FTE' means");
        await at.FollowAsync("what the units mean");
        await at.SelectAsync("no. people FTE", "full-time years");
        await at.PressAsync("Continue");
        await at.PressAsync("See what would come of it");
        await at.SeesRowAsync("Refused", "0 rows");
        await at.SelectAsync("Show", "Left out");
        await at.PressAsync("Apply");
        await at.SeesAsync("The headings, repeated.");
        await at.FillAsync("Keep how this layout is read, under a name (optional)", "Appendix");
        await at.PressAsync("Take 29 rows into the draft");
        await at.SeesAsync("29 rows of the file are in the draft.");

        var after = (await world.EditionAsync(writer, draft))!.Edition;
        Assert.Equal(
            123.4567m,
            after.Find("NT10")!.Proxy!.On(new DateOnly(2026, 1, 1))!.Figure.Central
        );
        Assert.DoesNotContain(
            "123.4567",
            Encoding.UTF8.GetString(EditionText.Write(after.ToPassOn())),
            StringComparison.Ordinal
        );
        await at.GoAsync($"/editions/{draft}/import");
        await at.SeesAsync("Appendix");
    }

    [Fact]
    public async Task A_published_list_without_units_and_values_comes_in_as_recorded_only()
    {
        var world = Site.World;
        var writer = await world.PersonAsync(
            await world.AuthorityAsync("lancashire"),
            Role.PolicyLead
        );
        var draft = await world.BareDraftAsync(writer);
        var at = await SignInAsync(writer);

        await at.GoAsync($"/editions/{draft}/import");
        await at.AttachAsync(
            "File with the values",
            "menu.csv",
            ImportStory.Layout("cumberland-menu.csv")
        );
        await at.PressAsync("Read the file");
        await at.SeesAsync("We have made a table of it, with a column for each label.");
        await at.PressAsync("Continue");
        await at.SelectAsync(
            "Input, output or outcome: the same for every row",
            "Output: What is done"
        );
        await at.FillAsync("Evidence: the same for every row", "As agreed in the plan");
        await at.PressAsync("Continue");
        await at.SelectAsync("No unit", "full-time years");
        await at.PressAsync("Continue");
        await at.SeesHeadingAsync("Where do the measures come from?");
        await at.FillAsync(
            "Under what licence does your council use them?",
            "Published on the web"
        );
        await at.TickAsync("The words of the measures may be published");
        await at.PressAsync("See what would come of it");
        await at.SeesAsync("No unit in your table: taken as full-time years.");
        await at.PressAsync("Take 7 rows into the draft");
        await at.SeesAsync("7 rows of the file are in the draft.");
    }
}
