using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>A tender marked in units, and one marked by statements alone in the council's own words, from the pages to what bidders read.</summary>
public sealed class UnitsFirstPagesTests : SiteCase
{
    private Actor officer = null!;
    private Guid draft;
    private Browser browser = null!;

    private string Home => $"/procurements/{draft}";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
        draft = await World.PreparedProcurementAsync(officer, ["NT29", "NT87"]);
        browser = await Site.SignInAsync(officer);
    }

    [Fact]
    public async Task Points_for_each_unit_are_set_with_the_measures_and_read_by_bidders()
    {
        await browser.GetAsync($"{Home}/weighting");
        var missing = await browser.PressAsync(
            "Save and continue",
            ("Input.Quantitative.Method", "Points")
        );
        Assert.Contains(
            "Fill in the points that earn all marks.",
            missing.Problems.Single(),
            StringComparison.Ordinal
        );
        await browser.PressAsync(
            "Save and continue",
            ("Input.Quantitative.Method", "Points"),
            ("Input.Quantitative.ExpectedPoints", "50")
        );
        Assert.Empty(browser.Page.Problems);
        var check = await browser.GetAsync($"{Home}/publish");
        Assert.Contains("no measure says what it earns", check.Text, StringComparison.Ordinal);

        await browser.GetAsync($"{Home}/measures");
        await browser.PressAsync("Continue", ("Input.Codes", "NT29"), ("Input.Codes", "NT87"));
        Assert.Contains(
            "Points for one volunteer hour, NT29",
            browser.Page.Text,
            StringComparison.Ordinal
        );
        await browser.PressAsync(
            "Save and continue",
            ("Input.Asked[NT29].Weight", "250"),
            ("Input.Asked[NT29].Limit", "100")
        );
        Assert.Empty(browser.Page.Problems);
        await browser.GetAsync($"{Home}/publish");
        await browser.PressAsync("Publish to bidders");
        Assert.Empty(browser.Page.Problems);

        var notice = await Site.Visitor().GetAsync($"/opportunities/{draft}");
        Assert.Contains(
            "One volunteer hour earns 250 points.",
            notice.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("No more than 100 volunteer hours", notice.Text, StringComparison.Ordinal);
        Assert.Contains("its points / 50", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_have_the_councils_own_words_and_as_many_steps_as_it_writes()
    {
        await browser.GetAsync($"{Home}/weighting");
        var gap = await browser.PressAsync(
            "Save and continue",
            ("Input.QuantitativeShare", "0"),
            ("Input.Quantitative.Method", "None"),
            ("Input.Qualitative.Steps[2].Word", ""),
            ("Input.Qualitative.Steps[7].Word", "Perfect")
        );
        Assert.NotEmpty(gap.Problems);
        (string, string)[] shorter =
        [
            ("Input.QuantitativeShare", "0"),
            ("Input.Quantitative.Method", "None"),
            ("Input.Qualitative.Steps[0].Word", "Nothing"),
            ("Input.Qualitative.Steps[0].Means", "Says nothing"),
            ("Input.Qualitative.Steps[1].Word", "Some"),
            ("Input.Qualitative.Steps[1].Means", "Says something"),
            ("Input.Qualitative.Steps[2].Word", "Splendid"),
            ("Input.Qualitative.Steps[2].Means", "Says it all"),
            .. Enumerable
                .Range(3, 8)
                .SelectMany(step =>
                    new[]
                    {
                        ($"Input.Qualitative.Steps[{step}].Word", ""),
                        ($"Input.Qualitative.Steps[{step}].Means", ""),
                    }
                ),
        ];
        await browser.PressAsync("Save and continue", shorter);
        Assert.Empty(browser.Page.Problems);
        await browser.GetAsync($"{Home}/publish");
        await browser.PressAsync("Publish to bidders");

        var notice = await Site.Visitor().GetAsync($"/opportunities/{draft}");
        Assert.Contains("from 0 to 2", notice.Text, StringComparison.Ordinal);
        Assert.Contains("Score 2, splendid: Says it all.", notice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("highest value", notice.Text, StringComparison.Ordinal);
    }
}
