using System.Net;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Editions;

public sealed class DraftPagesTests : SiteCase
{
    private Guid authority;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        authority = await World.AuthorityAsync("lancashire");
    }

    [Fact]
    public async Task A_policy_lead_copies_a_framework_hands_it_over_and_a_colleague_publishes_it()
    {
        var writer = await ComeAsync(Role.PolicyLead);
        await writer.GetAsync("/editions/new?From=southend-2050");
        var draft = await writer.PressAsync(
            "Begin",
            ("Title", "Measures for Lancashire"),
            ("Version", "2027")
        );
        Assert.Contains("The copy is yours to change", draft.Text, StringComparison.Ordinal);
        var address = draft.Path;
        await writer.GetAsync("/");
        draft = await writer.FollowAsync("Finish frameworks you write and hand them over");
        Assert.Equal(address, draft.Path);
        var waiting = await writer.PressAsync("Hand over for review");
        Assert.Contains("You wrote in it", waiting.Text, StringComparison.Ordinal);

        var reviewer = await ComeAsync(Role.HeadOfProcurement);
        await reviewer.GetAsync("/");
        var found = await reviewer.FollowAsync("Review frameworks that colleagues wrote");
        Assert.Equal(address, found.Path);
        await reviewer.GetAsync($"{address}/review");
        var refused = await reviewer.PressAsync("Save the decision", ("Publish", "false"));
        Assert.Contains("Write what should be changed", refused.Text, StringComparison.Ordinal);
        await reviewer.GetAsync($"{address}/review");
        var published = await reviewer.PressAsync("Save the decision", ("Publish", "true"));
        Assert.Contains("The framework is published", published.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Throw this draft away", published.Text, StringComparison.Ordinal);

        var seen = await Site.Visitor().GetAsync("/frameworks/lancashire.2027");
        Assert.Contains("Measures for Lancashire", seen.Text, StringComparison.Ordinal);
        await reviewer.GetAsync($"{address}/retire");
        await reviewer.PressAsync("Retire it", ("RetireReason", "Followed by the next."));
        Assert.Contains(
            "No, retired",
            (await Site.Visitor().GetAsync("/frameworks")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_figure_is_tried_before_it_is_saved_and_the_value_explains_itself()
    {
        var (writer, address) = await DraftAsync();
        await writer.GetAsync($"{address}/figures/real-living-wage-uk");
        (string, string)[] typed =
        [
            ("From.Day", "22"),
            ("From.Month", "10"),
            ("From.Year", "2025"),
            ("Central", "13.86"),
            ("PriceYear", "2024"),
            ("Confidence", "High"),
            ("SourceTitle", "Our survey of wages"),
            ("Licence", "Our own"),
            ("KeptPrivate", "false"),
        ];

        var tried = await writer.PressAsync("Show what it would change", typed);
        Assert.Contains("£13.86", tried.Text, StringComparison.Ordinal);
        Assert.Contains("10.0%", tried.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "13.86",
            (await writer.GetAsync($"{address}/values")).Text,
            StringComparison.Ordinal
        );

        await writer.GetAsync($"{address}/figures/real-living-wage-uk");
        await writer.PressAsync("Save the figure", typed);
        Assert.Contains(
            "Our survey of wages",
            (await writer.GetAsync($"{address}/values/volunteer-hour")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Another value",
            (await writer.GetAsync($"{address}/changes?Change=Value")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "do not come out",
            (await writer.GetAsync(address)).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Newer figures are published",
            (await writer.GetAsync($"{address}/figures")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_missing_of_a_figure_is_said_all_at_once_and_what_was_typed_stays()
    {
        var (writer, address) = await DraftAsync();
        await writer.GetAsync($"{address}/figures/new");

        var page = await writer.PressAsync(
            "Save the figure",
            ("Title", "An hour"),
            ("SourceUrl", "nowhere")
        );

        foreach (
            var said in (string[])
                [
                    "Write its unit",
                    "The first day is missing",
                    "Enter the figure",
                    "Write where the figure comes from",
                    "no address of the web",
                    "Say whether the figure may be passed on",
                ]
        )
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Equal("An hour", page.Document.QuerySelector("#Title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_new_figure_makes_a_new_value()
    {
        var (writer, address) = await DraftAsync();
        await writer.GetAsync($"{address}/figures/new");
        await writer.PressAsync(
            "Save the figure",
            ("Title", "An hour of volunteering"),
            ("Area", "Lancashire"),
            ("UnitWords", "GBP per hour"),
            ("From.Day", "1"),
            ("From.Month", "1"),
            ("From.Year", "2024"),
            ("Central", "17.77"),
            ("PriceYear", "2024"),
            ("Confidence", "High"),
            ("SourceTitle", "Our survey"),
            ("Licence", "Kept by us"),
            ("KeptPrivate", "true")
        );
        await writer.GetAsync($"{address}/values/new");

        var page = await writer.PressAsync(
            "Save the value",
            ("Input.Title", "An hour given"),
            ("Input.Unit", "VolunteerHours"),
            ("Input.Formula", "datedFigure"),
            ("Input.Figure", "an-hour-of-volunteering-lancashire")
        );

        Assert.Contains("17.77", page.Text, StringComparison.Ordinal);
        Assert.Contains("An hour of volunteering, Lancashire", page.Text, StringComparison.Ordinal);
        Assert.Contains("An hour given", page.Text, StringComparison.Ordinal);
        await writer.GetAsync($"{address}/values/new");
        var wrong = await writer.PressAsync(
            "Save the value",
            ("Input.Title", "A tonne"),
            ("Input.Unit", "Tonnes"),
            ("Input.Formula", "annualWage"),
            ("Input.Wage", "an-hour-of-volunteering-lancashire")
        );
        Assert.Contains(
            "Choose the figure it is worked out from",
            wrong.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Newer_published_figures_are_shown_with_what_they_change_and_taken_on_demand()
    {
        var person = await World.PersonAsync(authority, Role.PolicyLead);
        var draft = await World.EditionDraftAsync(person);
        var wage = (await World.EditionAsync(person, draft))!.Edition.Parameters.Single(held =>
            held.Id == "real-living-wage-uk"
        );
        _ = (
            await World.WriteAsync(
                person,
                draft,
                new SetParameter(
                    wage with
                    {
                        Values = new DatedValues<Figure>(wage.Values.All.SkipLast(1)),
                    }
                )
            )
        ).Value;
        var (writer, address) = (await Site.SignInAsync(person), $"/editions/{draft}");

        var page = await writer.GetAsync($"{address}/figures/newer");
        Assert.Contains("1.1%", page.Text, StringComparison.Ordinal);
        await writer.PressAsync("Take them");

        Assert.DoesNotContain(
            "Newer figures are published",
            (await writer.GetAsync($"{address}/figures")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_councils_framework_is_nowhere_and_a_head_reads_without_writing()
    {
        var (_, address) = await DraftAsync();
        var elsewhere = await Site.SignInAsync(
            await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.PolicyLead)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(address)).Status);

        var head = await ComeAsync(Role.HeadOfProcurement);
        var page = await head.GetAsync($"{address}/figures/real-living-wage-uk");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Save the figure", page.Text, StringComparison.Ordinal);
    }

    private async Task<Browser> ComeAsync(Role role) =>
        await Site.SignInAsync(await World.PersonAsync(authority, role));

    private async Task<(Browser Writer, string Address)> DraftAsync()
    {
        var person = await World.PersonAsync(authority, Role.PolicyLead);
        var draft = await World.EditionDraftAsync(person);
        return (await Site.SignInAsync(person), $"/editions/{draft}");
    }
}
