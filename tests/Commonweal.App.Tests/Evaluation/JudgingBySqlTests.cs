using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>What SQL of one's own may say of when and by whom was judged, and read of it.</summary>
public sealed class JudgingBySqlTests : EvaluationCase
{
    private const string Refused = PostgresErrorCodes.InsufficientPrivilege;

    [Fact]
    public async Task What_is_judged_is_dated_when_it_is_written_and_signed_with_the_accounts_own_name()
    {
        var head = await World.PersonAsync(Tender.AuthorityId, Role.HeadOfProcurement);
        string Declare(string name, string at) =>
            $"insert into evaluator_declaration select gen_random_uuid(), authority_id, id, app_account(), {name}, false, false, '', {at} from procurement where id = '{Tender.ProcurementId}'";
        const string Own = "(select name from account where id = app_account())";

        Assert.Equal(
            Refused,
            await World.RefusalAsync(head, Declare(Own, "database_now() - interval '3 days'"))
        );
        Assert.Equal(
            Refused,
            await World.RefusalAsync(head, Declare("'Ann Other'", "database_now()"))
        );
        Assert.Null(await World.RefusalAsync(head, Declare(Own, "database_now()")));

        await World.RankedAsync(Tender);
        string Run(string at) =>
            $"insert into scoring_run select gen_random_uuid(), authority_id, procurement_id, input, result, app_account(), {at} from scoring_run limit 1";
        Assert.Equal(
            Refused,
            await World.RefusalAsync(Tender.Head, Run("database_now() + interval '3 days'"))
        );
        Assert.Null(await World.RefusalAsync(Tender.Head, Run("database_now()")));

        string Agree(string at) =>
            $"update moderated_score set moderated_by = app_account(), moderated_at = {at}";
        Assert.Equal(
            Refused,
            await World.RefusalAsync(Tender.Head, Agree("database_now() - interval '1 day'"))
        );
        Assert.Null(await World.RefusalAsync(Tender.Head, Agree("database_now()")));
    }

    [Fact]
    public async Task Whoever_declared_a_tie_reads_nothing_of_the_judging()
    {
        await World.RankedAsync(Tender);
        var line = await World.AskAsync<Db, Guid>(db =>
            db.As(Tender.Officer).Set<BidLine>().Select(row => row.Id).FirstAsync(Stop)
        );
        await World.AskedBidderAsync(Tender.Officer, line);
        await World.Database.TamperAsync(
            """
            insert into set_aside_decision (id, authority_id, supplier_id, procurement_id, bid_id, sets_aside, ground, reason, proposed_by, proposed_by_name, proposed_at)
                select gen_random_uuid(), authority_id, supplier_id, procurement_id, id, true, 'procedural-requirement', 'x', gen_random_uuid(), 'x', now() from bid limit 1
            """
        );
        var tied = await World.PersonAsync(Tender.AuthorityId, Role.HeadOfProcurement);
        Assert.DoesNotContain(0, await CountedAsync(tied));
        _ = (await World.DeclareAsync(tied, Tender.ProcurementId, true)).Value;

        Assert.All(await CountedAsync(tied), count => Assert.Equal(0, count));
        Assert.DoesNotContain(0, await CountedAsync(Tender.Officer));
    }

    [Fact]
    public async Task A_bidder_reads_what_was_accepted_of_its_offer_with_the_award_and_not_before()
    {
        var line = await World.AskAsync<Db, Guid>(db =>
            db.As(Tender.Officer).Set<BidLine>().Select(row => row.Id).FirstAsync(Stop)
        );
        _ = await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
            act.RunAsync(Tender.Officer, line, 1m, "Only one is new.", Stop)
        );
        foreach (var supplier in Tender.Suppliers)
        {
            Assert.Equal(0, await LinesAsync(supplier));
        }

        _ = (await World.AwardedContractAsync(Tender));
        foreach (var supplier in Tender.Suppliers)
        {
            Assert.NotEqual(0, await LinesAsync(supplier));
        }
    }

    private Task<int> LinesAsync(Actor supplier) =>
        World.AskAsync<Db, int>(db => db.As(supplier).Set<BidLine>().CountAsync(Stop));

    private async Task<int[]> CountedAsync(Actor reader) =>
        [
            await CountAsync<ModeratedScore>(reader),
            await CountAsync<OfferCheck>(reader),
            await CountAsync<Clarification>(reader),
            await CountAsync<SetAsideDecision>(reader),
        ];

    private Task<int> CountAsync<T>(Actor reader)
        where T : class => World.AskAsync<Db, int>(db => db.As(reader).Set<T>().CountAsync(Stop));
}
