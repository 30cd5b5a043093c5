using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

public sealed class RulesShownTests : SiteCase
{
    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
    }

    [Fact]
    public async Task The_policy_check_shows_every_rule_of_the_day_who_made_it_and_how_it_binds()
    {
        var large = await CheckAsync(ProcurementsStory.Details() with { NetValue = 5_000_000m });
        Assert.All(
            (string[])
                [
                    "Duty to have regard",
                    "National Procurement Policy Statement",
                    "divided into lots",
                    "at least three key performance indicators",
                    "Your council's own policy",
                    "Lancashire",
                    "Not binding on councils; yours has not adopted it",
                    "Social Value Model of 2025",
                    "Cabinet Office",
                    "Central government",
                ],
            words => Assert.Contains(words, Shown(large), StringComparison.Ordinal)
        );
        Assert.DoesNotContain("keep the competition", Shown(large), StringComparison.Ordinal);
        Assert.Contains(
            "the contract meets the national threshold",
            large.Text,
            StringComparison.Ordinal
        );

        var small = await CheckAsync(ProcurementsStory.Details() with { NetValue = 150_000m });
        Assert.Contains("Your council may, and need not", Shown(small), StringComparison.Ordinal);
        Assert.Contains("SI 2026/94", Shown(small), StringComparison.Ordinal);
        Assert.DoesNotContain("divided into lots", Shown(small), StringComparison.Ordinal);
    }

    /// <summary>What is read before the rules that do not apply are opened.</summary>
    private static string Shown(WebPage page) =>
        page.Text[..page.Text.IndexOf("Rules that do not apply", StringComparison.Ordinal)];

    private async Task<WebPage> CheckAsync(ProcurementDetails details)
    {
        var id = await World.DraftProcurementAsync(officer, details);
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{id}/threshold");
        return await browser.PressAsync("Check");
    }
}
