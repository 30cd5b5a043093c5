using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>Who belongs to a bidder, or opened the bids, does not judge them.</summary>
public sealed class OwnBidTests : BidsCase
{
    [Fact]
    public async Task Whoever_also_belongs_to_a_bidder_neither_opens_nor_scores_nor_adjusts_nor_moderates()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var third = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Officer);
        await JoinAsync(third, Rival);
        await World.PassDeadlineAsync(Procurement);
        Assert.Equal("False", $"{(await World.AgreeAsync(Officer, Procurement)).Value}");

        await JoinAsync(third, Supplier);
        Assert.Equal("bids.bid.own", CodeOf(await World.AgreeAsync(third, Procurement)));
        _ = (await World.AgreeAsync(Second, Procurement)).Value;

        var evaluator = await World.PersonAsync(Officer.AuthorityId.Value, Role.Evaluator);
        var free = await World.PersonAsync(Officer.AuthorityId.Value, Role.Evaluator);
        _ = (await World.DeclareAsync(free, Procurement)).Value;
        await JoinAsync(evaluator, Supplier);
        await JoinAsync(free, Supplier);
        await JoinAsync(Second, Supplier);
        Assert.Equal("bids.bid.own", CodeOf(await World.DeclareAsync(evaluator, Procurement)));
        var line = await LineAsync();
        Assert.Equal("bids.bid.own", CodeOf(await World.ScoreAsync(free, line, 3)));
        Assert.Equal("bids.bid.own", CodeOf(await World.ModerateAsync(Second, line, 3)));
        var adjusted = await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
            act.RunAsync(third, line, 1m, "Not additional.", Stop)
        );
        Assert.Equal("bids.bid.own", CodeOf(adjusted));
    }

    [Fact]
    public async Task Whoever_opened_the_bids_does_not_score_them_in_a_later_role()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        await World.Database.TamperAsync(
            $"update membership set role = 'Evaluator' where account_id = '{Officer.AccountId}'"
        );
        var evaluator = Actor.OfAuthority(
            Officer.AccountId,
            Officer.Name,
            Officer.AuthorityId!.Value,
            Role.Evaluator
        );
        Assert.Equal(
            "evaluation.interest.opened-bids",
            CodeOf(await World.DeclareAsync(evaluator, Procurement))
        );
    }

    private Task JoinAsync(Actor person, Actor supplier) =>
        World.Database.TamperAsync(
            $"""
            insert into membership (id, account_id, supplier_id, role, granted_at)
            values (gen_random_uuid(), '{person.AccountId}', '{supplier.SupplierId}', 'SupplierReader', now())
            """
        );

    private Task<Guid> LineAsync() =>
        World.AskAsync<Service.Storage.Db, Guid>(db =>
            Task.FromResult(
                db.As(Officer).Set<Domain.Bids.BidLine>().Select(line => line.Id).First()
            )
        );
}
