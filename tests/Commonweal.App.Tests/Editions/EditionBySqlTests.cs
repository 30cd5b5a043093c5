using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Editions;

/// <summary>What the database itself refuses of a council's editions, whoever writes SQL of their own.</summary>
public sealed class EditionBySqlTests : WorldCase
{
    private const string HandBack =
        "update council_edition set stage = 'Draft', submitted_at = null";

    private Guid authority;
    private Actor writer = null!;
    private Actor reviewer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        authority = await World.AuthorityAsync("lancashire");
        writer = await World.PersonAsync(authority, Role.PolicyLead);
        reviewer = await World.PersonAsync(authority, Role.HeadOfProcurement);
    }

    [Theory]
    [InlineData("update council_edition set title = 'Other'")]
    [InlineData(
        "update council_edition set stage = 'Draft', submitted_at = null, published_by = null, published_at = null, fingerprint = null, open_text = null"
    )]
    [InlineData("update council_edition set writers = '{}'")]
    [InlineData("update edition_content set text = '{}'")]
    [InlineData("delete from council_edition")]
    public async Task What_is_published_stands_whatever_sql_says(string sql)
    {
        _ = await World.PublishedEditionAsync(authority);

        await World.AssertRefusedAsync(reviewer, sql);
    }

    [Fact]
    public async Task Only_a_second_person_of_the_right_role_publishes_and_only_what_was_reviewed()
    {
        var id = await World.EditionDraftAsync(writer);
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await World.RefusalAsync(
                writer,
                "update council_edition set published_at = database_now()"
            )
        );
        _ = (await World.SubmitEditionAsync(writer, id)).Value;
        var evaluator = await World.PersonAsync(authority, Role.Evaluator);
        await World.AssertRefusedAsync(evaluator, Publish("c.text"));
        await World.AssertRefusedAsync(writer, Publish("c.text"));
        await World.AssertRefusedAsync(reviewer, Publish("c.text", print: "repeat('0', 64)"));
        await World.AssertRefusedAsync(reviewer, Publish("c.text", at: "'2001-01-01'"));
        await World.AssertRefusedAsync(reviewer, Publish("'{}'"));
        await World.AssertRefusedAsync(reviewer, Publish("c.text || ' '"));
        Assert.Null(await World.RefusalAsync(reviewer, Publish("c.text")));
    }

    [Theory]
    [InlineData("select c.text")]
    [InlineData("select '{}'")]
    [InlineData("select '[]'")]
    [InlineData("select jsonb_set(said, array['name'], '\"other.2026\"') from kept")]
    [InlineData("select jsonb_set(said, array['measures', '0', 'title'], '\"Other\"') from kept")]
    [InlineData("select said #- array['measures', '0'] from kept")]
    [InlineData("select said #- array['parameters', '0'] from kept")]
    [InlineData(
        "select jsonb_set(said, array['parameters'], c.text::jsonb -> 'parameters') from kept"
    )]
    [InlineData(
        "select jsonb_set(said, array['proxies', '0', 'title'], '\"An hour is 17.77\"') from kept"
    )]
    public async Task What_everybody_reads_is_what_was_reviewed_without_what_is_kept_private(
        string text
    )
    {
        await World.LicensedEditionAsync(authority);
        await World.Database.TamperAsync(
            """
            set session_replication_role = replica;
            create table kept as select open_text::jsonb as said from council_edition;
            grant select on kept to public;
            update council_edition
                set stage = 'Review', published_by = null, published_at = null, fingerprint = null, open_text = null
            """
        );

        await World.AssertRefusedAsync(reviewer, Publish($"({text})"));
        Assert.Null(await World.RefusalAsync(reviewer, Publish("(select said from kept)")));
    }

    [Fact]
    public async Task Nobody_hands_over_what_somebody_is_writing_until_it_is_written()
    {
        var id = await World.EditionDraftAsync(writer);
        Task<Outcome<Done>> handing = null!;

        await World.AskAsync<Db, int>(async db =>
        {
            await using var transaction = await db.As(writer).Database.BeginTransactionAsync();
            var written = await db.Database.ExecuteSqlAsync(
                $"update edition_content set text = text where id = {id}"
            );
            handing = Task.Run(() => World.SubmitEditionAsync(writer, id));
            Assert.NotSame(handing, await Task.WhenAny(handing, Task.Delay(1_000)));
            await transaction.CommitAsync();
            return written;
        });

        Assert.True((await handing).Succeeded);
        Assert.True((await World.PublishEditionAsync(reviewer, id)).Succeeded);
    }

    [Fact]
    public async Task Whoever_begins_an_edition_is_among_its_writers_and_begins_it_in_their_own_name()
    {
        await World.EditionDraftAsync(writer);

        await World.AssertRefusedAsync(writer, Begin("app_author()", "'{}'"));
        await World.AssertRefusedAsync(writer, Begin("gen_random_uuid()", "array[app_author()]"));
        await World.AssertRefusedAsync(reviewer, Begin("app_author()", "array[app_author()]"));
        Assert.Null(await World.RefusalAsync(writer, Begin("app_author()", "array[app_author()]")));

        static string Begin(string author, string writers) =>
            $"insert into council_edition select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'name', e.name || '-x', 'created_by', {author}, 'writers', to_jsonb({writers}::uuid[])))).* from council_edition e";
    }

    [Fact]
    public async Task A_head_of_procurement_neither_writes_nor_hands_over_nor_publishes_what_they_handed_over()
    {
        await World.EditionDraftAsync(writer);
        var second = await World.PersonAsync(authority, Role.PolicyLead);
        const string HandOver =
            "update council_edition set stage = 'Review', submitted_at = database_now()";
        const string WithHand = $"{HandOver}, writers = writers || app_author()";

        await World.AssertRefusedAsync(reviewer, WithHand);
        await World.AssertRefusedAsync(
            reviewer,
            "update council_edition set writers = writers || app_author()"
        );
        await World.AssertRefusedAsync(second, HandOver);
        Assert.Null(await World.RefusalAsync(second, WithHand));
    }

    [Fact]
    public async Task A_reviewer_hands_back_with_a_reason_and_a_writer_takes_back_without()
    {
        var id = await World.EditionDraftAsync(writer);
        _ = (await World.SubmitEditionAsync(writer, id)).Value;

        await World.AssertRefusedAsync(reviewer, HandBack);
        Assert.Null(await World.RefusalAsync(reviewer, $"{HandBack}, return_reason = 'Say more.'"));
        _ = (await World.SubmitEditionAsync(writer, id)).Value;
        Assert.Null(await World.RefusalAsync(writer, HandBack));
    }

    [Theory]
    [InlineData("delete from edition_content")]
    [InlineData("update edition_content set text = '{}'")]
    [InlineData(
        "insert into edition_content select id, authority_id, '{}' from council_edition where version = '2027'"
    )]
    [InlineData("delete from edition_import")]
    [InlineData("update edition_import set mapping = '{}'")]
    [InlineData(
        "insert into edition_import select gen_random_uuid(), i.authority_id, e.id, file_name, sha256, sheets, hidden_sheets, mapping, 1, now(), app_author() from edition_import i, council_edition e where e.version = '2027'"
    )]
    [InlineData("delete from import_mapping")]
    [InlineData("update import_mapping set name = 'Mine', saved_by = app_author()")]
    [InlineData(
        "insert into import_mapping select gen_random_uuid(), authority_id, 'Mine', mapping, now(), app_author() from import_mapping"
    )]
    public async Task Who_is_no_policy_lead_any_more_writes_nothing_and_brings_nothing_in(
        string sql
    )
    {
        _ = await World.EditionDraftAsync(writer, "2027");
        var draft = await World.EditionDraftAsync(writer);
        _ = (
            await World.BringInAsync(writer, draft, "a.csv", "Ref,Value\nNT29,17\n"u8.ToArray())
        ).Value;
        await World.Database.TamperAsync(
            """
            delete from edition_content c using council_edition e where e.id = c.id and e.version = '2027';
            insert into import_mapping select gen_random_uuid(), authority_id, 'Ours', mapping, now(), uploaded_by from edition_import;
            update membership set ended_at = now() where role = 'PolicyLead'
            """
        );

        await World.AssertRefusedAsync(writer, sql);
    }

    [Fact]
    public async Task Who_wrote_in_it_why_it_came_back_and_the_print_of_what_is_kept_private_are_its_councils()
    {
        var name = await World.LicensedEditionAsync(authority);
        var stranger = await World.PersonAsync(
            await World.AuthorityAsync("southend", "southend", "southend-2050"),
            Role.PolicyLead
        );
        var supplier = await World.SupplierAsync("Bee Lane Builders");

        foreach (var actor in (Actor[])[stranger, supplier, Actor.Public])
        {
            Assert.Empty(
                await World.RowsAsync(
                    actor,
                    "select concat(writers, return_reason, fingerprint, published_by) from council_edition"
                )
            );
            Assert.Equal(
                [$"{name} f"],
                await World.RowsAsync(
                    actor,
                    "select name || ' ' || left(open_is_whole::text, 1) from published_edition"
                )
            );
        }
    }

    /// <param name="text">What everybody is to read, in SQL.</param>
    private static string Publish(
        string text,
        string print = "encode(sha256(convert_to(c.text, 'UTF8')), 'hex')",
        string at = "database_now()"
    ) =>
        $"update council_edition e set stage = 'Published', published_by = app_author(), published_at = {at}, open_text = {text}, fingerprint = {print} from edition_content c where c.id = e.id";
}
