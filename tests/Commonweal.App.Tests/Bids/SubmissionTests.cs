using System.Security.Cryptography;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Bids;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

public sealed class SubmissionTests : BidsCase
{
    [Fact]
    public async Task What_was_saved_is_read_back_and_valued()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        await World.SavedAsync(Supplier, bid, 1, Offer);

        var view = (await InProgressAsync(Supplier, bid)).Value;

        Assert.Equal(480_000m, view.Answers.Price);
        Assert.Equal([1m, 1.5m], view.Answers.On("NT1", 2).Quantities);
        Assert.Equal(2.5m * await World.UnitValueAsync("NT1"), view.Value.LocalEconomic);
        Assert.Equal(80m * await World.UnitValueAsync("NT29"), view.Value.Social);
        Assert.Empty(view.Missing);
        Assert.Null(view.Submitted);
    }

    [Fact]
    public async Task Everything_missing_is_said_at_once()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var halfDone = new MeasureAnswer("NT1", [2m, null], 0.5m, "", "");
        await SaveAsync(Supplier, bid, 1, halfDone);

        var refused = await World.AskAsync<SubmitBid, Outcome<string>>(act =>
            act.RunAsync(Supplier, bid, 2, BidDeclarations.None, Stop)
        );

        Assert.Equal(
            [
                ("bids.price.missing", "Price"),
                ("bids.quantity.missing", "NT1.Quantities[1]"),
                ("bids.attribution.reason-missing", "NT1.AttributionReason"),
                ("bids.attribution.basis-missing", "NT1.Basis"),
                ("bids.declaration.contract", "BecauseOfContract"),
                ("bids.declaration.once", "CountedOnce"),
                ("bids.declaration.authority", "MayCommit"),
                ("bids.declaration.without-statements", "WithoutStatements"),
            ],
            refused.Problems.Select(problem => (problem.Code, problem.Field!))
        );
    }

    [Fact]
    public async Task What_no_draft_can_hold_is_refused_at_its_field()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var longText = new string('a', MeasureAnswer.LongestStatement + 1);

        var refused = await SaveAsync(
            Supplier,
            bid,
            1,
            new MeasureAnswer("NT1", [-1m, 2m], 1.5m, "", longText)
        );

        Assert.Equal(
            "Quantities[0] Attribution Statement",
            string.Join(' ', refused.Problems.Select(problem => problem.Field))
        );
    }

    [Fact]
    public async Task Two_people_never_overwrite_each_other_unseen()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var colleague = await World.ColleagueAsync(Supplier, Role.SupplierEditor);
        await SaveAsync(colleague, bid, 1, Offer.On("NT1", 2));

        var refused = await SaveAsync(Supplier, bid, 1, Offer.On("NT29", 2));

        Assert.Equal("bids.draft.overtaken", CodeOf(refused));
    }

    [Fact]
    public async Task Two_people_saving_in_the_same_moment_leave_one_of_them_refused()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);

        var both = await Task.WhenAll(
            SaveAsync(Supplier, bid, 1, Offer.On("NT1", 2)),
            SaveAsync(Supplier, bid, 1, Offer.On("NT29", 2))
        );

        Assert.Equal("bids.draft.overtaken", CodeOf(both.Single(outcome => !outcome.Succeeded)));
    }

    [Fact]
    public async Task One_supplier_has_one_bid()
    {
        await World.StartedBidAsync(Supplier, Procurement);

        var refused = await World.AskAsync<StartBid, Outcome<Guid>>(act =>
            act.RunAsync(Supplier, Procurement, true, Stop)
        );

        Assert.Equal("bids.bid.started-already", CodeOf(refused));
    }

    [Fact]
    public async Task An_editor_writes_a_bid_but_only_the_owner_submits_it()
    {
        var editor = await World.ColleagueAsync(Supplier, Role.SupplierEditor);
        var reader = await World.ColleagueAsync(Supplier, Role.SupplierReader);
        var bid = await World.StartedBidAsync(editor, Procurement);
        var version = await World.SavedAsync(editor, bid, 1, Offer);

        Assert.Equal(
            "people.actor.not-allowed",
            CodeOf(await SaveAsync(reader, bid, version, Offer.On("NT1", 2)))
        );
        Assert.Equal(
            "people.actor.not-allowed",
            CodeOf(await World.SubmitAsync(editor, bid, version))
        );
        Assert.True((await World.SubmitAsync(Supplier, bid, version)).Succeeded);
    }

    [Fact]
    public async Task The_receipt_carries_a_hash_that_fits_what_was_submitted_and_cannot_be_guessed_from_it()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);

        var receipt = await World.AskAsync<BidReceipt, BidReceipt.View?>(lookup =>
            lookup.OfAsync(Supplier, bid, Stop)
        );

        var canonical = CanonicalAnswers.Write(Offer with { Declarations = BidsStory.Declared });
        var salted = await World.AskAsync<MasterKey, byte[]>(master =>
            Task.FromResult<byte[]>([.. master.For($"bid-salt/{bid}"), .. canonical])
        );
        Assert.Equal(SHA256.HashData(salted), receipt!.Sha256);
        Assert.NotEqual(SHA256.HashData(canonical), receipt.Sha256);
        Assert.Matches("^[A-Z2-9]{4}-[A-Z2-9]{4}$", receipt.Receipt);
    }

    [Fact]
    public async Task Submitting_twice_keeps_one_submission_one_receipt_and_one_letter()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var version = await World.SavedAsync(Supplier, bid, 1, Offer);

        var receipts = await Task.WhenAll(
            World.SubmitAsync(Supplier, bid, version),
            World.SubmitAsync(Supplier, bid, version)
        );

        Assert.Equal(receipts[0].Value, receipts[1].Value);
        Assert.Equal(
            (1, 1),
            await World.AskAsync<Db, (int, int)>(async db =>
                (
                    await db.As(Supplier).Set<BidSubmission>().CountAsync(),
                    await db.Set<Notice>().CountAsync(notice => notice.Subject.StartsWith("Bid"))
                )
            )
        );
    }

    [Fact]
    public async Task A_bid_may_be_replaced_until_the_deadline_and_not_after()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var version = await World.SavedAsync(Supplier, bid, 4, Offer with { Price = 470_000m });
        Assert.True((await InProgressAsync(Supplier, bid)).Value.Submitted!.DraftDiffers);

        var replaced = await World.SubmitAsync(Supplier, bid, version);
        await World.PassDeadlineAsync(Procurement);
        var late = await World.SubmitAsync(Supplier, bid, version);

        Assert.True(replaced.Succeeded);
        Assert.Equal("bids.window.closed", CodeOf(late));
        Assert.Equal(
            "bids.window.closed",
            CodeOf(await SaveAsync(Supplier, bid, version, Offer.On("NT1", 2)))
        );
        Assert.Equal("bids.window.closed", CodeOf(await WithdrawAsync(Supplier, bid)));
    }

    [Fact]
    public async Task Only_the_submission_that_was_meant_is_withdrawn_and_only_once()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var first = (await InProgressAsync(Supplier, bid)).Value.Submitted!.Receipt;
        var version = await World.SavedAsync(Supplier, bid, 4, Offer with { Price = 470_000m });
        var second = (await World.SubmitAsync(Supplier, bid, version)).Value;

        var stale = await World.WithdrawBidAsync(Supplier, bid, first);
        Assert.Equal("bids.withdrawal.another-stands", CodeOf(stale));
        Assert.Contains(second, stale.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(second, (await InProgressAsync(Supplier, bid)).Value.Submitted!.Receipt);

        Assert.True((await World.WithdrawBidAsync(Supplier, bid, second)).Succeeded);
        var entries = await EntriesAsync();
        var again = await World.WithdrawBidAsync(Supplier, bid, second);
        Assert.Equal("bids.withdrawal.already", CodeOf(again));
        Assert.Equal(entries, await EntriesAsync());

        var third = (await World.SubmitAsync(Supplier, bid, version)).Value;
        Assert.Equal(
            "bids.withdrawal.another-stands",
            CodeOf(await World.WithdrawBidAsync(Supplier, bid, second))
        );
        Assert.Equal(third, (await InProgressAsync(Supplier, bid)).Value.Submitted!.Receipt);
    }

    [Fact]
    public async Task Copies_of_one_submission_leave_one_entry_of_it()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var entries = await EntriesAsync();
        var version = (await InProgressAsync(Supplier, bid)).Value.Version;

        var again = await World.SubmitAsync(Supplier, bid, version);

        Assert.Equal((await InProgressAsync(Supplier, bid)).Value.Submitted!.Receipt, again.Value);
        Assert.Equal(entries, await EntriesAsync());
    }

    [Fact]
    public async Task The_databases_clock_decides_not_the_machines()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var version = await World.SavedAsync(Supplier, bid, 1, Offer);

        await World.PassDeadlineAsync(Procurement);
        Assert.Equal("bids.window.closed", CodeOf(await World.SubmitAsync(Supplier, bid, version)));

        await World.Database.ShiftClockAsync(TimeSpan.Zero);
        Assert.True((await World.SubmitAsync(Supplier, bid, version)).Succeeded);
    }

    [Fact]
    public async Task The_database_itself_takes_no_submission_after_the_deadline()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.Database.TamperPastTriggersAsync("update procurement set stage = 'Opened'");

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            World.AskAsync<Db, int>(db =>
                db.As(Supplier)
                    .Database.ExecuteSqlAsync(
                        $"insert into bid_submission select gen_random_uuid(), authority_id, supplier_id, bid_id, 2, sealed, sha256, 'LATE', signature, received_at, submitted_by from bid_submission where bid_id = {bid}"
                    )
            )
        );
    }

    [Theory]
    [InlineData(
        "insert into bid_submission select gen_random_uuid(), authority_id, supplier_id, bid_id, 2, sealed, sha256, 'LATE', signature, received_at, submitted_by from bid_submission"
    )]
    [InlineData("update bid_submission set sealed = '\\x00'")]
    [InlineData("update bid_submission set withdrawn_at = received_at")]
    [InlineData("update bid set opened_at = saved_at")]
    [InlineData("update bid set price = 1")]
    [InlineData("update bid set draft_version = 99")]
    public async Task Between_the_deadline_and_the_opening_the_database_itself_changes_nothing(
        string sql
    )
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.PassDeadlineAsync(Procurement);

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            World.AskAsync<Db, int>(db => db.As(Supplier).Database.ExecuteSqlRawAsync(sql))
        );
        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task After_the_opening_the_database_itself_keeps_the_price()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);

        Assert.Equal(
            0,
            await World.AskAsync<Db, int>(db =>
                db.As(Supplier)
                    .Database.ExecuteSqlAsync($"update bid set price = 1, draft_version = 9")
            )
        );
    }

    [Fact]
    public async Task A_supplier_never_reaches_anothers_bid()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);

        Assert.Equal("bids.bid.unknown", CodeOf(await InProgressAsync(Rival, bid)));
        Assert.Equal(
            "bids.bid.unknown",
            CodeOf(await SaveAsync(Rival, bid, 4, Offer.On("NT1", 2)))
        );
        Assert.Equal("bids.bid.unknown", CodeOf(await WithdrawAsync(Rival, bid)));
        Assert.Null(
            await World.AskAsync<BidReceipt, BidReceipt.View?>(lookup =>
                lookup.OfAsync(Rival, bid, Stop)
            )
        );
    }

    [Fact]
    public async Task What_a_supplier_does_stays_in_its_own_chain_until_the_opening()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);

        var acts = await World.AskAsync<Db, List<AuditEntry>>(db =>
            db.As(Supplier).Set<AuditEntry>().OrderBy(entry => entry.N).ToListAsync()
        );
        var told = await World.AskAsync<Db, List<string>>(db =>
            db.As(Officer).Set<AuditEntry>().Select(entry => entry.Act).ToListAsync()
        );

        Assert.Contains(acts, entry => entry.Act == "bid.submitted");
        Assert.All(
            acts,
            entry => Assert.DoesNotContain("480000", entry.Entry, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(told, act => act.StartsWith("bid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_procurement_without_measures_takes_bids_on_price_alone()
    {
        var plain = await World.PublishedProcurementAsync(
            Officer,
            [],
            method: ProcurementsStory.Method(0m),
            details: ProcurementsStory.Details() with
            {
                NetValue = 40_000m,
            }
        );
        var bid = await World.SubmittedBidAsync(Supplier, plain, BidsStory.Answers(39_000m, ""));

        await World.OpenedAsync(Officer, Second, plain);

        var price = await World.AskAsync<Db, decimal?>(db =>
            db.As(Officer)
                .Set<Bid>()
                .Where(row => row.Id == bid)
                .Select(row => row.Price)
                .SingleAsync()
        );
        Assert.Equal(39_000m, price);
    }

    private Task<Outcome<int>> SaveAsync(
        Actor actor,
        Guid bid,
        int version,
        MeasureAnswer answer
    ) =>
        World.AskAsync<SaveBidLine, Outcome<int>>(act =>
            act.RunAsync(actor, bid, version, answer, [], false, Stop)
        );

    private Task<int> EntriesAsync() =>
        World.AskAsync<Db, int>(db => db.As(Supplier).Set<AuditEntry>().CountAsync(Stop));

    private Task<Outcome<Done>> WithdrawAsync(Actor actor, Guid bid) =>
        World.WithdrawBidAsync(actor, bid);

    private Task<Outcome<BidInProgress.View>> InProgressAsync(Actor actor, Guid bid) =>
        World.AskAsync<BidInProgress, Outcome<BidInProgress.View>>(lookup =>
            lookup.OfAsync(actor, bid, Stop)
        );
}
