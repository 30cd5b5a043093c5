using Commonweal.App.Tests.Bids;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Storage;

/// <summary>What the database itself refuses to whoever holds the application's connection and writes SQL of their own.</summary>
public sealed class RefusedBySqlTests : BidsCase
{
    private const string RowSecurity = PostgresErrorCodes.InsufficientPrivilege;

    [Theory]
    [InlineData("update procurement set deadline = deadline - interval '1 second'")]
    [InlineData("update procurement set stage = 'Draft', published_at = null")]
    [InlineData("update procurement set stage = 'Opened', opened_at = database_now()")]
    [InlineData("update procurement set opened_at = database_now()")]
    [InlineData("update procurement set weighting = 0")]
    [InlineData("update procurement set id = gen_random_uuid()")]
    [InlineData("update procurement_measure set reason = 'Another'")]
    [InlineData("update procurement_measure set target = 1")]
    [InlineData("update procurement set overlap = 'Refuse'")]
    [InlineData("update plan_task set outcome = 'Another' where key = 'principle-green'")]
    [InlineData("update procurement set noticed_on = commenced_on")]
    [InlineData("delete from procurement_measure")]
    [InlineData(
        "insert into procurement_measure (id, authority_id, procurement_id, measure, reason, position) select gen_random_uuid(), authority_id, id, 'More', 'More', 9 from procurement"
    )]
    public Task What_was_published_stands(string sql) => World.AssertRefusedAsync(Officer, sql);

    [Theory]
    [InlineData("delete from membership")]
    [InlineData("update membership set role = 'Administrator'")]
    [InlineData("update membership set ended_at = granted_at - interval '1 year'")]
    public Task A_membership_ends_when_it_ends_and_stays_on_record(string sql) =>
        World.AssertRefusedAsync(Officer, sql);

