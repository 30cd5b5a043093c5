using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Storage;

/// <summary>Two councils and their suppliers, each from tender to a validated quarter, so that no table is empty.</summary>
public sealed class RowsOfOthersTests : WorldCase
{
    private static readonly BidAnswers Offer = BidsStory.Answers(
        480_000m,
        "Our people give days.",
        ("NT1", [1m, 1.5m]),
        ("NT29", [40m, 40m])
    );

    private const string Everything = "true";

    /// <summary>What anybody may read of a table; nothing of those not named.</summary>
    private static readonly Dictionary<string, string> Published = new(StringComparer.Ordinal)
    {
        ["procurement"] = "published_at is not null",
        ["procurement_measure"] =
            "exists (select 1 from procurement p where p.id = procurement_id and p.published_at is not null)",
        ["event_notice"] = Everything,
    };

    private readonly List<RunningContract> contracts = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await FillAsync("ours");
        await FillAsync("theirs");
        var first = Quarter.Of(AwardStory.Terms.StartsOn!.Value);
        var afterIt = new DateTimeOffset(first.Next.Start, TimeOnly.MinValue, TimeSpan.Zero);
        await World.Database.ShiftClockAsync(afterIt.AddDays(1) - TimeProvider.System.GetUtcNow());
        foreach (var contract in contracts)
        {
            await World.ValidatedQuarterAsync(contract);
        }

