using System.Text;
using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Bids.Workbooks;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>What was tried with a bid or its opening and refused is in the record of whoever tried, and nowhere else.</summary>
public sealed class RefusedTriesTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task What_came_too_late_is_told_with_its_time_and_its_cause_and_never_its_content()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.AskAsync<SubmitBid, Outcome<string>>(act =>
            act.RunAsync(Supplier, bid, 1, BidDeclarations.None, Stop)
        );
        await World.PassDeadlineAsync(Procurement);
        Assert.Equal("bids.window.closed", CodeOf(await World.SubmitAsync(Supplier, bid, 4)));
        Assert.False((await World.WithdrawBidAsync(Supplier, bid)).Succeeded);
        Assert.False(
            (
                await World.AskAsync<SaveBidPrice, Outcome<int>>(act =>
                    act.RunAsync(Supplier, bid, 4, 123_456m, Stop)
                )
            ).Succeeded
        );
        using var file = new MemoryStream("no workbook"u8.ToArray());
        Assert.False(
            (
                await World.AskAsync<ReadWorkbook, Outcome<Done>>(act =>
                    act.RunAsync(Supplier, bid, "secret-name.xlsx", file, Stop)
                )
            ).Succeeded
        );

        var browser = await Site.SignInAsync(Supplier);
        var page = await browser.GetAsync($"/supplier/bids/{bid}/happened");
        Assert.Equal("What happened to this bid", page.Heading);
        Assert.Equal(
            [
                "Sent a workbook of the bid that was refused",
                "Tried to save the bid after it had closed",
                "Tried to withdraw the bid and was refused",
                "Tried to submit the bid and was refused",
                "Tried to submit the bid and was refused",
                "Submitted the bid",
            ],
            page.Rows.Take(6).Select(row => row[1]).ToArray()
        );
        Assert.Equal("Bids were no longer received.", page.Rows[3][4]);
        Assert.Equal("Somebody had saved the bid meanwhile.", page.Rows[4][4]);
        Assert.DoesNotContain("bids.draft", page.Text, StringComparison.Ordinal);
        Assert.Matches("^[A-Z0-9]{4}-[A-Z0-9]{4}$", page.Rows[5][3]);
        Assert.Equal(
            5,
            (await browser.GetAsync($"/supplier/bids/{bid}/happened?Refused=true")).Rows.Count
        );
        var csv = Encoding.UTF8.GetString(
            (await browser.GetAsync($"/supplier/bids/{bid}/happened?format=csv")).Bytes
        );
        Assert.Contains("bids.window.closed", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("123456", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-name", csv, StringComparison.Ordinal);

        // Neither the council nor a rival learns of it, nor that there is a bid.
        Assert.Empty(
            await World.RowsAsync(
                Officer,
                $"select act as \"Value\" from audit_entry where subject_id = '{bid}'"
            )
        );
        Assert.Empty(
            await World.RowsAsync(
                Rival,
                $"select act as \"Value\" from audit_entry where subject_id = '{bid}'"
            )
        );
    }

    [Fact]
    public async Task An_attempt_to_open_bids_early_alone_or_without_the_right_stays_in_the_councils_record()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var manager = await World.PersonAsync(Officer.AuthorityId!.Value, Role.ContractManager);
        _ = await World.AgreeAsync(Officer, Procurement);
        await World.PassDeadlineAsync(Procurement);
        _ = (await World.AgreeAsync(Officer, Procurement)).Value;
        _ = await World.AgreeAsync(Officer, Procurement);
        _ = await World.AgreeAsync(manager, Procurement);

        var record = await World.RowsAsync(
            Officer,
            "select entry::jsonb -> 'details' -> 'reasons' ->> 0 as \"Value\" from audit_entry where act = 'opening.refused' order by n"
        );
        Assert.Equal(
            ["bids.opening.too-early", "bids.opening.agreed-already", "people.actor.not-allowed"],
            record.ToArray()
        );
    }
}
