using Commonweal.Domain.People;
using Commonweal.Service;
using Commonweal.Service.People;
using Commonweal.Story;
using Commonweal.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;

namespace Commonweal.Browser.Tests;

/// <summary>The whole site on a free port of this machine, over a World's database.</summary>
public sealed class LiveSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private LiveSite(World world, WebApplication app)
    {
        World = world;
        this.app = app;
    }

    /// <summary>The people and the database under it.</summary>
    public World World { get; }

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.First();

    /// <summary>An empty world and the site over it.</summary>
    public static async Task<LiveSite> OpenAsync()
    {
        var world = await World.CreateAsync();
        var built = WebApp.Build(
            new CommonwealSettings(world.Database.App, world.Home, World.RepositoryData()),
            ["--urls", "http://127.0.0.1:0", "--environment", "Local"],
            builder => builder.Logging.ClearProviders()
        );
        await built.StartAsync();
        return new LiveSite(world, built);
    }

    /// <summary>The address that a person of the World signs in with.</summary>
    public Task<string> EmailAsync(Actor person) =>
        World.AskAsync<UserManager<Account>, string>(async accounts =>
            (await accounts.FindByIdAsync(person.AccountId.ToString()))!.Email!
        );

    /// <summary>Lets the days pass until noon of <paramref name="day"/>, for the database and so for every deadline.</summary>
    public Task WaitUntilAsync(DateOnly day) =>
        World.Database.ShiftClockAsync(
            new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero)
                - TimeProvider.System.GetUtcNow()
        );

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await World.DisposeAsync();
    }
}