    [Fact]
    public async Task What_is_published_has_a_deadline() =>
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await RefusalAsync(Officer, "update procurement set deadline = null")
        );

    [Fact]
    public async Task A_published_deadline_moves_forward_only_and_only_before_it_has_passed()
    {
        const string Later = "update procurement set deadline = deadline + interval '1 day'";
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(Officer, Later));
        await World.Database.TamperAsync(
            """
            insert into deadline_change (id, authority_id, procurement_id, earlier, deadline, reason, proposed_by, proposed_by_name, proposed_at,
                confirmed_by, confirmed_by_name, confirmed_at)
            select gen_random_uuid(), authority_id, id, deadline, deadline + interval '1 day', 'x', gen_random_uuid(), 'x', now(),
                gen_random_uuid(), 'y', now() from procurement
            """
        );
        Assert.Null(await RefusalAsync(Officer, Later));

        await World.PassDeadlineAsync(Procurement);

        Assert.Equal(PostgresErrorCodes.RestrictViolation, await RefusalAsync(Officer, Later));
    }

    [Theory]
    [InlineData("'Published'", "deadline, null")]
    [InlineData("'Opened'", "deadline, null")]
    [InlineData("'Draft'", "deadline, database_now()")]
    public async Task A_procurement_begins_as_a_draft(string stage, string deadlineAndPublished) =>
        Assert.Equal(
            PostgresErrorCodes.RestrictViolation,
            await RefusalAsync(
                Officer,
                $"""
                insert into procurement (id, authority_id, reference, title, category, vat_rate, stage, edition, weighting,
                    created_at, created_by, deadline, published_at)
                select gen_random_uuid(), authority_id, 'forged', title, category, vat_rate, {stage}, edition, weighting,
                    created_at, created_by, {deadlineAndPublished} from procurement
                """
            )
        );

    [Fact]
    public async Task Bids_are_not_agreed_to_be_opened_before_the_deadline_by_others_or_for_others()
    {
        var evaluator = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Evaluator);
        Assert.Equal(RowSecurity, await AgreeBySqlAsync(Officer, Officer));

        await World.PassDeadlineAsync(Procurement);

        Assert.Equal(RowSecurity, await AgreeBySqlAsync(evaluator, evaluator));
        Assert.Equal(RowSecurity, await AgreeBySqlAsync(Officer, Second));
        Assert.Equal(RowSecurity, await AgreeBySqlAsync(Officer, Officer, "- interval '2 days'"));
        Assert.Null(await AgreeBySqlAsync(Officer, Officer));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, await AgreeBySqlAsync(Officer, Officer));
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await RefusalAsync(Officer, $"select open_sealed_bids('{Procurement}')")
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("on conflict do nothing")]
    [InlineData(
        "on conflict (procurement_id, supplier_id) do update set saved_at = excluded.saved_at"
    )]
    public async Task Whether_a_rival_bids_shows_in_no_refusal(string conflict)
    {
        async Task<string?[]> ProbesAsync() =>
            [
                await RefusalAsync(Rival, $"{Bid(Supplier)} {conflict}"),
                await RefusalAsync(Officer, $"{Bid(Supplier)} {conflict}"),
                await RefusalAsync(Actor.Public, $"{Bid(Supplier)} {conflict}"),
            ];

        var before = await ProbesAsync();
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);

        Assert.Equal(before, await ProbesAsync());
        Assert.All(before, refusal => Assert.Equal(RowSecurity, refusal));
    }

    /// <summary>
    /// A unique key is looked up past row security, but only after the new row passed it; so a key that holds what the
    /// policies pin to the asker meets the asker's own rows alone.
    /// </summary>
    [Fact]
    public async Task Every_unique_key_holds_the_owner_or_is_random()
    {
        var probed = await World.AskAsync<Db, List<string>>(db =>
            db.Database.SqlQuery<string>(
                    $"""
                    select i.indexrelid::regclass::text as "Value"
                    from pg_index i join pg_class c on c.oid = i.indrelid
                    where i.indisunique and c.relrowsecurity and c.relnamespace = 'public'::regnamespace
                      and pg_get_indexdef(i.indexrelid) !~ '(authority_id|supplier_id|scope_id)'
                      and pg_get_indexdef(i.indexrelid) !~ '\((id|token_hash|secret|question_id)[,)]'
                      and c.relname not in ('authority', 'supplier')
                    """
                )
                .ToListAsync()
        );

        Assert.Empty(probed);
    }

    [Theory]
    [InlineData("update authority set name = 'Ours'")]
    [InlineData("update authority set id = id")]
    [InlineData("update supplier set name = 'Ours'")]
    [InlineData("update supplier set id = id")]
    [InlineData(
        "insert into authority values (gen_random_uuid(), 'new', 'New', null, 'p', 'e', now())"
    )]
    [InlineData(
        "insert into supplier values (gen_random_uuid(), 'New', 'new', null, null, 'Small', false, null, now())"
    )]
    [InlineData("delete from authority")]
    [InlineData("delete from supplier")]
    public async Task Authorities_and_suppliers_are_entered_by_themselves_and_changed_by_none(
        string sql
    )
    {
        foreach (var actor in (Actor[])[Officer, Supplier, Actor.Public])
        {
            await World.AssertRefusedAsync(actor, sql);
        }
    }

    [Theory]
    [InlineData("received_at = '2026-01-01'")]
    [InlineData("withdrawn_at = database_now()")]
    public async Task A_receipt_is_of_now(string change)
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        var (column, value) = (change.Split(" = ")[0], change.Split(" = ")[1]);
        string Now(string name, string now) => name == column ? value : now;

        Task<string?> SubmitAsync(int version, string received, string withdrawn) =>
            RefusalAsync(
                Supplier,
                $"insert into bid_submission select gen_random_uuid(), authority_id, supplier_id, bid_id, {version}, sealed, sha256, '{version}', signature, {received}, submitted_by, {withdrawn} from bid_submission where bid_id = '{bid}' and version = 1"
            );

        Assert.Null(await SubmitAsync(2, "database_now()", "null"));
        Assert.Equal(
            RowSecurity,
            await SubmitAsync(3, Now("received_at", "database_now()"), Now("withdrawn_at", "null"))
        );
    }

    [Fact]
    public async Task What_is_decided_stays_decided()
    {
        await World.Database.ShiftClockAsync(TimeSpan.Zero);
        var tender = await World.OpenedTenderAsync("southend", Offer, Offer);
        await World.AwardedContractAsync(tender);
        await World.Database.TamperAsync(
            $"""
            update contract set published_at = database_now();
            insert into waiver values (gen_random_uuid(), '{tender.AuthorityId}', '{tender.ProcurementId}', 'Services', 1, 1, 'Urgent',
                gen_random_uuid(), now(), true, 'Agreed', gen_random_uuid(), now());
            insert into imported_release (id, authority_id, ocid, release_id, raw, imported_at)
                values (gen_random_uuid(), '{tender.AuthorityId}', 'ocds-1', '1', '', now())
            """
        );
        string[] forAuthority =
        [
            "update procurement set stage = 'Scored' where stage = 'Awarded'",
            "update procurement set stage = 'Cancelled', cancelled_at = now(), cancel_reason = 'x' where stage = 'Awarded'",
            "update bid set price = 1",
            "update bid set draft = '\\x00', price = null",
            "update bid_line set accepted_quantity = 0, adjusted_by = app_account()",
            "update bid_line set submitted_value = 0",
            "update evaluator_declaration set locked_at = null",
            "update evaluator_declaration set locked_at = null, released_at = now(), released_by = app_authority(), release_reason = 'x' where joins_panel",
            "update moderated_score set mark = 0, moderated_by = app_account()",
            "update score set mark = 0",
            "update waiver set granted = false, decided_by = app_account()",
            "update waiver set business_case = 'Other'",
            "update contract set published_at = null",
            "update contract set value = 1",
            "update commitment set quantity = 0",
            "update commitment_target set quantity = 0",
            "update award set reason = 'x'",
            "update scoring_run set result = '{}'",
            "update threshold_assessment set required = false",
            "update bid_opening set account_name = 'x'",
            "update bid_submission set withdrawn_at = now()",
            "update ledger_entry set value = 0",
            "update ledger_total set value = 0",
            "update audit_entry set act = 'x'",
            "update notice set body = 'x'",
            "update imported_release set raw = '{}'",
            "delete from bid_opening",
            "delete from score",
            "delete from ledger_entry",
            "truncate ledger_entry",
            "insert into scoring_run select gen_random_uuid(), authority_id, procurement_id, input, result, app_account(), run_at from scoring_run",
            "insert into bid_line select gen_random_uuid(), authority_id, supplier_id, bid_id, 'NT31', quantity, quantity_by_year, attribution, attribution_reason, statement, particulars, unit_value, unit_value_low, unit_value_high, value_class, submitted_value, accepted_quantity, accepted_value, null, null, null, explanation from bid_line limit 1",
        ];
        string[] forSupplier =
        [
            "update bid set draft = '\\x00'",
            "update bid_line set accepted_quantity = 0, adjusted_by = app_account()",
            "update bid_submission set withdrawn_at = database_now()",
            "update bid_submission set sealed = '\\x00'",
            "delete from bid",
        ];

        foreach (var sql in forAuthority)
        {
            await World.AssertRefusedAsync(tender.Officer, sql);
            await World.AssertRefusedAsync(tender.Head, sql);
            await World.AssertRefusedAsync(tender.Evaluators[0], sql);
        }

        foreach (var sql in forSupplier)
        {
            await World.AssertRefusedAsync(tender.Suppliers[0], sql);
        }
    }

    [Fact]
    public async Task Who_decides_a_waiver_passes_a_rule_answers_and_adjusts_is_asked_for_their_role_too()
    {
        var authority = Officer.AuthorityId!.Value;
        var reader = await World.PersonAsync(authority, Role.PolicyLead);
        const string Grant =
            "update waiver set granted = true, decision_reason = 'x', decided_by = app_account(), decided_at = now()";
        string Pass(string finding) =>
            $"insert into menu_override select gen_random_uuid(), authority_id, id, '{finding}', 'x', 'x', 'x', app_account(), database_now() from procurement where stage = 'Draft'";
        const string Answer =
            "insert into tender_answer (id, authority_id, procurement_id, refusal, published_at) select id, authority_id, procurement_id, 'x', database_now() from tender_question";
        const string Adjust =
            "update bid_line set accepted_quantity = 0, adjusted_by = app_account()";
        await World.DraftProcurementAsync(Officer);
        await World.Database.TamperAsync(
            $"""
            insert into waiver (id, authority_id, procurement_id, category, net_value, months, business_case, applied_by, applied_at)
                select gen_random_uuid(), authority_id, id, 'Services', 1, 1, 'x', gen_random_uuid(), now() from procurement where stage = 'Draft'
            """
        );
        _ = (await World.AskQuestionAsync(Supplier, Procurement)).Value;

        foreach (var sql in (string[])[Grant, Pass("too-many"), Answer])
        {
            await World.AssertRefusedAsync(reader, sql);
        }

        await World.AssertRefusedAsync(Officer, Grant);
        await World.AssertRefusedAsync(Officer, Pass("own-most"));
        Assert.Null(await RefusalAsync(Second, Grant));
        Assert.Null(await RefusalAsync(Second, Pass("own-most")));
        Assert.Null(await RefusalAsync(Officer, Pass("too-many")));
        Assert.Null(await RefusalAsync(Officer, Answer));

        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        await World.AssertRefusedAsync(Second, Adjust);
        Assert.Null(await RefusalAsync(Officer, Adjust));
    }

    [Fact]
    public async Task Interests_are_declared_and_scores_locked_in_ones_own_name()
    {
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        await World.OpenedAsync(Officer, Second, Procurement);
        var evaluator = await World.PersonAsync(Officer.AuthorityId!.Value, Role.Evaluator);
        _ = (await World.DeclareAsync(evaluator, Procurement)).Value;

        Assert.Equal(
            RowSecurity,
            await RefusalAsync(
                Officer,
                "update evaluator_declaration set locked_at = now() where joins_panel"
            )
        );
        Assert.Equal(
            RowSecurity,
            await RefusalAsync(
                Officer,
                $"insert into evaluator_declaration select gen_random_uuid(), authority_id, procurement_id, '{Second.AccountId}', 'x', false, false, '', now() from evaluator_declaration"
            )
        );
        Assert.Equal(
            RowSecurity,
            await RefusalAsync(
                Officer,
                "insert into moderated_score select id, authority_id, supplier_id, 5, 'x', 'x', null, app_account(), database_now() from bid_line"
            )
        );
        Assert.Equal(
            RowSecurity,
            await RefusalAsync(
                Officer,
                "insert into moderation select id, authority_id, app_account(), database_now(), null from procurement"
            )
        );
    }

    [Fact]
    public async Task Letters_are_taken_up_and_marked_in_nobodys_name_alone()
    {
        foreach (var actor in (Actor[])[Officer, Supplier, Actor.SignedIn(Officer.AccountId, "x")])
        {
            await RefusalAsync(actor, "select * from take_notice(interval '1 day')");
            await RefusalAsync(actor, "select notice_done(id, null) from notice");
        }

        await World.Database.TamperAsync(
            """
            do $$ begin
              if exists (select from notice where attempts > 0 or sent_at is not null) then raise exception 'taken or marked'; end if;
              if not exists (select from notice) then raise exception 'nothing to take'; end if;
            end $$
            """
        );
    }

    private Task<string?> AgreeBySqlAsync(Actor actor, Actor named, string moment = "") =>
        RefusalAsync(
            actor,
            $"insert into bid_opening values ('{Procurement}', '{named.AuthorityId}', '{named.AccountId}', 'x', database_now() {moment})"
        );

    private string Bid(Actor supplier) =>
        $"""
            insert into bid (id, authority_id, supplier_id, procurement_id, supplier_name, draft, begun_at, saved_at, saved_by, saved_part)
            values (gen_random_uuid(), '{Officer.AuthorityId}', '{supplier.SupplierId}', '{Procurement}', 'x', '\x00', now(), now(), gen_random_uuid(), 'start')
            """;

    private Task<string?> RefusalAsync(Actor actor, string sql) => World.RefusalAsync(actor, sql);
}