        await World.Database.TamperAsync(
            """
            insert into waiver (id, authority_id, procurement_id, category, net_value, months, business_case, applied_by, applied_at)
                select gen_random_uuid(), authority_id, id, 'Services', 1, 1, 'Urgent', created_by, created_at from procurement;
            insert into menu_override (id, authority_id, procurement_id, finding, says, facts, reason, decided_by, decided_at)
                select gen_random_uuid(), authority_id, id, 'too-many', 'Many', 'Value 1', 'Why', created_by, created_at from procurement;
            insert into plan_task (id, authority_id, procurement_id, stage, title, kind, state)
                select gen_random_uuid(), authority_id, id, 1, 'Ask', 'Task', 'Open' from procurement;
            insert into plan_document (id, authority_id, task_id, file_name, media_type, bytes, sha256, added_at, added_by)
                select gen_random_uuid(), authority_id, id, 'a.pdf', 'application/pdf', 1, sha256(id::text::bytea), now(), gen_random_uuid() from plan_task;
            insert into market_contact (id, authority_id, procurement_id, organisation, kind, is_minority_led, reach, can_do, consent)
                select gen_random_uuid(), authority_id, id, 'Growers', 'Vcse', false, 'Here', '', 'Agreed' from procurement;
            insert into market_reply (id, authority_id, contact_id, said_on, question, answer)
                select gen_random_uuid(), authority_id, id, '2026-01-02', 'Lots?', 'Yes' from market_contact;
            insert into market_event (id, authority_id, procurement_id, title, held_on, place, invited, came)
                select gen_random_uuid(), authority_id, id, 'Morning', created_at, 'Here', array[]::uuid[], array[]::uuid[] from procurement;
            insert into event_notice (id, authority_id, procurement_id, title, held_on, place, times, audience, how_to_ask, access_contact, published_at)
                select id, authority_id, procurement_id, title, held_on, place, '10am', 'All', 'us@x.example', 'us@x.example', '2026-01-02' from market_event;
            insert into event_interest (id, authority_id, event_id, organisation, email, registered_at)
                select gen_random_uuid(), authority_id, id, 'Growers', 'a@b.example', '2026-01-02' from event_notice;
            insert into outcome_wish (id, authority_id, procurement_id, wish, source)
                select gen_random_uuid(), authority_id, id, 'Benches', 'Here' from procurement;
            insert into market_summary (id, authority_id, text, is_published, reason)
                select id, authority_id, 'Heard', false, 'Secret' from procurement;
            insert into tender_question (id, authority_id, procurement_id, asked, asked_at)
                select gen_random_uuid(), authority_id, id, 'Why?', created_at from procurement;
            insert into tender_answer (id, authority_id, procurement_id, refusal, published_at)
                select id, authority_id, procurement_id, 'No', asked_at from tender_question;
            insert into question_asker (question_id, procurement_id, supplier_id, asked_by)
                select q.id, q.procurement_id, b.supplier_id, gen_random_uuid()
                from tender_question q join bid b on b.procurement_id = q.procurement_id on conflict do nothing;
            insert into bid_reminder select id, supplier_id, begun_at, 4 from bid;
            insert into bid_draft (supplier_id, bid_id, version, draft, saved_at, saved_by, saved_part)
                select supplier_id, id, 0, draft, saved_at, saved_by, saved_part from bid;
            insert into bid_note (id, supplier_id, bid_id, sealed, written_by, written_at)
                select id, supplier_id, id, draft, saved_by, saved_at from bid;
            insert into bid_upload (bid_id, supplier_id, file_id, sealed, file_name, read_at, read_by)
                select id, supplier_id, id, draft, 'bid.xlsx', saved_at, saved_by from bid;
            insert into typed_page (scope_id, account_id, page, sealed, kept_at)
                select coalesce(authority_id, supplier_id), account_id, '/account', '\x00', granted_at from membership
                on conflict do nothing;
            insert into deadline_change (id, authority_id, procurement_id, earlier, deadline, reason, proposed_by, proposed_by_name, proposed_at)
                select gen_random_uuid(), authority_id, id, now(), now(), 'x', gen_random_uuid(), 'x', now() from procurement;
            insert into draft_decision (id, authority_id, procurement_id, bid_id, lets_in, reason, proposed_by, proposed_by_name, proposed_at)
                select gen_random_uuid(), authority_id, procurement_id, id, false, 'x', gen_random_uuid(), 'x', now() from bid;
            insert into set_aside_decision (id, authority_id, supplier_id, procurement_id, bid_id, sets_aside, ground, reason, proposed_by, proposed_by_name, proposed_at)
                select gen_random_uuid(), authority_id, supplier_id, procurement_id, id, true, 'procedural-requirement', 'x', gen_random_uuid(), 'x', now() from bid;
            insert into removed_evidence (id, authority_id, supplier_id, claim_id, bytes, sha256, uploaded_at, was_sent)
                select id, authority_id, supplier_id, claim_id, bytes, sha256, uploaded_at, false from evidence_file;
            insert into clarification (id, authority_id, supplier_id, bid_id, bid_line_id, question, asked_by, asked_at, answer_before)
                select gen_random_uuid(), authority_id, supplier_id, bid_id, id, 'Who?', gen_random_uuid(), now(), now() + interval '1 day' from bid_line;
            insert into criterion_mark (bid_id, criterion, authority_id, supplier_id, marks, reason, entered_by, entered_at)
                select id, 'criteria[0]', authority_id, supplier_id, 1, 'Good', gen_random_uuid(), now() from bid;
            insert into recommendation (id, authority_id, procurement_id, bid_id, scoring_run_id, reason, recommended_by, recommended_at)
                select gen_random_uuid(), r.authority_id, r.procurement_id, b.id, r.id, 'Best', gen_random_uuid(), now()
                from scoring_run r join bid b on b.procurement_id = r.procurement_id;
            insert into imported_release (id, authority_id, ocid, release_id, raw, imported_at)
                select gen_random_uuid(), id, 'ocds-1', '1', '{}', created_at from authority;
            insert into import_mapping (id, authority_id, name, mapping, saved_at, saved_by)
                select gen_random_uuid(), id, 'Ours', '{}', created_at, gen_random_uuid() from authority
            """
        );
    }

    [Fact]
    public async Task Nobody_sees_a_row_of_somebody_else_in_any_table()
    {
        var owned = await OwnedTablesAsync();
        Actor[] askers =
        [
            .. contracts.Select(contract => contract.Manager),
            .. contracts.Select(contract => contract.Supplier),
            Actor.Public,
        ];

        List<string> empty = [];
        List<string> seen = [];
        foreach (
            var (table, columns, mayRead) in owned.Where(row =>
                Published.GetValueOrDefault(row.Item1) != Everything
            )
        )
        {
            foreach (var asker in askers)
            {
                var count = $"""
                    select count(*)::integer as "Value" from {table} where {Foreign(columns, asker)}
                        and not ({Published.GetValueOrDefault(table, "false")})
                    """;
                if (await CountAsAdministratorAsync(count) == 0)
                {
                    empty.Add($"{table} for {asker.Name}");
                }

                if (mayRead && await CountAsync(asker, count) is > 0 and var rows)
                {
                    seen.Add($"{asker.Name} sees {rows} of {table}");
                }
            }
        }

        Assert.True(owned.Count > 20);
        Assert.Empty(empty);
        Assert.Empty(seen);
    }

    /// <summary>A procurement, a contract and what people do around them, besides a draft and an invitation.</summary>
    private async Task FillAsync(string council)
    {
        var tender = await World.OpenedTenderAsync(council, Offer, Offer);
        var id = await World.AwardedContractAsync(tender);
        var manager = await World.ManagedContractAsync(tender.AuthorityId, id);
        await World.PreparedProcurementAsync(
            tender.Officer,
            deadline: TimeProvider.System.GetUtcNow().AddDays(200)
        );
        var lead = await World.PersonAsync(tender.AuthorityId, Role.PolicyLead);
        _ = await World.StartedPolicyAsync(lead);
        var edition = await World.EditionDraftAsync(lead);
        _ = (
            await World.BringInAsync(
                lead,
                edition,
                "ours.csv",
                "Code,Value\nNT29,17.77"u8.ToArray()
            )
        ).Value;
        contracts.Add(
            new RunningContract(
                id,
                tender.Suppliers[0],
                manager,
                Quarter.Of(AwardStory.Terms.StartsOn!.Value)
            )
        );
    }

    /// <summary>The rows that are neither the asker's nor of an organisation that is no party to them.</summary>
    private static string Foreign(string[] columns, Actor asker)
    {
        string[] order = asker.SupplierId is null
            ? ["authority_id", "supplier_id", "scope_id"]
            : ["supplier_id", "authority_id", "scope_id"];
        return $"coalesce({string.Join(", ", order.Intersect(columns, StringComparer.Ordinal))}) <> '{asker.AuthorityId ?? asker.SupplierId ?? Guid.Empty}'";
    }

    private async Task<List<(string Table, string[] Columns, bool MayRead)>> OwnedTablesAsync()
    {
        await using var connection = new NpgsqlConnection(World.Database.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select c.relname::text, array_agg(a.attname::text), has_table_privilege('commonweal_app', c.oid, 'select')
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped
              and a.attname in ('authority_id', 'supplier_id', 'scope_id')
            group by c.oid, c.relname order by c.relname
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        List<(string, string[], bool)> tables = [];
        while (await reader.ReadAsync())
        {
            tables.Add(
                (reader.GetString(0), reader.GetFieldValue<string[]>(1), reader.GetBoolean(2))
            );
        }

        return tables;
    }

    private async Task<int> CountAsAdministratorAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(World.Database.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private Task<int> CountAsync(Actor asker, string sql) =>
        World.AskAsync<Db, int>(db => db.As(asker).Database.SqlQueryRaw<int>(sql).SingleAsync());
}
