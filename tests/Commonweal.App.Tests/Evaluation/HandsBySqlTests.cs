using Commonweal.App.Tests.Storage;
using Commonweal.Domain.People;
using Commonweal.Story;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Whoever asked a bidder about its offer does not award, whatever their role is now and whatever SQL says.</summary>
public sealed class HandsBySqlTests : WholeAwardCase
{
    [Fact]
    public async Task Whoever_asked_a_bidder_awards_nothing_by_sql_either()
    {
        await MarkAsync([30m, 30m], [30m, 35m]);
        _ = (
            await World.RecommendAsync(Tender.Officer, Tender.ProcurementId, Tender.Bids[0])
        ).Value;
        var asker = await World.PersonAsync(Tender.AuthorityId, Role.Officer);
        _ = (await World.DeclareAsync(asker, Tender.ProcurementId)).Value;
        Assert.Equal("false", await HandOfAsync(asker));
        var lines = await World.RowsAsync(
            Tender.Officer,
            $"select id::text from bid_line where bid_id = '{Tender.Bids[0]}'"
        );
        await World.AskedBidderAsync(asker, Guid.Parse(lines[0]));
        await World.Database.TamperPastTriggersAsync(
            $"update membership set role = 'HeadOfProcurement' where account_id = '{asker.AccountId}'"
        );

        Assert.Equal("true", await HandOfAsync(asker));
        await World.AssertRefusedAsync(asker, Award);
        await World.Database.TamperAsync("delete from clarification");
        Assert.Equal("false", await HandOfAsync(asker));
        Assert.Null(await World.RefusalAsync(asker, Award));
    }

    private string Award =>
        $"insert into award select b.procurement_id, b.authority_id, b.supplier_id, b.id, r.scoring_run_id, r.id, 'x', null, app_account(), database_now() from bid b join recommendation r on r.bid_id = b.id where b.id = '{Tender.Bids[0]}'";

    private async Task<string> HandOfAsync(Actor actor) =>
        (
            await World.RowsAsync(
                actor,
                $"select has_hand_in('{Tender.ProcurementId}', app_account())::text"
            )
        )[0];
}
