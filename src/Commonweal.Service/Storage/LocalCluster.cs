using System.Diagnostics;
using Npgsql;

namespace Commonweal.Service.Storage;

/// <summary>
/// The embedded default: a private PostgreSQL in a folder of its own, reached only through a Unix socket there.
/// PostgreSQL refuses to run as root, so root hands it to the <c>postgres</c> user that Debian's package makes.
/// </summary>
public sealed class LocalCluster : IAsyncDisposable
{
    // All or none: a statement of several is one transaction, so a start that breaks off leaves the next one its work.
    private const string Roles = """
        do $$
        begin
            if to_regrole('commonweal_owner') is null then
                create role commonweal_owner login createrole;
                create role commonweal_app login;
                create role commonweal_keeper nologin bypassrls;
                grant commonweal_keeper to commonweal_owner;
            end if;
        end
        $$
        """;

    private const string PublicSchema = """
        do $$
        begin
            if exists (select 1 from pg_namespace
                    where nspname = 'public' and nspowner <> to_regrole('commonweal_owner')) then
                alter schema public owner to commonweal_owner;
                grant usage, create on schema public to commonweal_keeper;
                grant usage on schema public to commonweal_app;
            end if;
        end
        $$
        """;

    private static readonly string[] ClusterOptions =
    [
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--data-checksums",
        "--no-instructions",
    ];

    private readonly string folder;
    private readonly string binaries;
    private IDisposable? use;

    private LocalCluster(string folder, string binaries)
    {
        this.folder = folder;
        this.binaries = binaries;
    }

    private string Data => Path.Combine(folder, "data");

    /// <summary>Held while the cluster is being started or stopped.</summary>
    private string Turn => Path.Combine(folder, "turn");

    /// <summary>Shared by every process that uses the cluster.</summary>
    private string Use => Path.Combine(folder, "use");

    /// <summary>Starts the cluster in <paramref name="folder"/>, making it first when the folder is new.</summary>
    /// <exception cref="LocalClusterException">PostgreSQL is missing or would not start; the message says what to do.</exception>
    public static async Task<LocalCluster> StartAsync(string folder, CancellationToken stop)
    {
        var found = await PostgresBinaries.FindAsync(PostgresBinaries.Places(), stop);
        var cluster = new LocalCluster(Path.GetFullPath(folder), found);
        await cluster.StartAsync(stop);
        return cluster;
    }

    /// <summary>Makes the database when it is not there, owned by <c>commonweal_owner</c>.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken stop)
    {
        await using (var connection = new NpgsqlConnection(Connection("postgres", "postgres")))
        {
            await connection.OpenAsync(stop);
            await using var exists = connection.CreateCommand(
                "select 1 from pg_database where datname = $1",
                name
            );
            if (await exists.ExecuteScalarAsync(stop) is null)
            {
                await connection.ExecuteAsync(
                    $"create database \"{name}\" owner commonweal_owner",
                    stop
                );
            }
        }

        await using var inside = new NpgsqlConnection(Connection(name, "postgres"));
        await inside.OpenAsync(stop);
        await inside.ExecuteAsync(PublicSchema, stop);
    }

    /// <summary>Drops the database with all that is in it, even under whoever is connected.</summary>
    public async Task DropDatabaseAsync(string name, CancellationToken stop)
    {
        await using (var connection = new NpgsqlConnection(Connection("postgres", "postgres")))
        {
            await connection.OpenAsync(stop);
            await connection.ExecuteAsync($"drop database if exists \"{name}\" with (force)", stop);
        }

        // What is still pooled hangs on the database that is gone.
        foreach (var user in (string[])["postgres", "commonweal_owner", "commonweal_app"])
        {
            await using var pool = new NpgsqlConnection(Connection(name, user));
            NpgsqlConnection.ClearPool(pool);
        }
    }

    /// <summary>What the application connects with: owns nothing.</summary>
    public string AppConnection(string database) => Connection(database, "commonweal_app");

