using System.Diagnostics;
using Commonweal.Story;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>
/// Stops the first act that writes to a table in the middle of its transaction, with every lock it has taken, until it is let go:
/// so two acts on two connections meet in an order the test chooses and no scheduler.
/// </summary>
public sealed class Gate : IAsyncDisposable
{
    private const int Name = 4_711;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly NpgsqlConnection holder;
    private readonly NpgsqlTransaction held;

    private Gate(NpgsqlConnection holder, NpgsqlTransaction held) =>
        (this.holder, this.held) = (holder, held);

    /// <summary>Closes it. The first write that comes waits; those after it go through.</summary>
    /// <param name="when"><c>before</c> or <c>after</c> the row is written.</param>
    /// <param name="change"><c>insert</c> or <c>update</c>.</param>
    public static async Task<Gate> CloseAsync(
        TestDatabase database,
        string when,
        string change,
        string table
    )
    {
        // Named to come last among the triggers of its moment: whatever else looks at the row has looked.
        await database.TamperAsync(
            $"""
            create function zz_gate() returns trigger language plpgsql as $gate$
            begin
                if pg_try_advisory_xact_lock({Name}, 1) then
                    perform pg_advisory_xact_lock({Name}, 2);
                end if;
                return new;
            end
            $gate$;
            create trigger zz_gate {when} {change} on {table} for each row execute function zz_gate()
            """
        );
        var connection = new NpgsqlConnection(database.Admin);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({Name}, 2)");
        return new Gate(connection, transaction);
    }

    /// <summary>Returns once the first act stands at the gate.</summary>
    public Task ReachedAsync(Task act) =>
        UntilAsync(act, $"locktype = 'advisory' and classid = {Name} and objid = 2");

    /// <summary>Returns once the second act waits for what the first one holds.</summary>
    public Task WaitedForAsync(Task act) =>
        UntilAsync(
            act,
            $"(locktype in ('transactionid', 'tuple') or locktype = 'advisory' and classid <> {Name})"
        );

    /// <summary>Lets the first act go on.</summary>
    public Task OpenAsync() => held.CommitAsync();

    public async ValueTask DisposeAsync() => await holder.DisposeAsync();

    private async Task UntilAsync(Task act, string lockWaited)
    {
        for (var began = Stopwatch.StartNew(); began.Elapsed < Patience; )
        {
            await using var command = new NpgsqlCommand(
                $"select exists (select 1 from pg_locks where not granted and {lockWaited} and pid in (select pid from pg_locks where database = (select oid from pg_database where datname = current_database())))",
                holder
            );
            if (await command.ExecuteScalarAsync() is true)
                return;
            Assert.False(act.IsCompleted, "It went through where it should wait.");
            await Task.Delay(10);
        }

        Assert.Fail("Nobody waited.");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
