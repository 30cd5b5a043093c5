using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>What pages about bids offer depends on the bid's state and on who reads.</summary>
public sealed class BidStatesTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task Everybody_reads_how_a_deadline_moved_and_why_once_it_is_confirmed()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var now = await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));
        var address = $"/opportunities/{Procurement}";
        var anybody = Site.Visitor();
        var bidder = await Site.SignInAsync(Supplier);
        const string Moved = "for everybody: from";
        _ = (
            await World.AskAsync<ProposeDeadline, Outcome<Done>>(act =>
                act.RunAsync(Officer, Procurement, now.AddDays(60), "The site visit moved.", Stop)
            )
        ).Value;
        foreach (var page in (string[])[address, $"/supplier/bids/{bid}"])
        {
            Assert.DoesNotContain(
                Moved,
                (await bidder.GetAsync(page)).Text,
                StringComparison.Ordinal
            );
        }

        await World.ConfirmedDeadlineAsync(Second, Procurement);
        WebPage[] read =
        [
            await anybody.GetAsync(address),
            await bidder.GetAsync($"/supplier/bids/{bid}"),
        ];
        foreach (var page in read)
        {
            Assert.Contains(Moved, page.Text, StringComparison.Ordinal);
            Assert.Contains(UkTime.Deadline(now.AddDays(60)), page.Text, StringComparison.Ordinal);
            Assert.Contains("Why: The site visit moved.", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Officer.Name, page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Later_changes_and_a_withdrawal_are_said_on_the_receipt_and_in_the_list()
    {
        const string Changed = "Your changes since then are not submitted.";
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var receipt = $"/supplier/bids/{bid}/receipt";
        var owner = await Site.SignInAsync(Supplier);
        Assert.DoesNotContain(
            Changed,
            (await owner.GetAsync(receipt)).Text,
            StringComparison.Ordinal
        );
        await owner.GetAsync($"/supplier/bids/{bid}/price");
        await owner.PressAsync("Save and continue", ("Price", "123,456.00"));
        Assert.Contains(Changed, (await owner.GetAsync(receipt)).Text, StringComparison.Ordinal);

        _ = (await World.WithdrawBidAsync(Supplier, bid)).Value;
        var list = await owner.GetAsync("/supplier/bids");
        Assert.Contains(list.Rows, row => row.Contains("Withdrawn", StringComparer.Ordinal));
        Assert.EndsWith(
            receipt,
            list.Link("Acknowledgement of the withdrawal"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            Changed,
            (await owner.GetAsync(receipt)).Text,
            StringComparison.Ordinal
        );

        var editor = await Site.SignInAsync(
            await World.ColleagueAsync(Supplier, Role.SupplierEditor)
        );
        Assert.Contains(
            "Finish your bid; an owner submits it",
            (await editor.GetAsync("/")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Finish and submit your bid",
            (await owner.GetAsync("/")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_receipt_offers_what_its_reader_may_still_do()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var receipt = $"/supplier/bids/{bid}/receipt";
        var owner = await Site.SignInAsync(Supplier);
        var editor = await Site.SignInAsync(
            await World.ColleagueAsync(Supplier, Role.SupplierEditor)
        );
        var reader = await Site.SignInAsync(
            await World.ColleagueAsync(Supplier, Role.SupplierReader)
        );
        Assert.EndsWith(
            "/withdraw",
            (await owner.GetAsync(receipt)).Link("withdraw the bid"),
            StringComparison.Ordinal
        );
        Assert.NotNull((await editor.GetAsync(receipt)).Link("change your answers"));
        Assert.DoesNotContain(
            (await reader.GetAsync(receipt)).Document.QuerySelectorAll("main ol a"),
            _ => true
        );

        await World.PassDeadlineAsync(Procurement);
        var late = await owner.GetAsync(receipt);
        Assert.Contains("The bid stands as submitted.", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(late.Document.QuerySelectorAll("main ol a"), _ => true);
        Assert.Contains(
            "cannot be withdrawn any more",
            (await owner.GetAsync($"/supplier/bids/{bid}/withdraw")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_bids_page_says_what_became_of_it()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var draft = await World.StartedBidAsync(Rival, Procurement);
        var owner = await Site.SignInAsync(Supplier);
        var open = await owner.GetAsync($"/supplier/bids/{bid}");
        Assert.Contains("You need not offer every", open.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The deadline has passed", open.Text, StringComparison.Ordinal);

        await World.PassDeadlineAsync(Procurement);
        var late = await owner.GetAsync($"/supplier/bids/{bid}");
        Assert.Contains("the bid stands as submitted", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You need not offer every", late.Text, StringComparison.Ordinal);
        Assert.Contains(
            "this draft was not submitted",
            (await (await Site.SignInAsync(Rival)).GetAsync($"/supplier/bids/{draft}")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_list_of_bids_says_when_later_changes_are_not_submitted()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var browser = await Site.SignInAsync(Supplier);
        Assert.DoesNotContain("Later changes", await StateAsync(), StringComparison.Ordinal);

        var version = await World.SavedAsync(Supplier, bid, 4, Offer with { Price = 470_000m });
        Assert.Contains(
            "Later changes are not submitted",
            await StateAsync(),
            StringComparison.Ordinal
        );
        await World.SavedAsync(Supplier, bid, version, Offer);
        Assert.DoesNotContain("Later changes", await StateAsync(), StringComparison.Ordinal);

        async Task<string> StateAsync() =>
            (await browser.GetAsync("/supplier/bids")).Rows.Single()[3];
    }

    [Fact]
    public async Task An_opportunity_offers_each_reader_what_fits_them()
    {
        var address = $"/opportunities/{Procurement}";
        var officer = await Site.SignInAsync(Officer);
        var page = await officer.GetAsync(address);
        Assert.DoesNotContain("Start a bid", page.Text, StringComparison.Ordinal);
        Assert.Equal($"/procurements/{Procurement}", page.Link("Open the procurement"));

        var elsewhere = await Site.SignInAsync(
            await World.PersonAsync(await World.AuthorityAsync("theirs"), Role.Officer)
        );
        page = await elsewhere.GetAsync(address);
        Assert.DoesNotContain("Start a bid", page.Text, StringComparison.Ordinal);
        Assert.Contains("bids come from suppliers", page.Text, StringComparison.Ordinal);

        page = await (await Site.SignInAsync(Supplier)).GetAsync(address);
        Assert.DoesNotContain("Register your organisation", page.Text, StringComparison.Ordinal);
        Assert.Equal($"{address}/bid", page.Link("Start a bid"));
    }

    [Fact]
    public async Task What_cannot_be_read_and_what_may_not_be_is_said_at_once()
    {
        var browser = await Site.SignInAsync(Supplier);
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await browser.GetAsync($"/supplier/bids/{bid}/measures/NT1");
        var page = await browser.PressAsync(
            "Save and continue",
            ("Quantities[0]", "two"),
            ("Attribution", "150"),
            ("Statement", new string('x', 3_001))
        );
        Assert.Equal(3, page.Problems.Count);
    }

    [Fact]
    public async Task Declarations_not_made_are_asked_for()
    {
        var browser = await Site.SignInAsync(Supplier);
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await World.SavedAsync(Supplier, bid, 1, Offer);
        await browser.GetAsync($"/supplier/bids/{bid}/submit");

        var page = await browser.PressAsync(Submitting, ("CountedOnce", "true"));

        Assert.Equal(2, page.Problems.Count);
    }
}
