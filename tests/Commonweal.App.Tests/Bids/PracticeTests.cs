using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Questions;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>The practice tender: a whole bid that leads to nothing.</summary>
public sealed class PracticeTests() : BidsCase(withSite: true)
{
    [Fact]
    public async Task A_practice_bid_is_written_submitted_replaced_and_withdrawn_and_its_receipt_says_practice()
    {
        var bid = await PractisedAsync(Supplier);
        var version = await World.SavedAsync(Supplier, bid, 1, Offer);
        _ = (await World.SubmitAsync(Supplier, bid, version)).Value;
        version = await World.SavedAsync(Supplier, bid, version, Offer with { Price = 470_000m });
        var replaced = (await World.SubmitAsync(Supplier, bid, version)).Value;

        var receipt = await ReceiptAsync(bid);
        Assert.Equal((replaced, 2, true), (receipt!.Receipt, receipt.Version, receipt.IsPractice));
        Assert.Contains("\nPRACTICE: ", receipt.Signed, StringComparison.Ordinal);
        Assert.True(
            await World.AskAsync<ReceiptKey, bool>(key =>
                Task.FromResult(key.IsOurs(receipt.Signed))
            )
        );
        Assert.False(
            await World.AskAsync<ReceiptKey, bool>(key =>
                Task.FromResult(
                    key.IsOurs(receipt.Signed.Replace("PRACTICE", "REAL", StringComparison.Ordinal))
                )
            )
        );
        Assert.True((await World.WithdrawBidAsync(Supplier, bid)).Succeeded);
        Assert.NotNull((await ReceiptAsync(bid))!.WithdrawnAt);
    }

    [Fact]
    public async Task Suppliers_share_the_tender_of_the_year_and_each_has_its_own_bid()
    {
        var own = await PractisedAsync(Supplier);
        var other = await PractisedAsync(Rival);

        Assert.NotEqual(own, other);
        Assert.Equal(1, await World.AskAsync<Db, int>(db => Tenders(db.As(Supplier))));
        Assert.Equal(
            "bids.bid.started-already",
            Assert
                .Single(
                    (
                        await World.AskAsync<StartPractice, Outcome<Guid>>(act =>
                            act.RunAsync(Supplier, Stop)
                        )
                    ).Problems
                )
                .Code
        );
    }

    [Fact]
    public async Task The_practice_tender_is_no_opportunity_and_neither_council_nor_public_sees_it()
    {
        var bid = await PractisedAsync(Supplier);
        var tender = await World.AskAsync<Db, Guid>(db =>
            db.As(Supplier)
                .Set<Procurement>()
                .IgnoreQueryFilters([Db.OwnRows])
                .Where(row => row.AuthorityId == Authority.Practice)
                .Select(row => row.Id)
                .SingleAsync()
        );

        var listed = await World.AskAsync<Opportunities, ListPage<Opportunities.Row>>(lookup =>
            lookup.RunAsync(Supplier, new OpportunityFilter(), new ListRequest(), Stop)
        );
        Assert.Equal([Procurement], listed.Rows.Select(row => row.Id).ToArray());
        Assert.Null(
            await World.AskAsync<PublishedProcurement, PublishedProcurement.Opportunity?>(lookup =>
                lookup.OfAsync(Supplier, tender, Stop)
            )
        );
        Assert.Equal(0, await World.AskAsync<Db, int>(db => Tenders(db.As(Officer))));
        Assert.Equal(0, await World.AskAsync<Db, int>(db => Tenders(db.As(Actor.Public))));
        Assert.Equal(
            "procurements.question.practice",
            Assert
                .Single(
                    (
                        await World.AskAsync<AskQuestion, Outcome<Guid>>(act =>
                            act.RunAsync(Supplier, tender, "Is it real?", Stop)
                        )
                    ).Problems
                )
                .Code
        );
        Assert.NotEqual(default, bid);
    }

    [Fact]
    public async Task Nobody_can_belong_to_the_practice_authority_and_the_database_opens_none_of_its_bids()
    {
        await PractisedAsync(Supplier);

        await Assert.ThrowsAnyAsync<Exception>(() =>
            World.Database.TamperAsync(
                $"insert into membership (id, account_id, authority_id, role, granted_at) values (gen_random_uuid(), '{Officer.AccountId}', practice_authority(), 'Officer', now())"
            )
        );
        await Assert.ThrowsAnyAsync<Exception>(() =>
            World.Database.TamperAsync(
                "update procurement set stage = 'Opened', opened_at = now() where authority_id = practice_authority()"
            )
        );
    }

    [Fact]
    public async Task Every_page_of_a_practice_bid_says_that_it_is_practice()
    {
        var browser = await Site.SignInAsync(Supplier);
        await browser.GetAsync("/supplier/bids");
        await browser.FollowAsync("practise on a tender that is not real");
        var page = await browser.PressAsync("Start a practice bid");
        var bid = page.Path;
        foreach (
            var place in (string[])
                ["", "/price", "/measures/NT1", "/workbook", "/history", "/check"]
        )
        {
            page = await browser.GetAsync(bid + place);
            Assert.Contains("PRACTICE", page.Document.Title, StringComparison.Ordinal);
            Assert.StartsWith(
                "PRACTICE: this bid is for no contract.",
                page.Document.QuerySelector(".cw-state")!.TextContent.Trim(),
                StringComparison.Ordinal
            );
        }

        page = await browser.GetAsync("/supplier/bids");
        Assert.Contains(
            page.Rows,
            row => row.Contains("Practice, not submitted", StringComparer.Ordinal)
        );
    }

    private static Task<int> Tenders(Db db) =>
        db.Set<Procurement>()
            .IgnoreQueryFilters([Db.OwnRows])
            .CountAsync(row => row.AuthorityId == Authority.Practice);

    private async Task<Guid> PractisedAsync(Actor supplier) =>
        (
            await World.AskAsync<StartPractice, Outcome<Guid>>(act => act.RunAsync(supplier, Stop))
        ).Value;

    private Task<BidReceipt.View?> ReceiptAsync(Guid bid) =>
        World.AskAsync<BidReceipt, BidReceipt.View?>(lookup => lookup.OfAsync(Supplier, bid, Stop));
}
