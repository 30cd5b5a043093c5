using System.Net;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Audit;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Commonweal.Story;
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

    private Task<Procurement> ReadAsync() =>
        World.AskAsync<Db, Procurement>(db =>
            db.As(first).Set<Procurement>().AsNoTracking().SingleAsync(row => row.Id == id, Stop)
        );

    private Task<int> EntriesAsync() =>
        World.AskAsync<Db, int>(db => db.As(first).Set<AuditEntry>().CountAsync(Stop));
}
