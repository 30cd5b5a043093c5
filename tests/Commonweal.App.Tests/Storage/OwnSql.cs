using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Storage;

/// <summary>SQL of one's own, on the application's connection.</summary>
internal static class OwnSql
{
    private const string NoRows = "no rows";

    extension(World world)
    {
        /// <summary>The database's state code, or <c>no rows</c> where it changed none; null when it did what was asked.</summary>
        public async Task<string?> RefusalAsync(Actor actor, string sql)
        {
            try
            {
                return
                    await world.AskAsync<Db, int>(db =>
                        db.As(actor)
                            .Database.ExecuteSqlRawAsync(
                                sql.Replace("{}", "{{}}", StringComparison.Ordinal)
                            )
                    )
                        is 0
                    ? NoRows
                    : null;
            }
            catch (PostgresException refused)
            {
                return refused.SqlState;
            }
        }

        /// <summary>Certain that a right, a policy or a trigger refuses it, and nothing else: it works where none of them holds.</summary>
        public async Task AssertRefusedAsync(Actor actor, string sql)
        {
            var refusal = await world.RefusalAsync(actor, sql);
            Assert.True(
                refusal
                    is PostgresErrorCodes.InsufficientPrivilege
                        or PostgresErrorCodes.RestrictViolation
                        or NoRows,
                $"{actor.Name} was answered {refusal ?? "yes"}: {sql}"
            );
            Assert.True(await world.WorksPastRulesAsync(actor, sql), $"changes nothing: {sql}");
        }

        private async Task<bool> WorksPastRulesAsync(Actor actor, string sql)
        {
            await using var connection = new NpgsqlConnection(world.Database.Admin);
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var scope = new NpgsqlCommand(
                $"""
                set local session_replication_role = replica;
                select set_config('app.authority', '{actor.AuthorityId}', true),
                    set_config('app.supplier', '{actor.SupplierId}', true),
                    set_config('app.account', '{actor.AccountId}', true)
                """,
                connection
            );
            await scope.ExecuteNonQueryAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteNonQueryAsync() != 0;
        }
    }
}