    /// <summary>What migrations connect with.</summary>
    public string OwnerConnection(string database) => Connection(database, "commonweal_owner");

    /// <summary>The cluster's own administrator, for making and dropping databases.</summary>
    public string AdminConnection(string database) => Connection(database, "postgres");

    /// <summary>Stops the cluster unless another process uses it: the last to leave does.</summary>
    public async ValueTask DisposeAsync()
    {
        using var turn = await FileLock.AloneAsync(Turn, CancellationToken.None);
        use?.Dispose();
        using var alone = FileLock.TryAlone(Use);
        if (alone is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync(
                "pg_ctl",
                ["stop", "-D", Data, "-m", "fast", "-w"],
                CancellationToken.None
            );
        }
    }

    private async Task StartAsync(CancellationToken stop)
    {
        await OwnFolderAsync(stop);
        using var turn = await FileLock.AloneAsync(Turn, stop);
        use = await FileLock.SharedAsync(Use, stop);
        if (!File.Exists(Path.Combine(Data, "PG_VERSION")))
        {
            await MustAsync(
                "initdb",
                ["-D", Data, "-U", "postgres", "--auth=trust", .. ClusterOptions],
                stop
            );
        }

        if ((await RunAsync("pg_ctl", ["status", "-D", Data], stop)).Code != 0)
        {
            var log = Path.Combine(folder, "postgres.log");
            var options =
                $"-c listen_addresses='' -c unix_socket_directories='{folder}' -c unix_socket_permissions=0700 -c max_connections=200";
            await MustAsync("pg_ctl", ["start", "-D", Data, "-l", log, "-w", "-o", options], stop);
        }

        await using var connection = new NpgsqlConnection(Connection("postgres", "postgres"));
        await connection.OpenAsync(stop);
        await connection.ExecuteAsync(Roles, stop);
    }

    /// <summary>Makes the folder one that only the user who runs PostgreSQL may enter.</summary>
    private async Task OwnFolderAsync(CancellationToken stop)
    {
        OwnerOnly.MakeFolder(folder);
        if (Environment.IsPrivilegedProcess)
        {
            await ProcessAsync("chown", ["postgres", folder], stop);
        }
    }

    private string Connection(string database, string user) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = folder,
            Database = database,
            Username = user,
            ApplicationName = "commonweal",
            MaxPoolSize = 40,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    private async Task MustAsync(string program, string[] arguments, CancellationToken stop)
    {
        var (code, said) = await RunAsync(program, arguments, stop);
        if (code != 0)
        {
            var log = Path.Combine(folder, "postgres.log");
            throw new LocalClusterException(
                $"PostgreSQL's {program} failed in {folder}. Where it names space or permission, make some or give it, and run the command again; its log is {log}. It says: {said}"
            );
        }
    }

    private Task<(int Code, string Said)> RunAsync(
        string program,
        string[] arguments,
        CancellationToken stop
    )
    {
        var path = Path.Combine(binaries, program);
        return Environment.IsPrivilegedProcess
            ? ProcessAsync("runuser", ["-u", "postgres", "--", path, .. arguments], stop)
            : ProcessAsync(path, arguments, stop);
    }

    private async Task<(int Code, string Said)> ProcessAsync(
        string program,
        string[] arguments,
        CancellationToken stop
    )
    {
        // The server inherits these streams and keeps them open, so they go to a file rather than a pipe.
        var heard = Path.Combine(folder, "last-command.log");
        var start = new ProcessStartInfo("/bin/sh")
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("log=\"$1\"; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(heard);
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(stop);
        return (
            process.ExitCode,
            File.Exists(heard) ? (await File.ReadAllTextAsync(heard, stop)).Trim() : ""
        );
    }
}

/// <summary>The local PostgreSQL could not be used; the message says what is missing and how to get it.</summary>
public sealed class LocalClusterException(string message) : Exception(message);
