using Commonweal.Service;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Commonweal.Cli;

/// <summary>
/// One installation: its database, its folder of keys and files, its reference data. Environment variables name them;
/// where they name no server, a private PostgreSQL is started in the home folder and brought to this version's schema.
/// </summary>
internal sealed class Installation : IAsyncDisposable
{
    private const string Database = "commonweal";

    private readonly LocalCluster? cluster;

    private Installation(
        CommonwealSettings settings,
        string? ownerConnection,
        LocalCluster? cluster,
        IReadOnlyList<string> ran
    )
    {
        Settings = settings;
        OwnerConnection = ownerConnection;
        this.cluster = cluster;
        Ran = ran;
    }

    /// <summary>What the service runs on.</summary>
    public CommonwealSettings Settings { get; }

    /// <summary>What migrations connect with; null on a server for which none was named.</summary>
    public string? OwnerConnection { get; }

    /// <summary>Steps of the schema that finding it ran; always none on a server.</summary>
    public IReadOnlyList<string> Ran { get; }

    /// <summary>Whether the database is the private one on this machine.</summary>
    public bool IsLocal => cluster is not null;

    /// <summary>Opens the installation the environment describes, for acts: its role and its schema are right.</summary>
    /// <exception cref="LocalClusterException">PostgreSQL is missing or would not start.</exception>
    /// <exception cref="ConnectionException">The application's role could look past row security.</exception>
    /// <exception cref="SchemaException">The database has another schema than this version's.</exception>
    public static async Task<Installation> OpenAsync(CancellationToken stop)
    {
        var installation = await FindAsync(stop);
        try
        {
            var connection = installation.Settings.Connection;
            if (await AppRole.ProblemAsync(connection, stop) is { } problem)
            {
                throw new ConnectionException(problem);
            }

            if (await SchemaRunner.DifferenceAsync(connection, stop) is { } difference)
            {
                throw new SchemaException(difference);
            }

            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>The installation the environment describes, its database as it stands; for migrations.</summary>
    /// <exception cref="LocalClusterException">PostgreSQL is missing or would not start.</exception>
    public static async Task<Installation> FindAsync(CancellationToken stop)
    {
        var home = Setting("COMMONWEAL_HOME") ?? DefaultHome();
        var data = Setting("COMMONWEAL_DATA") ?? DataFolder.Find();
        if (Server("ConnectionStrings__Commonweal") is { } server)
        {
            return new Installation(
                new CommonwealSettings(server, home, data) { Mail = MailServer.FromEnvironment() },
                Server("ConnectionStrings__CommonwealOwner"),
                null,
                []
            );
        }

        var started = await LocalCluster.StartAsync(Path.Combine(home, "postgres"), stop);
        try
        {
            await started.EnsureDatabaseAsync(Database, stop);
            var owner = started.OwnerConnection(Database);
            return new Installation(
                new CommonwealSettings(started.AppConnection(Database), home, data)
                {
                    Mail = MailServer.FromEnvironment(),
                },
                owner,
                started,
                await SchemaRunner.MigrateAsync(owner, stop)
            );
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Drops the private database with all that is in it and makes it anew.</summary>
    /// <exception cref="InvalidOperationException">The database is on a server.</exception>
    public async Task RemakeDatabaseAsync(CancellationToken stop)
    {
        var own =
            cluster
            ?? throw new InvalidOperationException("A server's database is never made anew.");
        await own.DropDatabaseAsync(Database, stop);
        await own.EnsureDatabaseAsync(Database, stop);
        await SchemaRunner.MigrateAsync(own.OwnerConnection(Database), stop);
    }

    /// <summary>Opens the installation for one act or lookup.</summary>
    public static async Task<T> AskAsync<TService, T>(
        Func<TService, Task<T>> ask,
        CancellationToken stop
    )
        where TService : notnull
    {
        await using var installation = await OpenAsync(stop);
        await using var services = installation.Services();
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The acts and lookups, for commands that have no site.</summary>
    public ServiceProvider Services() => ServicesOn(Settings);

    /// <summary>The acts and lookups on given settings.</summary>
    public static ServiceProvider ServicesOn(CommonwealSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddCommonweal(settings);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The settings of a site that takes files in.</summary>
    public CommonwealSettings ServedSettings =>
        Settings with
        {
            Scanner = Setting("COMMONWEAL_SCANNER"),
        };

    /// <summary>What the environment says; null where it says nothing or an empty text.</summary>
    public static string? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <exception cref="ConnectionException">The setting is no connection string.</exception>
    private static string? Server(string name) =>
        Setting(name) is { } connection && PlainSql.FaultOf(connection) is { } fault
            ? throw new ConnectionException(
                $"{name} is no connection string: {fault} Write one such as Host=db.example.org;Database=commonweal;Username=commonweal_app;Password=…"
            )
            : Setting(name);

    private static string DefaultHome() =>
        Environment.IsPrivilegedProcess
            ? "/var/lib/commonweal"
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
                "commonweal"
            );
}
