using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>
/// Two acts on two connections, the second begun while the first stands in the middle of its transaction, in every order. Whatever
/// the order, an answer is the truth: what has a receipt is opened, what was refused or withdrawn is not.
/// </summary>
public sealed class InterleavingTests : BidsCase
{
    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task An_opening_waits_for_a_submission_under_way_and_counts_it_only_if_it_was_in_time(
        string when
    )
    {
        var bid = await DraftAsync(Supplier);
        await using var gate = await Gate.CloseAsync(
            World.Database,
            when,
            "insert",
            "bid_submission"
        );
        var submission = World.SubmitAsync(Supplier, bid.Id, bid.Version);
        await gate.ReachedAsync(submission);
        await World.PassDeadlineAsync(Procurement);

        var agreement = World.AgreeAsync(Officer, Procurement);
        await gate.WaitedForAsync(agreement);
        await gate.OpenAsync();

        var receipt = await submission;
        Assert.False((await agreement).Value);
        Assert.True((await World.AgreeAsync(Second, Procurement)).Value);
        Assert.Equal(when == "after", receipt.Succeeded);
        Assert.Equal(
            receipt.Succeeded ? [receipt.Value] : Array.Empty<string>(),
            await OpenedReceiptsAsync()
        );
        if (!receipt.Succeeded)
            Assert.Equal("bids.window.closed", receipt.Problems.Single().Code);
    }

    [Fact]
    public async Task A_submission_waits_for_an_opening_under_way_and_is_refused()
    {
        await World.SubmittedBidAsync(Rival, Procurement, Offer);
        var bid = await DraftAsync(Supplier);
        await World.PassDeadlineAsync(Procurement);
        _ = (await World.AgreeAsync(Officer, Procurement)).Value;
        await using var gate = await Gate.CloseAsync(World.Database, "after", "update", "bid");
        var opening = World.AgreeAsync(Second, Procurement);
        await gate.ReachedAsync(opening);

        var submission = World.SubmitAsync(Supplier, bid.Id, bid.Version);
        await gate.WaitedForAsync(submission);
        await gate.OpenAsync();

        Assert.True((await opening).Value);
        Assert.Equal("bids.window.closed", (await submission).Problems.Single().Code);
        Assert.Single(await OpenedReceiptsAsync());
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task An_opening_waits_for_a_withdrawal_under_way_and_opens_what_was_not_withdrawn_in_time(
        string when
    )
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await using var gate = await Gate.CloseAsync(
            World.Database,
            when,
            "update",
            "bid_submission"
        );
        var withdrawal = WithdrawAsync(Supplier, bid);
        await gate.ReachedAsync(withdrawal);
        await World.PassDeadlineAsync(Procurement);

        var agreement = World.AgreeAsync(Officer, Procurement);
        await gate.WaitedForAsync(agreement);
        await gate.OpenAsync();

        var withdrawn = (await withdrawal).Succeeded;
        Assert.False((await agreement).Value);
        Assert.True((await World.AgreeAsync(Second, Procurement)).Value);
        Assert.Equal(when == "after", withdrawn);
        Assert.Equal(withdrawn ? 0 : 1, (await OpenedReceiptsAsync()).Count);
    }

    [Fact]
    public async Task A_withdrawal_waits_for_an_opening_under_way_and_is_refused()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.PassDeadlineAsync(Procurement);
        _ = (await World.AgreeAsync(Officer, Procurement)).Value;
        await using var gate = await Gate.CloseAsync(World.Database, "after", "update", "bid");
        var opening = World.AgreeAsync(Second, Procurement);
        await gate.ReachedAsync(opening);

        var withdrawal = WithdrawAsync(Supplier, bid);
        await gate.WaitedForAsync(withdrawal);
        await gate.OpenAsync();

