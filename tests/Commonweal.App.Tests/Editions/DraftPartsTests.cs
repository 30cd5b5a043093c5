using System.Net;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Editions;

/// <summary>The pages on which a policy lead writes the parts of a draft.</summary>
public sealed class DraftPartsTests : SiteCase
{
    private Actor writer = null!;
    private Browser lead = null!;
    private Guid id;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var authority = await World.AuthorityAsync("lancashire");
        writer = await World.PersonAsync(authority, Role.PolicyLead);
        id = await World.EditionDraftAsync(writer);
        lead = await Site.SignInAsync(writer);
    }

    [Fact]
    public async Task The_heading_is_written_and_what_is_wrong_is_said_beside_what_was_typed()
    {
        await Open("heading");
        var page = await lead.PressAsync(
            "Save",
            ("Title", ""),
            ("PublishedOn.Day", "31"),
            ("PublishedOn.Month", "2"),
            ("PriceYear", "24"),
            ("Source.Url", "our policy"),
            ("About", "Kept")
        );
        Assert.Equal(4, page.Problems.Count);
        Assert.Equal("our policy", Field(page, "Source_Url"));
        Assert.Equal("31", Field(page, "PublishedOn_Day"));
        Assert.Equal("Kept", page.Document.QuerySelector("#About")!.TextContent.Trim());

        page = await lead.PressAsync(
            "Save",
            ("Title", "Our measures 2027"),
            ("PublishedOn.Day", "1"),
            ("PublishedOn.Month", "April"),
            ("PublishedOn.Year", "2027"),
            ("PriceYear", "2024"),
            ("Source.Url", "")
        );

        Assert.Equal("It is saved.", page.Success);
        var edition = await Kept();
        Assert.Equal("Our measures 2027", edition.Title);
        Assert.Equal(new DateOnly(2027, 4, 1), edition.PublishedOn);
        Assert.Null(edition.Source.Url);
        Assert.Equal("Kept", edition.About);
    }

    [Fact]
    public async Task A_priority_gets_its_key_from_its_title_and_leaves_with_its_links()
    {
        await Open("priorities/new");
        var page = await lead.PressAsync("Save", ("Title", "Warm homes"), ("Group", ""));
        Assert.Single(page.Problems);
        Assert.Equal("Warm homes", Field(page, "Title"));
        page = await lead.PressAsync("Save", ("Group", "Our plan"));
        Assert.Equal($"/editions/{id}/priorities", page.Path);
        Assert.Contains(page.Rows, row => row[0] == "Warm homes" && row[2] == "0");
        Assert.Contains((await Kept()).Priorities, held => held.Id == "warm-homes");

        await Open("priorities/care");
        page = await RemoveAsync("priority");

        Assert.Equal("It is removed.", page.Success);
        var edition = await Kept();
        Assert.DoesNotContain(
            edition.Measures,
            one => one.Priorities.Contains("care", StringComparer.Ordinal)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await Open("priorities/care")).Status);
    }

    [Fact]
    public async Task A_theme_keeps_the_keys_of_its_outcomes_and_no_measure_loses_its_own()
    {
        await Open("themes/community-building");
        var page = await lead.PressAsync("Save", ("Outcomes[0].Title", ""));
        Assert.Contains("works towards", page.Problems.Single(), StringComparison.Ordinal);
        page = await RemoveAsync("theme");
        Assert.Contains(
            "stands under this theme",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        await lead.FollowAsync("No, keep it");
        page = await lead.PressAsync(
            "Save",
            ("Outcomes[0].Title", "Healthier people"),
            ("Outcomes[5].Title", "People online")
        );
        Assert.Equal("It is saved.", page.Success);
        var outcomes = (await Kept()).Themes.Single(one => one.Id == "community-building").Outcomes;
        Assert.Equal(
            [
                new("healthier-community", "Healthier people"),
                new IntendedOutcome("people-online", "People online"),
            ],
            [outcomes[0], outcomes[^1]]
        );

        await Open("themes/new");
        page = await lead.PressAsync("Save", ("Title", "Digital"));
        Assert.Contains("1 to 100 outcomes", page.Problems.Single(), StringComparison.Ordinal);
        await lead.PressAsync("Save", ("Outcomes[1].Title", "New"));
        await Open("themes/digital");
        page = await RemoveAsync("theme");
        Assert.Equal("It is removed.", page.Success);
    }

    [Fact]
    public async Task A_measure_is_added_at_its_place_and_every_refusal_stands_at_its_field()
    {
        await Open("measures/new");
        var page = await lead.PressAsync(
            "Save",
            ("Input.Code", "NT29"),
            ("Input.Unit", "Weeks"),
            ("Input.Proxy", "volunteer-hour"),
            ("Input.Counts", "Hours"),
            ("Input.Place", "first")
        );
        foreach (
            var field in new[] { "Code", "Title", "Outcome", "Proxy", "Class", "Level", "Place" }
        )
            Assert.NotNull(page.Document.QuerySelector($"#Input_{field}-error"));
        Assert.Equal("Hours", page.Document.QuerySelector("#Input_Counts")!.TextContent.Trim());

        page = await lead.PressAsync(
            "Save",
            ("Input.Code", "LCC-1"),
            ("Input.Title", "Hours of help to get online"),
            ("Input.Outcome", "community-building/working-with-community"),
            ("Input.Unit", "VolunteerHours"),
            ("Input.Class", "Social"),
            ("Input.Level", "Input"),
            ("Input.Evidence", "Dates\n\nPeople times hours"),
            ("Input.Priorities", "care"),
            ("Input.Place", "2")
        );

        Assert.Equal("It is saved.", page.Success);
        var edition = await Kept();
        var measure = edition.Measures[1];
        Assert.Equal(("LCC-1", 2), (measure.Code, measure.Order));
        Assert.Equal(["Dates", "People times hours"], measure.Evidence);
        Assert.Equal("volunteer-hour", measure.Proxy!.Id);
        Assert.Equal(44, edition.Measures[^1].Order);
    }

    [Fact]
    public async Task A_list_of_measures_is_narrowed_and_downloaded()
    {
        var page = await Open("measures?Value=Without&search=nt1");
        Assert.NotEmpty(page.Rows);
        Assert.All(page.Rows, row => Assert.Equal("None", row[^1]));
        foreach (var part in new[] { "measures", "priorities", "themes", "exclusions", "examples" })
        {
            Assert.Equal(HttpStatusCode.OK, (await Open(part)).Status);
            var file = await Open($"{part}?format=csv");
            Assert.Equal("text/csv", file.ContentHeaders.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_measure_is_removed_after_one_is_told_what_goes_along()
    {
        var page = await Open("measures/NT32/remove");
        Assert.Contains("The same saving is worth", page.Text, StringComparison.Ordinal);
        page = await lead.PressAsync("Yes, remove it");
        Assert.Equal("It is removed.", page.Success);
        Assert.Null((await Kept()).Find("NT32"));

        page = await Open("measures/NT13/remove");
        Assert.Contains("week: NT12, NT13 with one another", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_on_what_is_not_counted_twice_names_two_measures_that_are_there()
    {
        await Open("exclusions/new");
        var page = await lead.PressAsync(
            "Save",
            ("Shared", "other"),
            ("Measures", "NT29"),
            ("Source.Title", "Our rule"),
            ("Source.Licence", "Our own words")
        );
        Assert.Equal(2, page.Problems.Count);
        Assert.NotNull(page.Document.QuerySelector("#Other-error"));
        page = await lead.PressAsync("Save", ("Other", "cup of tea"), ("Measures", "nt29, NT28"));
        Assert.Contains("no measure \"nt29\"", page.Problems.Single(), StringComparison.Ordinal);
        page = await lead.PressAsync("Save", ("Measures", "NT28"), ("Against", "NT29 NT31"));
        Assert.Equal("It is saved.", page.Success);
        var rule = (await Kept()).Exclusions[^1];
        Assert.Equal(("cup-of-tea-nt28", "cup of tea"), (rule.Id, rule.Shared));
        Assert.Equal(["NT29", "NT31"], rule.Against);

        await Open($"exclusions/{rule.Id}");
        Assert.Equal("cup of tea", Field(lead.Page, "Other"));
        Assert.Equal("It is removed.", (await RemoveAsync("rule")).Success);
    }

    [Fact]
    public async Task An_example_that_differs_is_kept_and_says_what_it_comes_to()
    {
        await Open("examples/new");
        var page = await lead.PressAsync(
            "Save and work it out",
            ("Input.Says", "Two hundred hours"),
            ("Input.Source", "200 x 12.60"),
            ("Input.Origin", "Ours"),
            ("Input.Lines[1].Measure", "nt29"),
            ("Input.Lines[1].Attribution", "150"),
            ("Input.Social", "2520.001"),
            ("Input.LocalEconomic", "0")
        );
        foreach (
            var field in new[]
            {
                "Lines_1__Measure",
                "Lines_1__Quantity",
                "Lines_1__Attribution",
                "Social",
            }
        )
            Assert.NotNull(page.Document.QuerySelector($"#Input_{field}-error"));

        page = await lead.PressAsync(
            "Save and work it out",
            ("Input.Lines[1].Measure", "NT29"),
            ("Input.Lines[1].Quantity", "200"),
            ("Input.Lines[1].Attribution", ""),
            ("Input.Social", "2500")
        );
        Assert.Equal("It is saved.", page.Success);
        Assert.Contains("Differs", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Social value", "£2,500.00", "£2,520.00 (differs)"], page.Rows[0]);

        page = await lead.PressAsync("Save and work it out", ("Input.Social", "2,520"));
        Assert.Contains("Comes out", page.Text, StringComparison.Ordinal);
        await Open("examples");
        Assert.Contains(
            lead.Page.Rows,
            row => row[0] == "Two hundred hours" && row[2] == "Comes out"
        );
        await Open("examples/two-hundred-hours");
        Assert.Equal("It is removed.", (await RemoveAsync("example")).Success);
    }

    [Fact]
    public async Task Who_saves_what_another_changed_meanwhile_is_told_and_what_was_typed_stays()
    {
        await Open("measures/NT29");
        var other = await Site.SignInAsync(writer);
        await other.GetAsync($"/editions/{id}/measures/NT29");
        await other.PressAsync("Save", ("Input.Counts", "Hours given freely."));

        var page = await lead.PressAsync("Save", ("Input.Title", "Hours"), ("Input.Place", "x"));
        Assert.Single(page.Problems);
        page = await lead.PressAsync("Save", ("Input.Place", ""));

        Assert.Contains(
            "Somebody else changed this",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("Hours", Field(page, "Input_Title"));
        Assert.Equal("Hours given freely.", (await Kept()).Find("NT29")!.Counts);
        page = await lead.PressAsync("Save");
        Assert.Equal("It is saved.", page.Success);
        Assert.Equal("Hours", (await Kept()).Find("NT29")!.Title);
    }

    [Theory]
    [InlineData(
        "figures/real-living-wage-uk",
        "figures/real-living-wage-uk",
        "Save the figure",
        "Save the figure"
    )]
    [InlineData(
        "values/volunteer-hour",
        "values/volunteer-hour",
        "Save the value",
        "Save the value"
    )]
    [InlineData("measures/NT29", "measures/NT29/remove", "Save", "Yes, remove it")]
    [InlineData("priorities/care", "priorities/care?handler=Remove", "Save", "Yes, remove it")]
    public async Task Nothing_of_another_is_written_over_or_removed_unseen(
        string first,
        string second,
        string save,
        string then
    )
    {
        (string, string)[] typed = first.Split('/')[0] switch
        {
            "figures" => Figure,
            "measures" => [("Input.Title", "Hours")],
            "values" => [("Input.Title", "An hour")],
            _ => [("Title", "Caring")],
        };
        await Open(second);
        var other = await Site.SignInAsync(writer);
        await other.GetAsync($"/editions/{id}/{first}");
        Assert.Equal("It is saved.", (await other.PressAsync(save, typed)).Success);
        var before = EditionText.Fingerprint(await Kept());

        var page = await lead.PressAsync(then, then == save ? typed : []);

        Assert.Contains(
            "Somebody else changed this",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        Assert.Equal(before, EditionText.Fingerprint(await Kept()));
        Assert.StartsWith("It is", (await lead.PressAsync(then)).Success, StringComparison.Ordinal);
    }

    private static (string, string)[] Figure =>
        [
            ("From.Day", "1"),
            ("From.Month", "1"),
            ("From.Year", "2026"),
            ("Central", "13.45"),
            ("PriceYear", "2024"),
            ("Confidence", "High"),
            ("SourceTitle", "Our survey"),
            ("Licence", "Our own"),
            ("KeptPrivate", "false"),
        ];

    [Theory]
    [InlineData("heading")]
    [InlineData("priorities/care")]
    [InlineData("themes/community-building")]
    [InlineData("measures/NT29")]
    [InlineData("exclusions/carbon")]
    [InlineData("examples/one-of-each-kind")]
    public async Task Only_its_writers_see_a_form_and_only_while_it_is_a_draft(string part)
    {
        var head = await World.PersonAsync(writer.AuthorityId!.Value, Role.HeadOfProcurement);
        var reader = await Site.SignInAsync(head);
        Assert.NotEmpty(Forms(await Open(part)));
        Assert.Empty(Forms(await reader.GetAsync($"/editions/{id}/{part}")));
        Assert.Contains("You may read this draft", reader.Page.Text, StringComparison.Ordinal);
        var token = (await reader.GetAsync("/account/password")).Token;
        var sent = await reader.PostAsync($"/editions/{id}/{part}", token);
        Assert.NotEmpty(sent.Problems);

        _ = (await World.SubmitEditionAsync(writer, id)).Value;
        Assert.Empty(Forms(await Open(part)));
        _ = (await World.PublishEditionAsync(head, id)).Value;
        Assert.Empty(Forms(await Open(part)));
        Assert.Contains("stays as it is", lead.Page.Text, StringComparison.Ordinal);
    }

    /// <summary>Follows the link and says yes.</summary>
    private async Task<WebPage> RemoveAsync(string thing)
    {
        Assert.StartsWith(
            "Remove “",
            (await lead.FollowAsync($"Remove this {thing}")).Heading,
            StringComparison.Ordinal
        );
        return await lead.PressAsync("Yes, remove it");
    }

    private Task<WebPage> Open(string part) => lead.GetAsync($"/editions/{id}/{part}");

    private async Task<Edition> Kept() => (await World.EditionAsync(writer, id))!.Edition;

    private static string? Field(WebPage page, string field) =>
        page.Document.QuerySelector($"#{field}")!.GetAttribute("value");

    private static IEnumerable<object> Forms(WebPage page) =>
        page.Document.QuerySelectorAll("main form[method=post]");
}
