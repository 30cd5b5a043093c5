using System.Net;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Audit;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Commonweal.Web.Shell.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>Nobody publishes what they did not read, and nobody's work is written over unread.</summary>
public sealed class OvertakenTests : SiteCase
{
    private const string Save = "Save and continue";

    private Actor first = null!;
    private Actor second = null!;
    private Browser one = null!;
    private Browser other = null!;
    private Guid id;

    private string At => $"/procurements/{id}";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var council = await World.AuthorityAsync("lancashire");
        first = await World.PersonAsync(council, Role.Officer);
        second = await World.PersonAsync(council, Role.Officer);
        id = await World.PreparedProcurementAsync(first);
        one = await Site.SignInAsync(first);
        other = await Site.SignInAsync(second);
    }

    [Fact]
    public async Task What_changed_since_it_was_read_is_not_published_before_it_is_read_again()
    {
        await one.GetAsync($"{At}/publish");
        var moved = (await ReadAsync()).Deadline!.Value.AddDays(3);
        _ = (
            await World.AskAsync<SetDeadline, Outcome<Done>>(act =>
                act.RunAsync(second, id, moved, ShortPeriod.None, Stop)
            )
        ).Value;

        var page = await one.PressAsync("Publish to bidders");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.StartsWith(
            $"{second.Name} changed this procurement on",
            page.Problems.Single(),
            StringComparison.Ordinal
        );
        Assert.Equal(ProcurementStage.Draft, (await ReadAsync()).Stage);
        page = await one.PressAsync("Publish to bidders");
        Assert.StartsWith("The procurement is published.", page.Success, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("details", "Input.Title", "Gritting of roads", "Gritting of pavements")]
    [InlineData("local-area", "Around", "County hall", "Town hall")]
    [InlineData("principles", "Answers[principle-green]", "Electric vans.", "No vehicles.")]
    [InlineData("weighting", "Input.QuantitativeShare", "60", "70")]
    [InlineData("deadline", "Time", "2:30pm", "11:00am")]
    public async Task A_form_that_would_write_over_a_colleagues_is_refused_with_both_shown(
        string page,
        string field,
        string theirs,
        string mine
    )
    {
        (string, string)[] more =
            page == "local-area" ? [("Areas", "Lancashire"), ("Miles", "20")] : [];
        await one.GetAsync($"{At}/{page}");
        await other.GetAsync($"{At}/{page}");
        Assert.Equal(
            HttpStatusCode.OK,
            (await other.PressAsync(Save, [(field, theirs), .. more])).Status
        );
        Assert.Empty(other.Page.Problems);

        var refused = await one.PressAsync(Save, [(field, mine), .. more]);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.StartsWith(
            $"{second.Name} saved this on",
            refused.Problems[0],
            StringComparison.Ordinal
        );
        var shown = refused.Document.QuerySelector($"[name='{field}']")!;
        Assert.Equal(mine, shown.GetAttribute("value") ?? shown.TextContent.Trim());
        Assert.Contains("Saved now:", refused.Text, StringComparison.Ordinal);
        var entries = await EntriesAsync();
        Assert.Empty((await one.PressAsync(Save)).Problems);
        Assert.True(await EntriesAsync() > entries);
    }

    [Fact]
    public async Task Criteria_measures_and_the_model_show_what_is_saved_beside_what_was_typed()
    {
        foreach (
            var (page, field, theirs, mine) in new[]
            {
                ("criteria", "Input.Rows[1].Name", "Care of the roads", "Care of pavements"),
                ("measures", "Input.Asked[NT1].Reason", "Roads need hands.", "Few work there."),
            }
        )
        {
            (string, string)[] all =
                page == "criteria"
                    ?
                    [
                        ("Input.Rows[0].Weight", "60"),
                        ("Input.Rows[1].Weight", "30"),
                        ("Input.Rows[2].Weight", "10"),
                    ]
                    : [];
            foreach (var browser in new[] { one, other })
            {
                await browser.GetAsync($"{At}/{page}");
                if (page == "measures")
                {
                    await browser.PressAsync("Continue");
                }
            }

            Assert.Empty((await other.PressAsync(Save, [(field, theirs), .. all])).Problems);
            var refused = await one.PressAsync(Save, [(field, mine), .. all]);

            Assert.Equal(HttpStatusCode.Conflict, refused.Status);
            Assert.Equal(mine, refused.Value(field));
            Assert.Contains("Saved now", refused.Text, StringComparison.Ordinal);
            Assert.Contains(theirs, refused.Text, StringComparison.Ordinal);
        }

        await one.GetAsync($"{At}/model");
        await other.GetAsync($"{At}/model");
        Assert.Empty((await other.PressAsync(Save, ("Model", "none"))).Problems);
        var model = await one.PressAsync(Save, ("Model", "none"));
        Assert.Equal(HttpStatusCode.Conflict, model.Status);
        Assert.Contains("Saved now No model", model.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_text_sent_again_never_writes_over_what_a_colleague_saved_since()
    {
        var page = await one.GetAsync($"{At}/details");
        (string, string)[] fields =
        [
            Hidden(page, TypedForms.Writer),
            Hidden(page, "HasRead"),
            ("Input.Title", "Gritting of roads"),
            ("Gone", "A question asked no more"),
        ];
        await Site.Visitor().PostAsync($"{At}/details", fields);
        await other.GetAsync($"{At}/details");
        Assert.Empty((await other.PressAsync(Save, ("Input.Title", "Gritting of lanes"))).Problems);

        page = await one.GetAsync($"{At}/details");
        Assert.Contains("A question asked no more", page.Text, StringComparison.Ordinal);
        page = await one.PressAsync("Send what I typed");

        Assert.Equal("Gritting of lanes", (await ReadAsync()).Title);
        Assert.NotEmpty(page.Problems);
    }

    [Theory]
    [InlineData("nothing readable")]
    [InlineData("0,9999999")]
    [InlineData("99999999999999999999999999")]
    public async Task What_was_read_is_taken_for_nothing_where_it_cannot_be_read(string read)
    {
        await other.GetAsync($"{At}/details");
        Assert.Empty((await other.PressAsync(Save, ("Input.Title", "Gritting of lanes"))).Problems);
        await one.GetAsync($"{At}/details");

        var page = await one.PressAsync(
            Save,
            ("Input.Title", "Gritting of roads"),
            ("HasRead", read)
        );

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("Gritting of lanes", (await ReadAsync()).Title);
    }

    [Fact]
    public async Task A_task_of_the_plan_shows_what_a_colleague_saved_and_what_was_typed()
    {
        var task = "";
        foreach (
            var link in (await one.GetAsync($"{At}/plan?Stage=1"))
                .Document.QuerySelectorAll($"main a[href^='{At}/plan/']")
                .Select(link => link.GetAttribute("href")!)
        )
        {
            if ((await one.GetAsync(link)).Text.Contains("Settle it", StringComparison.Ordinal))
            {
                task = link;
            }
        }

        await one.GetAsync(task);
        await other.GetAsync(task);
        await other.PressAsync("Save person and day", ("OwnerId", $"{second.AccountId}"));

        var refused = await one.PressAsync(
            "Save person and day",
            ("OwnerId", $"{first.AccountId}")
        );

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.True(
            refused.Text.Contains($"Saved now: {second.Name}", StringComparison.Ordinal),
            refused.Text
        );
        Assert.Equal(
            $"{first.AccountId}",
            refused.Document.QuerySelector("[name=OwnerId] [selected]")!.GetAttribute("value")
        );
    }

    [Fact]
    public async Task Colleagues_on_different_pages_do_not_hinder_one_another_nor_does_one_oneself()
    {
        await one.GetAsync($"{At}/details");
        var copy = one.Copy();
        await copy.GetAsync($"{At}/details");
        await other.GetAsync($"{At}/deadline");
        Assert.Empty((await other.PressAsync(Save)).Problems);

        Assert.Empty((await one.PressAsync(Save, ("Input.Title", "Gritting of roads"))).Problems);
        Assert.Empty((await copy.PressAsync(Save, ("Input.Title", "Gritting of lanes"))).Problems);
        Assert.Equal("Gritting of lanes", (await ReadAsync()).Title);
    }

    private static (string, string) Hidden(WebPage page, string name) =>
        (
            name,
            page.Document.QuerySelector($"main form input[name={name}]")!.GetAttribute("value")!
        );

    private Task<Procurement> ReadAsync() =>
        World.AskAsync<Db, Procurement>(db =>
            db.As(first).Set<Procurement>().AsNoTracking().SingleAsync(row => row.Id == id, Stop)
        );

    private Task<int> EntriesAsync() =>
        World.AskAsync<Db, int>(db => db.As(first).Set<AuditEntry>().CountAsync(Stop));
}
