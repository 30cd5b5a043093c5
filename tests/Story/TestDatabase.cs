using Commonweal.Service.Storage;
using Npgsql;

namespace Commonweal.Story;

/// <summary>
/// A real PostgreSQL for the tests: one private cluster per test run, one migrated template, one copy per test class.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static LocalCluster? cluster;
    private static int made;

    private TestDatabase(string name) => Name = name;

    /// <summary>The database's name in the cluster.</summary>
    public string Name { get; }

    /// <summary>As the application connects.</summary>
    public string App => cluster!.AppConnection(Name);

    /// <summary>As migrations connect.</summary>
    public string Owner => cluster!.OwnerConnection(Name);

    /// <summary>As the cluster's administrator: past every rule, for tests that tamper.</summary>
    public string Admin => cluster!.AdminConnection(Name);

    /// <summary>A fresh copy of the migrated template.</summary>
    public static async Task<TestDatabase> CreateAsync()
    {
        await Gate.WaitAsync();
        try
        {
            cluster ??= await StartAsync();
            var database = new TestDatabase($"test_{++made}");
            await database.CopyTemplateAsync();
            return database;
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Moves the database's clock, as only its owner can.</summary>
    public Task ShiftClockAsync(TimeSpan by) =>
        ExecuteAsync(
            Owner,
            $"update clock_offset set shift = make_interval(secs => {(long)by.TotalSeconds})"
        );

    /// <summary>Runs a statement past every rule.</summary>
    public Task TamperAsync(string sql) => ExecuteAsync(Admin, sql);

    /// <summary>Runs a statement past every rule and every trigger, as somebody with the owner's rights could.</summary>
    public Task TamperPastTriggersAsync(string sql) =>
        TamperAsync(
            $"set session_replication_role = replica; {sql}; set session_replication_role = default"
        );

    /// <summary>Drops it under whoever is connected, and copies the template again.</summary>
    public async Task RemakeAsync()
    {
        await cluster!.DropDatabaseAsync(Name, CancellationToken.None);
        await CopyTemplateAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() =>
        await cluster!.DropDatabaseAsync(Name, CancellationToken.None);

    private Task CopyTemplateAsync() =>
        ExecuteAsync(
            cluster!.AdminConnection("postgres"),
            $"create database {Name} template template_commonweal owner commonweal_owner"
        );

    private static async Task<LocalCluster> StartAsync()
    {
        // A killed run leaves its folder behind, and its process number may come again.
        var folder = Path.Combine(
            Path.GetTempPath(),
            $"commonweal-test-{Path.GetRandomFileName()}"
        );
        var started = await LocalCluster.StartAsync(folder, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            started.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(20));
            Directory.Delete(folder, recursive: true);
        };
        // Nothing here outlives the run, so nothing need be safe from a power cut; it halves the time.
        var admin = started.AdminConnection("postgres");
        await ExecuteAsync(admin, "alter system set fsync = off");
        await ExecuteAsync(admin, "alter system set full_page_writes = off");
        await ExecuteAsync(admin, "alter system set synchronous_commit = off");
        await ExecuteAsync(admin, "select pg_reload_conf()");
        await started.EnsureDatabaseAsync("template_commonweal", CancellationToken.None);
        await SchemaRunner.MigrateAsync(
            started.OwnerConnection("template_commonweal"),
            CancellationToken.None
        );
        NpgsqlConnection.ClearAllPools();
        return started;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
