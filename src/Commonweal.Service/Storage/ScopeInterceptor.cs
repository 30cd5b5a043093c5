using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Commonweal.Service.Storage;

/// <summary>
/// Tells the database on whose behalf commands run: once whenever EF opens a connection, all three values at once, so that
/// nothing of whoever had it from the pool before can linger. Outside a transaction EF opens one for each command, and
/// within one <see cref="Db.As"/> refuses another actor.
/// </summary>
internal sealed class ScopeInterceptor : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = Scope(connection, eventData);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Scope(connection, eventData);
        command.ExecuteNonQuery();
    }

    private static DbCommand Scope(DbConnection connection, ConnectionEndEventData eventData)
    {
        var actor = ((Db)eventData.Context!).Actor;
        var command = connection.CreateCommand();
        // Compiling a query costs seconds where row security's conditions are long; running it as it is costs milliseconds.
        command.CommandText =
            "select set_config('app.authority', $1, false), set_config('app.supplier', $2, false), set_config('app.account', $3, false), set_config('jit', 'off', false)";
        Add(command, actor.AuthorityId);
        Add(command, actor.SupplierId);
        Add(command, actor.AccountId == Guid.Empty ? null : actor.AccountId);
        return command;
    }

    private static void Add(DbCommand command, Guid? id)
    {
        var parameter = command.CreateParameter();
        parameter.Value = id?.ToString() ?? "";
        command.Parameters.Add(parameter);
    }
}
