using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Commonweal.Service.Storage;

/// <summary>The few statements that do not go through <see cref="Db"/>, without the engine's types outside this folder.</summary>
public static class PlainSql
{
    /// <summary>The source of connections for a connection string.</summary>
    public static DbDataSource SourceOf(string connection) => NpgsqlDataSource.Create(connection);

    /// <summary>Why this is no connection string; null when it is one.</summary>
    public static string? FaultOf(string connection)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connection);
            return null;
        }
        catch (ArgumentException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>A statement with its values for $1, $2 and so on.</summary>
    public static DbCommand CreateCommand(
        this DbConnection connection,
        string sql,
        params object[] values
    )
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statement is the caller's own text; values come beside it
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Runs a statement that answers nothing.</summary>
    internal static async Task ExecuteAsync(
        this DbConnection connection,
        string sql,
        CancellationToken stop,
        params object[] values
    )
    {
        await using var command = connection.CreateCommand(sql, values);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>A text that may be missing, whose type the database could not tell from a null.</summary>
    internal static DbParameter Text(string? value, string name = "") =>
        new NpgsqlParameter(name, NpgsqlDbType.Text) { Value = (object?)value ?? DBNull.Value };

    /// <summary>An identifier that may be missing.</summary>
    internal static DbParameter Id(Guid? value, string name = "") =>
        new NpgsqlParameter(name, NpgsqlDbType.Uuid) { Value = (object?)value ?? DBNull.Value };
}
