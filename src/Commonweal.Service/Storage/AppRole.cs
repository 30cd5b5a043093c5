using Npgsql;

namespace Commonweal.Service.Storage;

/// <summary>
/// The role the application signs in as. Row security holds organisations apart only while that role neither passes
/// it nor could switch it off, so a role that can is not served at all.
/// </summary>
public static class AppRole
{
    // A membership counts as the role itself: SET ROLE is one statement away.
    private const string Powers = """
        select current_user, r.rolname,
            case when r.rolsuper then 'is a superuser'
                when r.rolbypassrls then 'may pass row security (bypassrls)'
                when r.rolcreaterole then 'may make roles (createrole)'
                else 'owns tables' end
        from pg_roles r
        where pg_has_role(current_user, r.oid, 'MEMBER')
          and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or exists (
              select from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')
                and c.relnamespace = to_regnamespace('public')))
        order by r.rolname <> current_user, r.rolname
        limit 1
        """;

    /// <summary>Why the role of this connection must not serve, and what to do; null when it is right.</summary>
    public static async Task<string?> ProblemAsync(string appConnection, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(appConnection);
        await connection.OpenAsync(stop);
        await using var query = connection.CreateCommand(Powers);
        await using var reader = await query.ExecuteReaderAsync(stop);
        if (!await reader.ReadAsync(stop))
        {
            return null;
        }

        var (role, holder, power) = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
        var through = holder == role ? "which" : $"a member of {holder}, which";
        return $"ConnectionStrings__Commonweal signs in as {role}, {through} {power}: row security would not hold councils and suppliers apart. Make the role commonweal_app, which owns nothing, as docs/running.md shows under \"On a server\", and sign in as that.";
    }
}

/// <summary>A connection, or a setting that names a server, does not fit what it is for; the message says what to set instead.</summary>
public sealed class ConnectionException(string message) : Exception(message);
