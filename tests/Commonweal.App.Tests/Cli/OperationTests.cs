using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Commonweal.App.Tests.Reference;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Cli;

/// <summary>What whoever runs the machine is told when it fails: what was met and what to do, with exit code 1.</summary>
public sealed class OperationTests : WorldCase
{
    [Fact]
    public async Task A_port_in_use_is_named_with_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";

        var run = await ServeAsync(World.Database.App, World.Home, "--urls", address);

        Fails(run, $"Another program listens on {address} already. Stop it, or listen elsewhere");
    }

    [Fact]
    public async Task A_second_site_on_one_home_is_refused()
    {
        using var first = FileLock.TryAlone(Path.Combine(World.Home, "serving"));
        Assert.NotNull(first);

        var run = await ServeAsync(World.Database.App, World.Home);

        Fails(run, $"Another `commonweal serve` runs on {World.Home} already. Stop it first");
    }

    [Fact]
    public async Task An_address_that_is_none_is_named_at_the_start()
    {
        var run = await Run.AsProcessAsync(
            ["serve"],
            ("ConnectionStrings__Commonweal", World.Database.App),
            ("COMMONWEAL_HOME", World.Home),
            ("COMMONWEAL_DATA", World.RepositoryData()),
            ("COMMONWEAL_ADDRESS", "social-value.example.gov.uk")
        );

        Fails(run, "COMMONWEAL_ADDRESS is \"social-value.example.gov.uk\"");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_home_that_cannot_be_written_is_named(bool onServer)
    {
        var run = await ServeAsync(onServer ? World.Database.App : null, "/proc/commonweal");

        Fails(run, "/proc/commonweal");
        Assert.Contains("COMMONWEAL_HOME", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("social-value.example.gov.uk")]
    [InlineData("ftp://social-value.example.gov.uk")]
    public async Task A_setting_that_is_no_address_of_a_site_is_named(string address)
    {
        var run = await Run.AsProcessAsync(
            ["serve"],
            ("ConnectionStrings__Commonweal", World.Database.App),
            ("COMMONWEAL_HOME", World.Home),
            ("COMMONWEAL_ADDRESS", address)
        );

        Fails(run, $"COMMONWEAL_ADDRESS is \"{address}\", which is no address of a site.");
    }

    [Theory]
    [InlineData("nonsense", null)]
    [InlineData("Host=x;Port=abc", null)]
    [InlineData("Host=x", "Hst=x")]
    public async Task A_setting_that_is_no_connection_string_is_named(string app, string? owner)
    {
        var run = await Run.AsProcessAsync(
            ["migrate"],
            ("ConnectionStrings__Commonweal", app),
            ("ConnectionStrings__CommonwealOwner", owner),
            ("COMMONWEAL_HOME", World.Home)
        );

        Fails(
            run,
            $"ConnectionStrings__Commonweal{(owner is null ? "" : "Owner")} is no connection string: "
        );
    }

    [Fact]
    public async Task Data_that_cannot_be_used_is_named_with_file_and_line()
    {
        using var data = new DataCopy();
        await File.AppendAllTextAsync(Path.Combine(data.Folder, "values/wages.yaml"), "\nx: [");

        var run = await Run.AsProcessAsync(
            ["serve"],
            ("ConnectionStrings__Commonweal", World.Database.App),
            ("COMMONWEAL_HOME", World.Home),
            ("COMMONWEAL_DATA", data.Folder)
        );

        Fails(run, "or name another folder in COMMONWEAL_DATA.\nvalues/wages.yaml:");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_from_a_fault_of_ours()
    {
        var run = await ServeAsync("Host=127.0.0.1;Port=1;Database=x;Username=x", World.Home);

        Fails(run, "The database could not be used: Failed to connect to 127.0.0.1:1");
    }

    [Theory]
    [InlineData(null, "The master key {0} is missing. Put master.key back from the copy")]
    [InlineData(31, "{0} is not a master key, which is 32 bytes long. Put master.key back")]
    [InlineData(32, "{0} is another master key than the one that sealed in this database. Put")]
    public async Task A_master_key_that_is_not_the_databases_own_is_named_and_none_is_made(
        int? bytes,
        string says
    )
    {
        var key = Path.Combine(World.Home, "keys", "master.key");
        File.Delete(key);
        if (bytes is { } length)
        {
            await File.WriteAllBytesAsync(key, RandomNumberGenerator.GetBytes(length));
        }

        var run = await ServeAsync(World.Database.App, World.Home);

        Fails(run, string.Format(null, CompositeFormat.Parse(says), key));
        Assert.Contains(
            "No other key ever opens what it sealed",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(bytes is not null, File.Exists(key));
    }

    [Fact]
    public async Task The_last_to_leave_the_local_cluster_stops_it()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"commonweal-left-{Environment.ProcessId}");
        var pid = Path.Combine(folder, "data", "postmaster.pid");
        var first = await LocalCluster.StartAsync(folder, CancellationToken.None);
        var second = await LocalCluster.StartAsync(folder, CancellationToken.None);

        await first.DisposeAsync();
        await using (
            var connection = new NpgsqlConnection(
                second.AdminConnection("postgres") + ";Pooling=false"
            )
        )
        {
            await connection.OpenAsync();
        }

        await second.DisposeAsync();

        Assert.False(File.Exists(pid));
        Directory.Delete(folder, recursive: true);
    }

    private static void Fails(Run run, string says)
    {
        Assert.Equal(1, run.Exit);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static Task<Run> ServeAsync(string? connection, string home, params string[] options) =>
        Run.AsProcessAsync(
            ["serve", .. options],
            ("ConnectionStrings__Commonweal", connection),
            ("ASPNETCORE_ENVIRONMENT", "Local"),
            ("COMMONWEAL_HOME", home),
            ("COMMONWEAL_DATA", World.RepositoryData())
        );
}
