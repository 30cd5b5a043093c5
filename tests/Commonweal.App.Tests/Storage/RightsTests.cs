using System.Text;
using Commonweal.App.Tests.CodeRules;
using Commonweal.Story;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Storage;

/// <summary>The committed table of what the application's role may do to each table: a right more or less is seen in review.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task The_applications_rights_are_the_committed_ones()
    {
        var written = new StringBuilder(
            "# What the application's role may do\n\nWritten by a test. Row security and triggers narrow it further.\n\n| table | reads | adds | changes | removes |\n|---|---|---|---|---|\n"
        );
        await using var connection = new NpgsqlConnection(database.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select '| `' || c.relname || '` | '
                || case when has_table_privilege('commonweal_app', c.oid, 'select') then 'yes' else '' end || ' | '
                || case when has_table_privilege('commonweal_app', c.oid, 'insert') then 'yes' else '' end || ' | '
                || case when has_table_privilege('commonweal_app', c.oid, 'update') then 'all'
                    else coalesce((select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
                        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                          and has_column_privilege('commonweal_app', c.oid, a.attnum, 'update')), '') end || ' | '
                || case when has_table_privilege('commonweal_app', c.oid, 'delete') then 'yes' else '' end
                || case when has_table_privilege('commonweal_app', c.oid, 'truncate') then ' and empties' else '' end || ' |'
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
            order by c.relname
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            written.Append(reader.GetString(0)).Append('\n');
        }

        Assert.Equal(
            written.ToString(),
            await Repository.DocumentAsync("docs/api/rights.md", written.ToString())
        );
    }
}
