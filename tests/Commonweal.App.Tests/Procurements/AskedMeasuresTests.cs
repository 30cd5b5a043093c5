using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>Weights, targets and limits of measures, and what is said of those that overlap.</summary>
public sealed class AskedMeasuresTests : SiteCase
{
    private Actor officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        officer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.Officer);
    }

    [Fact]
    public async Task What_is_typed_about_each_measure_is_refused_at_its_field_and_read_by_bidders()
    {
        var id = await World.PreparedProcurementAsync(officer, ["NT14", "NT18"]);
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{id}/measures");
        await browser.PressAsync("Continue");

        var refused = await browser.PressAsync(
            "Save and continue",
            ("Input.Asked[NT14].Target", "a lot"),
            ("Input.Asked[NT18].Limit", "0")
        );
        // The method marks pounds of all measures together: no weight is asked for.
        Assert.Null(refused.Document.QuerySelector("[name='Input.Asked[NT14].Weight']"));
        Assert.Equal(2, refused.Problems.Count);
        Assert.Equal(
            "a lot",
            refused
                .Document.QuerySelector("[name='Input.Asked[NT14].Target']")!
                .GetAttribute("value")
        );

        // To the list and back: nothing of it is lost.
        await browser.PressAsync("Choose other measures");
        await browser.PressAsync("Continue");
        var saved = await browser.PressAsync(
            "Save and continue",
            ("Input.Asked[NT14].Target", "200,000"),
            ("Input.Asked[NT18].Limit", "1000000"),
            ("Input.Overlap", "Refuse")
        );
        Assert.Equal("The measures are saved.", saved.Success);
        Assert.Contains(
            "The target is £200,000 spent over the whole contract.",
            (await browser.GetAsync($"/procurements/{id}/measures")).Text,
            StringComparison.Ordinal
        );

        await browser.GetAsync($"/procurements/{id}/publish");
        await browser.PressAsync("Publish to bidders");
        var read = (await Site.Visitor().GetAsync($"/opportunities/{id}")).Text;
        Assert.Contains(
            "No more than £1,000,000 spent over the whole contract count.",
            read,
            StringComparison.Ordinal
        );
        Assert.Contains("may not count the same pound", read, StringComparison.Ordinal);
        Assert.Contains("offer one of them only", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_order_is_changed_without_losing_what_is_said_of_the_measures()
    {
        var id = await World.PreparedProcurementAsync(officer, ["NT1"]);
        await World.AskForAsync(
            officer,
            id,
            [new("NT1", "Jobs", Target: 2m, Limit: 5m), new("NT29", "Hours", Limit: 80m)],
            Overlap.Refuse
        );
        var browser = await Site.SignInAsync(officer);
        await browser.GetAsync($"/procurements/{id}/measures");
        await browser.PressAsync("Down: NT1");

        var row = await World.AskAsync<ProcurementPreparation, Procurement>(async prepared =>
            (await prepared.OfAsync(officer, id, CancellationToken.None))!.Row
        );
        Assert.Equal(
            [("NT29", null, 80m), ("NT1", 2m, (decimal?)5m)],
            row.Measures.Select(one => (one.Measure, one.Target, one.Limit))
        );
        Assert.Equal(Overlap.Refuse, row.Overlap);
    }
}
