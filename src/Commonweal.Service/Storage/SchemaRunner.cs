using Npgsql;

namespace Commonweal.Service.Storage;

/// <summary>Brings a database forward to this version's schema, one checked step at a time, one runner at a time.</summary>
public static class SchemaRunner
{
    private const long Lock = 0x434F4D4D4F4E; // "COMMON": one number for every runner

    /// <summary>Runs the steps that have not run yet, as the owner, and names them.</summary>
    /// <exception cref="SchemaException">A step that has run was changed since, or the database is newer than the program.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(
        string ownerConnection,
        CancellationToken stop
    )
    {
        await using var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync(stop);
        await connection.ExecuteAsync($"select pg_advisory_lock({Lock})", stop);
        await connection.ExecuteAsync(
            "create table if not exists schema_version (number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default clock_timestamp())",
            stop
        );
        var done = await DoneAsync(connection, stop);
        Check(done);

        var ran = new List<string>();
        foreach (var step in Migration.All.Where(step => !done.ContainsKey(step.Number)))
        {
            await using var transaction = await connection.BeginTransactionAsync(stop);
            await connection.ExecuteAsync("set local lock_timeout = '3s'", stop);
            await connection.ExecuteAsync(step.Sql, stop);
            await connection.ExecuteAsync(
                "insert into schema_version (number, name, checksum) values ($1, $2, $3)",
                stop,
                step.Number,
                step.Name,
                step.Checksum
            );
            await transaction.CommitAsync(stop);
            ran.Add(step.Name);
        }

        await connection.ExecuteAsync("grant select on schema_version to commonweal_app", stop);
        await connection.ExecuteAsync($"select pg_advisory_unlock({Lock})", stop);
        return ran;
    }

    /// <summary>What stands between the database and this program; null when they match.</summary>
    public static async Task<string?> DifferenceAsync(
        string connectionString,
        CancellationToken stop
    )
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var exists = connection.CreateCommand(
            "select to_regclass('schema_version') is not null"
        );
        if (await exists.ExecuteScalarAsync(stop) is not true)
        {
            return "The database is empty. Run `commonweal migrate`.";
        }

        var done = await DoneAsync(connection, stop);
        try
        {
            Check(done);
        }
        catch (SchemaException difference)
        {
            return difference.Message;
        }

        var missing = Migration.All.Count(step => !done.ContainsKey(step.Number));
        return missing == 0
            ? null
            : $"{missing} schema steps have not run yet. Run `commonweal migrate`.";
    }

    private static void Check(Dictionary<int, (string Name, string Checksum)> done)
    {
        foreach (var (number, (name, checksum)) in done)
        {
            var step = Migration.All.FirstOrDefault(step => step.Number == number);
            if (step is null)
            {
                throw new SchemaException(
                    $"The database has schema step {name}, which this version does not know. Install the newer version."
                );
            }

            if (step.Checksum != checksum)
            {
                throw new SchemaException(
                    $"Schema step {name} was changed after it ran here. Restore the released file; put the change in a new step."
                );
            }
        }
    }

    private static async Task<Dictionary<int, (string Name, string Checksum)>> DoneAsync(
        NpgsqlConnection connection,
        CancellationToken stop
    )
    {
        await using var query = connection.CreateCommand(
            "select number, name, checksum from schema_version"
        );
        await using var reader = await query.ExecuteReaderAsync(stop);
        var done = new Dictionary<int, (string, string)>();
        while (await reader.ReadAsync(stop))
        {
            done.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        }

        return done;
    }
}

/// <summary>The database's schema and this program do not belong together; the message says what to do.</summary>
public sealed class SchemaException(string message) : Exception(message);
