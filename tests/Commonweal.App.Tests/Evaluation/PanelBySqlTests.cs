using Commonweal.App.Tests.Storage;
using Commonweal.Domain.People;
using Commonweal.Story;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>What the database refuses of a panel's members who write SQL of their own.</summary>
public sealed class PanelBySqlTests : EvaluationCase
{
    private string Declare =>
        $"insert into evaluator_declaration select gen_random_uuid(), authority_id, id, app_account(), (select name from account where id = app_account()), true, false, '', database_now() from procurement where id = '{Tender.ProcurementId}'";

    private string Begin(string reason) =>
        $"insert into moderation select id, authority_id, app_account(), database_now(), {reason} from procurement where id = '{Tender.ProcurementId}'";

    [Fact]
    public async Task Nobody_joins_who_is_no_evaluator_or_opened_the_bids_or_comes_after_moderation_began()
    {
        var late = await World.PersonAsync(Tender.AuthorityId, Role.Evaluator);
        foreach (var role in (Role[])[Role.Officer, Role.HeadOfProcurement, Role.PolicyLead])
        {
            var person = await World.PersonAsync(Tender.AuthorityId, role);
            await World.AssertRefusedAsync(person, Declare);
        }

        // Nor does anybody judge by a declaration that keeps them off the panel, but officers and heads of procurement.
        var besides = Declare.Replace("true, false", "false, false", StringComparison.Ordinal);
        await World.AssertRefusedAsync(late, besides);
        await World.AssertRefusedAsync(
            await World.PersonAsync(Tender.AuthorityId, Role.PolicyLead),
            besides
        );

        foreach (var evaluator in Tender.Evaluators)
        {
            await World.ScoredAsync(evaluator, Tender.ProcurementId, 4);
        }

        await World.BegunModerationAsync(Tender);

        await World.AssertRefusedAsync(late, Declare);
        await World.AssertRefusedAsync(
            late,
            "insert into score select gen_random_uuid(), authority_id, supplier_id, id, app_account(), (select name from account where id = app_account()), 5, 'x', 'x', false, database_now() from bid_line"
        );
        await World.AssertRefusedAsync(
            late,
            "insert into moderated_score select id, authority_id, supplier_id, 5, 'x', 'x', null, app_account(), database_now() from bid_line"
        );
    }

    [Fact]
    public async Task A_head_begins_moderation_with_a_reason_where_a_colleague_had_not_begun()
    {
        await World.ScoredAsync(Tender.Evaluators[0], Tender.ProcurementId, 4);

        await World.AssertRefusedAsync(Tender.Evaluators[0], Begin("'They are away.'"));
        await World.AssertRefusedAsync(Tender.Evaluators[1], Begin("'They are away.'"));
        await World.AssertRefusedAsync(Tender.Officer, Begin("'They are away.'"));
        await World.AssertRefusedAsync(Tender.Head, Begin("null"));
        Assert.Null(await World.RefusalAsync(Tender.Head, Begin("'They are away.'")));
    }

    [Fact]
    public async Task A_colleague_who_has_not_begun_may_declare_and_score_by_SQL_as_by_the_page()
    {
        Assert.Null(await World.RefusalAsync(Tender.Evaluators[1], Declare));
        Assert.Equal(
            PostgresErrorCodes.UniqueViolation,
            await World.RefusalAsync(Tender.Evaluators[1], Declare)
        );
    }
}