        Assert.True((await opening).Value);
        Assert.Equal("bids.window.closed", (await withdrawal).Problems.Single().Code);
        Assert.Single(await OpenedReceiptsAsync());
    }

    [Fact]
    public async Task An_extension_waits_for_a_submission_under_way_and_both_hold()
    {
        var bid = await DraftAsync(Supplier);
        await ProposedAsync();
        await using var gate = await Gate.CloseAsync(
            World.Database,
            "after",
            "insert",
            "bid_submission"
        );
        var submission = World.SubmitAsync(Supplier, bid.Id, bid.Version);
        await gate.ReachedAsync(submission);

        var extension = ExtendAsync();
        await gate.WaitedForAsync(extension);
        await gate.OpenAsync();

        Assert.True((await submission).Succeeded);
        Assert.True((await extension).Succeeded);
    }

    [Fact]
    public async Task A_deadline_that_passes_while_an_extension_waits_is_not_extended()
    {
        var bid = await DraftAsync(Supplier);
        await ProposedAsync();
        await using var gate = await Gate.CloseAsync(
            World.Database,
            "before",
            "insert",
            "bid_submission"
        );
        var submission = World.SubmitAsync(Supplier, bid.Id, bid.Version);
        await gate.ReachedAsync(submission);
        var extension = ExtendAsync();
        await gate.WaitedForAsync(extension);

        await World.PassDeadlineAsync(Procurement);
        await gate.OpenAsync();

        Assert.Equal("bids.window.closed", (await submission).Problems.Single().Code);
        Assert.Equal("procurements.deadline.passed", (await extension).Problems.Single().Code);
    }

    [Fact]
    public async Task A_submission_that_waits_for_an_extension_over_the_old_deadline_is_in_time()
    {
        var bid = await DraftAsync(Supplier);
        await ProposedAsync();
        await using var gate = await Gate.CloseAsync(
            World.Database,
            "after",
            "update",
            "procurement"
        );
        var extension = ExtendAsync();
        await gate.ReachedAsync(extension);
        var submission = World.SubmitAsync(Supplier, bid.Id, bid.Version);
        await gate.WaitedForAsync(submission);

        await World.PassDeadlineAsync(Procurement);
        await gate.OpenAsync();

        Assert.True((await extension).Succeeded);
        Assert.True((await submission).Succeeded);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Two_colleagues_who_replace_a_bid_at_once_leave_one_submission_and_one_receipt(
        string when
    )
    {
        var id = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var colleague = await World.ColleagueAsync(Supplier, Role.SupplierOwner);
        var version = await World.SavedAsync(
            Supplier,
            id,
            await VersionAsync(Supplier, id),
            Offer with
            {
                Price = 470_000m,
            }
        );
        await using var gate = await Gate.CloseAsync(
            World.Database,
            when,
            "insert",
            "bid_submission"
        );
        var first = World.SubmitAsync(Supplier, id, version);
        await gate.ReachedAsync(first);

        var second = World.SubmitAsync(colleague, id, version);
        await gate.WaitedForAsync(second);
        await gate.OpenAsync();

        var receipts = new[] { (await first).Value, (await second).Value };
        Assert.Single(receipts.Distinct(StringComparer.Ordinal));
        await World.OpenedAsync(Officer, Second, Procurement);
        Assert.Equal([receipts[0]], (await OpenedReceiptsAsync()).ToArray());
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task A_colleague_who_writes_on_while_a_bid_is_replaced_changes_nothing_of_it(
        string when
    )
    {
        var bid = await DraftAsync(Supplier);
        var colleague = await World.ColleagueAsync(Supplier, Role.SupplierEditor);
        await using var gate = await Gate.CloseAsync(
            World.Database,
            when,
            "insert",
            "bid_submission"
        );
        var submission = World.SubmitAsync(Supplier, bid.Id, bid.Version);
        await gate.ReachedAsync(submission);

        var saving = World.AskAsync<SaveBidPrice, Outcome<int>>(act =>
            act.RunAsync(colleague, bid.Id, bid.Version, 1m, CancellationToken.None)
        );
        await gate.WaitedForAsync(saving);
        await gate.OpenAsync();

        Assert.True((await submission).Succeeded);
        Assert.True((await saving).Succeeded);
        await World.OpenedAsync(Officer, Second, Procurement);
        Assert.Equal(
            Offer.Price,
            await World.AskAsync<Db, decimal?>(db =>
                db.As(Officer).Set<Bid>().Select(row => row.Price).SingleAsync()
            )
        );
    }

    private async Task<(Guid Id, int Version)> DraftAsync(Actor supplier)
    {
        var id = await World.StartedBidAsync(supplier, Procurement);
        return (id, await World.SavedAsync(supplier, id, 1, Offer));
    }

    private Task<int> VersionAsync(Actor supplier, Guid bid) =>
        World.AskAsync<Db, int>(db =>
            db.As(supplier)
                .Set<Bid>()
                .Where(row => row.Id == bid)
                .Select(row => row.DraftVersion)
                .SingleAsync()
        );

    private Task<Outcome<Done>> WithdrawAsync(Actor supplier, Guid bid) =>
        World.WithdrawBidAsync(supplier, bid);

    private async Task ProposedAsync() =>
        _ = (
            await World.AskAsync<ProposeDeadline, Outcome<Done>>(act =>
                act.RunAsync(
                    Officer,
                    Procurement,
                    TimeProvider.System.GetUtcNow().AddDays(60),
                    "The site visit moved.",
                    CancellationToken.None
                )
            )
        ).Value;

    private Task<Outcome<Done>> ExtendAsync() => World.ConfirmedDeadlineAsync(Second, Procurement);

    private async Task<IReadOnlyList<string>> OpenedReceiptsAsync() =>
        [
            .. (
                await World.AskAsync<OpeningOfBids, Outcome<OpeningOfBids.View>>(lookup =>
                    lookup.OfAsync(Officer, Procurement, CancellationToken.None)
                )
            ).Value.Bids.Select(bid => bid.Receipt),
        ];
}
