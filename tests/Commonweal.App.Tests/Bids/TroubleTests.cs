using System.Text;
using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>A council can check what a bidder says who came too late, and learns neither who it was nor what it sent.</summary>
public sealed class TroubleTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task What_bidders_were_refused_is_told_after_the_deadline_by_time_and_kind_alone()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        using var file = new MemoryStream("no workbook"u8.ToArray());
        Assert.False(
            (
                await World.AskAsync<Service.Bids.Workbooks.ReadWorkbook, Outcome<Done>>(act =>
                    act.RunAsync(Supplier, bid, "secret-name.xlsx", file, Stop)
                )
            ).Succeeded
        );
        var officer = await Site.SignInAsync(Officer);
        Assert.Empty((await officer.GetAsync(Here)).Rows);

        await World.PassDeadlineAsync(Procurement);
        Assert.False((await World.SubmitAsync(Supplier, bid, 4)).Succeeded);
        var page = await officer.GetAsync(Here);

        Assert.Equal(
            ["A submission was refused", "A workbook was refused"],
            page.Rows.Select(row => row[1]).ToArray()
        );
        Assert.Equal("Bids were no longer received", page.Rows[0][3]);
        Assert.Single((await officer.GetAsync($"{Here}?Kind=bid.workbook-refused")).Rows);
        var csv = Encoding.UTF8.GetString((await officer.GetAsync($"{Here}?format=csv")).Bytes);
        Assert.Contains("A submission was refused", csv, StringComparison.Ordinal);
        foreach (var secret in new[] { "secret-name", Supplier.Name, "Bee Lane", $"{bid}" })
        {
            Assert.DoesNotContain(secret, csv, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, page.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Another_council_and_a_bidder_read_nothing_of_it_by_sql_of_their_own()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.PassDeadlineAsync(Procurement);
        Assert.False((await World.SubmitAsync(Supplier, bid, 4)).Succeeded);
        var elsewhere = await World.PersonAsync(
            await World.AuthorityAsync("southend"),
            Role.Officer
        );
        var asked = $"select act as \"Value\" from refused_tries_of('{Procurement}')";

        Assert.Single(await World.RowsAsync(Officer, asked));
        Assert.Empty(await World.RowsAsync(elsewhere, asked));
        Assert.Empty(await World.RowsAsync(Rival, asked));
    }

    [Fact]
    public async Task A_silence_of_the_service_near_the_deadline_is_noted_and_told_to_the_officers()
    {
        await SignAsync();
        await World.Database.ShiftClockAsync(TimeSpan.FromMinutes(1));
        await SignAsync();
        Assert.Equal(1, await RunsAsync());
        var officer = await Site.SignInAsync(Officer);
        Assert.DoesNotContain(Told, (await officer.GetAsync(Home)).Text, StringComparison.Ordinal);

        await World.PassDeadlineAsync(Procurement);
        await SignAsync();

        Assert.Equal(2, await RunsAsync());
        Assert.Contains(Told, (await officer.GetAsync(Home)).Text, StringComparison.Ordinal);
        var row = Assert.Single((await officer.GetAsync(Here)).Rows);
        Assert.Equal("The service could not be reached", row[1]);
        Assert.NotEmpty(row[2]);
    }

    [Fact]
    public async Task Nobody_signed_in_writes_when_the_service_ran()
    {
        _ = await World.RowsAsync(Officer, "select note_service('2 minutes')::text as \"Value\"");

        Assert.Equal(0, await RunsAsync());
    }

    private const string Told = "The service could not be reached from";

    private string Home => $"/procurements/{Procurement}";

    private string Here => $"{Home}/trouble";

    private Task<bool> SignAsync() =>
        World.AskAsync<SignsOfLife, bool>(async signs =>
        {
            await signs.RunAsync(Stop);
            return true;
        });

    private Task<int> RunsAsync() =>
        World.AskAsync<Db, int>(db => db.Set<ServiceRun>().CountAsync(Stop));
}
