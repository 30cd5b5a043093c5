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

    private Installation(CommonwealSettings settings, string ownerConnection, LocalCluster? cluster)
    {
        Settings = settings;
        OwnerConnection = ownerConnection;
        this.cluster = cluster;
    }

    /// <summary>What the service runs on.</summary>
    public CommonwealSettings Settings { get; }

    /// <summary>What migrations connect with.</summary>
    public string OwnerConnection { get; }

    /// <summary>Whether the database is the private one on this machine.</summary>
    public bool IsLocal => cluster is not null;

    /// <summary>Opens the installation the environment describes.</summary>
    /// <exception cref="LocalClusterException">PostgreSQL is missing or would not start.</exception>
    public static async Task<Installation> OpenAsync(CancellationToken stop)
    {
        var home = Environment.GetEnvironmentVariable("COMMONWEAL_HOME") ?? DefaultHome();
        var data = Environment.GetEnvironmentVariable("COMMONWEAL_DATA") ?? DataFolder.Find();
        if (
            Environment.GetEnvironmentVariable("ConnectionStrings__Commonweal") is
            { Length: > 0 } server
        )
        {
            var owner =
                Environment.GetEnvironmentVariable("ConnectionStrings__CommonwealOwner") ?? server;
            return new Installation(
                new CommonwealSettings(server, home, data) { Mail = MailServer.FromEnvironment() },
                owner,
                null
            );
        }

        var started = await LocalCluster.StartAsync(Path.Combine(home, "postgres"), stop);
        await started.EnsureDatabaseAsync(Database, stop);
        var local = new Installation(
            new CommonwealSettings(started.AppConnection(Database), home, data)
            {
                Mail = MailServer.FromEnvironment(),
            },
            started.OwnerConnection(Database),
            started
        );
        await SchemaRunner.MigrateAsync(local.OwnerConnection, stop);
        return local;
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

    private static string DefaultHome() =>
        Environment.IsPrivilegedProcess
            ? "/var/lib/commonweal"
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
                "commonweal"
            );
}
