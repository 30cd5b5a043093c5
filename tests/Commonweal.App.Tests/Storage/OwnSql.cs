using Commonweal.Domain.Common;
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

        /// <summary>What a query of one column answers.</summary>
        public Task<List<string>> RowsAsync(Actor actor, string sql) =>
            world.AskAsync<Db, List<string>>(db =>
                db.As(actor).Database.SqlQueryRaw<string>(sql).ToListAsync()
            );

        /// <summary>
        /// Carries acts out at once: each has begun its transaction and stands before a row that another holds, until the last one does.
        /// </summary>
        /// <param name="row">The row they all lock, as <c>table where …</c>.</param>
        /// <returns>What each was told, in order; empty for who was let.</returns>
        public async Task<string[]> AtOnceAsync<T>(string row, params Func<Task<Outcome<T>>>[] acts)
        {
            await using var connection = new NpgsqlConnection(world.Database.Admin);
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var hold = new NpgsqlCommand($"select 1 from {row} for update", connection);
            await hold.ExecuteNonQueryAsync();
            // Within a transaction PostgreSQL would say again and again what it first said.
            await using var watch = NpgsqlDataSource.Create(world.Database.Admin);
            await using var waiting = watch.CreateCommand(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
            );
            var all = acts.Select(act => Task.Run(act)).ToArray();
            while ((long)(await waiting.ExecuteScalarAsync())! < acts.Length)
            {
                Assert.DoesNotContain(all, one => one.IsCompleted);
                await Task.Delay(10);
            }

            await transaction.RollbackAsync();
            return
            [
                .. (await Task.WhenAll(all))
                    .Select(one => string.Concat(one.Problems.Select(problem => problem.Code)))
                    .Order(StringComparer.Ordinal),
            ];
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
