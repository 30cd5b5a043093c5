using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Storage;

public sealed class SchemaTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Migrating_twice_changes_nothing() =>
        Assert.Empty(await SchemaRunner.MigrateAsync(database.Owner, CancellationToken.None));

    [Fact]
    public async Task A_step_changed_after_it_ran_is_refused()
    {
        await database.TamperAsync("update schema_version set checksum = 'other' where number = 2");

        var refusal = await Assert.ThrowsAsync<SchemaException>(() =>
            SchemaRunner.MigrateAsync(database.Owner, CancellationToken.None)
        );
        Assert.Contains("0002_people", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await database.TamperAsync("insert into schema_version values (9999, '9999_later', 'x')");

        Assert.Contains(
            "9999_later",
            await SchemaRunner.DifferenceAsync(database.App, CancellationToken.None),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_table_an_authority_or_supplier_owns_has_row_security_forced()
    {
        var open = await ReadAsync(
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind = 'r'
              and exists (select 1 from pg_attribute a where a.attrelid = c.oid
                          and a.attname in ('authority_id', 'supplier_id', 'scope_id') and not a.attisdropped)
              and not (c.relrowsecurity and c.relforcerowsecurity)
              and c.relname <> 'audit_head'
            """
        );
        Assert.Empty(open);
    }

    [Fact]
    public async Task What_names_a_row_of_another_table_is_held_to_one_that_exists()
    {
        var loose = await ReadAsync(
            """
            select c.relname || '.' || a.attname from pg_class c
            join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
            where n.nspname = 'public' and c.relkind = 'r' and not a.attisdropped
              and a.attname in ('procurement_id', 'bid_id', 'bid_line_id', 'scoring_run_id', 'contract_id',
                  'commitment_id', 'report_id', 'claim_id')
              and c.relname <> 'ledger_total' -- kept by the ledger's own trigger
              and not exists (select 1 from pg_constraint k
                              where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey))
            """
        );
        Assert.Empty(loose);
    }

    [Fact]
    public async Task Every_function_but_those_that_read_settings_alone_says_where_it_finds_tables() =>
        Assert.Equal(
            ["app_account", "app_author", "app_authority", "app_supplier"],
            await ReadAsync(
                """
                select proname from pg_proc
                where pronamespace = 'public'::regnamespace
                    and not coalesce(array_to_string(proconfig, ' '), '') like '%search_path=public, pg_temp%'
                order by 1
                """
            )
        );

    [Fact]
    public async Task The_application_owns_nothing_and_cannot_pass_row_security()
    {
        Assert.Empty(
            await ReadAsync(
                "select rolname from pg_roles where rolname = 'commonweal_app' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)"
            )
        );
        Assert.Empty(
            await ReadAsync(
                "select relname from pg_class where pg_get_userbyid(relowner) = 'commonweal_app' union select proname from pg_proc where pg_get_userbyid(proowner) = 'commonweal_app'"
            )
        );
        Assert.Empty(
            await ReadAsync(
                "select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member where u.rolname = 'commonweal_app'"
            )
        );
    }

    [Fact]
    public async Task The_keepers_functions_are_those_on_the_map()
    {
        var map = await File.ReadAllTextAsync(
            Path.Combine(World.RepositoryData(), "..", "docs", "code.md")
        );
        var table = map[map.IndexOf("| function |", StringComparison.Ordinal)..];
        var listed = table[..table.IndexOf("\n\n", StringComparison.Ordinal)]
            .Split('\n')
            .Skip(2)
            .SelectMany(row => row.Split('|')[1].Split(','))
            .Select(name => name.Trim(' ', '`'));

        var kept = await ReadAsync(
            "select proname from pg_proc where proowner = 'commonweal_keeper'::regrole"
        );
        Assert.Equal(kept.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_model_and_the_migrated_schema_agree_on_every_column()
    {
        await using var db = new Db(
            new DbContextOptionsBuilder<Db>().UseNpgsql(database.App).Options
        );
        // PostgreSQL does not say of a view's column whether it may be empty.
        var views = await ReadAsync(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'"
        );
        var model = db
            .Model.GetEntityTypes()
            .SelectMany(entity =>
                entity
                    .GetProperties()
                    .Select(property =>
                        $"{entity.GetTableName()}.{property.GetColumnName()} {Plain(property.GetColumnType())} {(property.IsNullable || views.Contains(entity.GetTableName()!) ? "null" : "not null")}"
                    )
            )
            .Order(StringComparer.Ordinal);
        var tables = string.Join(
            ",",
            db.Model.GetEntityTypes().Select(entity => $"'{entity.GetTableName()}'")
        );
        var schema = await ReadAsync(
            $"""
            select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || case when a.attnotnull then ' not null' else ' null' end
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped and c.relname in ({tables})
            """
        );
        Assert.Equal(schema.Order(StringComparer.Ordinal), model);
    }

    private static string Plain(string type) =>
        type == "timestamp with time zone"
            ? type
            : type.Replace("int4", "integer", StringComparison.Ordinal);

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
