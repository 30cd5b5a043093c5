using System.Text;
using Commonweal.App.Tests.Cli;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Storage;

/// <summary>Row security is worth what the role is worth that signs in.</summary>
public sealed class AppRoleTests : WorldCase
{
    [Fact]
    public async Task Only_a_role_that_cannot_pass_row_security_is_right()
    {
        Assert.Null(await ProblemAsync(World.Database.App));
        Assert.Contains(
            "postgres, which is a superuser",
            await ProblemAsync(World.Database.Admin),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "commonweal_owner, which may make roles",
            await ProblemAsync(World.Database.Owner),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("login bypassrls", "", "which may pass row security (bypassrls)")]
    [InlineData("login", "grant commonweal_keeper to {0}", "a member of commonweal_keeper, which")]
    [InlineData("login", "alter table procurement owner to {0}", "which owns tables")]
    public async Task A_role_that_could_pass_it_is_named_with_its_power(
        string rights,
        string then,
        string named
    )
    {
        var role = $"strong_{Guid.CreateVersion7():N}";
        await World.Database.TamperAsync(
            $"create role {role} {rights}; {string.Format(null, CompositeFormat.Parse(then), role)}"
        );

        var problem = await ProblemAsync(As(role));

        Assert.Contains($"{role}, {named}", problem, StringComparison.Ordinal);
        Assert.Contains("docs/running.md", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("audit", "verify")]
    public async Task A_command_on_a_server_refuses_a_role_that_is_too_strong(params string[] args)
    {
        var run = await OnServerAsync(World.Database.Admin, args);

        Assert.Equal(1, run.Exit);
        Assert.Contains("which is a superuser", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serving_another_schema_is_refused_with_the_command_to_run()
    {
        await World.Database.TamperAsync("delete from schema_version where number = 9");

        var run = await OnServerAsync(World.Database.App, "serve");

        Assert.Equal(1, run.Exit);
        Assert.Contains("Run `commonweal migrate`", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_a_server_asks_for_the_owners_connection()
    {
        var run = await OnServerAsync(World.Database.App, "migrate");

        Assert.Equal(1, run.Exit);
        Assert.Contains("ConnectionStrings__CommonwealOwner", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("serve", "--demo")]
    public async Task The_demo_never_loads_into_a_server(params string[] args)
    {
        var run = await OnServerAsync(World.Database.App, args);

        Assert.Equal(2, run.Exit);
        Assert.Contains("[cli.demo.not-local]", run.Error, StringComparison.Ordinal);
    }

    private static Task<string?> ProblemAsync(string connection) =>
        AppRole.ProblemAsync(connection, CancellationToken.None);

    private string As(string role) =>
        new NpgsqlConnectionStringBuilder(World.Database.App)
        {
            Username = role,
            Pooling = false,
        }.ConnectionString;

    private Task<Run> OnServerAsync(string connection, params string[] args) =>
        Run.AsProcessAsync(
            args,
            ("ConnectionStrings__Commonweal", connection),
            ("ConnectionStrings__CommonwealOwner", null),
            ("COMMONWEAL_HOME", World.Home),
            ("COMMONWEAL_DATA", World.RepositoryData())
        );
}
