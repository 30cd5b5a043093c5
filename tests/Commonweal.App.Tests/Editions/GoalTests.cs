using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Editions;

/// <summary>Sustainable development goals of a council's own framework.</summary>
public sealed class GoalTests : SiteCase
{
    private Guid authority;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        authority = await World.AuthorityAsync("lancashire");
    }

    [Fact]
    public async Task A_copy_has_the_goals_of_its_model_and_its_writers_change_them()
    {
        var writer = await World.PersonAsync(authority, Role.PolicyLead);
        var id = await World.EditionDraftAsync(writer);
        var lead = await Site.SignInAsync(writer);
        var page = await lead.GetAsync($"/editions/{id}/measures/NT9");
        Assert.Equal(["4", "8"], Ticked(page), StringComparer.Ordinal);

        page = await lead.PressAsync(
            "Save",
            ("Input.Goals", "8"),
            ("Input.Goals", "12"),
            ("Input.GoalsBecause", "Skills to mend and reuse")
        );
        Assert.Equal("It is saved.", page.Success);
        page = await lead.GetAsync($"/editions/{id}/changes?Change=Words");
        Assert.Equal("NT9", Assert.Single(page.Rows, row => row.Count > 3)[0]);

        var measure = (await World.EditionAsync(writer, id))!.Edition.Find("NT9")!;
        Assert.Equal([8, 12], measure.Goals);
        Assert.Equal("Skills to mend and reuse", measure.GoalsBecause);
        var unsaid = await World.WriteAsync(
            writer,
            id,
            new SetMeasure("NT9", measure with { Goals = [] })
        );
        Assert.Equal("GoalsBecause", Assert.Single(unsaid.Problems).Field);
    }

    [Fact]
    public async Task A_published_framework_says_its_goals_to_everybody_as_its_councils()
    {
        var goal = new SetMeasure(
            "NT9",
            LancashireMeasure("NT9") with
            {
                Goals = [2],
                GoalsBecause = "Skills to grow food",
            }
        );
        var name = await World.PublishedEditionAsync(authority, goal);
        var reader = Site.Visitor();
        var edition = await World.AskAsync<EditionShelf, Edition>(shelf =>
            Task.FromResult(shelf.FindOpen(name)!)
        );

        var page = await reader.GetAsync("/goals/2");
        Assert.Equal("Skills to grow food", Assert.Single(page.Rows)[^1]);
        page = await reader.FollowAsync(LancashireMeasure("NT9").Title);
        Assert.Equal($"/frameworks/{name}/measures/NT9", page.Path);
        Assert.Contains(
            $"Skills to grow food. {edition.Owner} chose them.",
            page.Text,
            StringComparison.Ordinal
        );
        page = await reader.GetAsync("/goals");
        Assert.Equal(["2", "Zero hunger", "1"], page.Rows[1], StringComparer.Ordinal);
    }

    private static Measure LancashireMeasure(string code) =>
        ReferenceLoader
            .Open(Story.World.RepositoryData())
            .Edition("lancashire-toms-2024")!
            .Find(code)!;

    private static IEnumerable<string?> Ticked(WebPage page) =>
        page
            .Document.QuerySelectorAll("input[name='Input.Goals'][checked]")
            .Select(box => box.GetAttribute("value"));
}
