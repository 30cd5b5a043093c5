using Commonweal.Domain.People;
using Commonweal.Service;
using Commonweal.Service.People;
using Commonweal.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Commonweal.Story;

/// <summary>
/// The whole site in process, over a World's database, as in production: every page, header and rule that people meet.
/// </summary>
/// <example><code>
/// await using var site = await Site.OpenAsync(world);
/// var officer = await site.SignInAsync(await world.PersonAsync(authority, Role.Officer));
/// await officer.GetAsync("/procurements/new");
/// var page = await officer.PressAsync("Continue", ("Title", "School meals"), ("Value", "£1,200,000"));
/// Assert.Equal("When does it close?", page.Heading);
/// </code></example>
public sealed class Site : IAsyncDisposable
{
    private readonly World world;
    private readonly WebApplication app;
    private readonly FaultLog log;

    private Site(World world, WebApplication app, FaultLog log)
    {
        this.world = world;
        this.app = app;
        this.log = log;
    }

    /// <summary>What it logged as an error, with the exception: why a page answered 500.</summary>
    public IReadOnlyCollection<string> Faults => log.Faults;

    /// <summary>Starts the site; <paramref name="configure"/> may add settings or watch its log.</summary>
    public static async Task<Site> OpenAsync(
        World world,
        Action<WebApplicationBuilder>? configure = null
    )
    {
        var faults = new FaultLog();
        var built = WebApp.Build(
            new CommonwealSettings(world.Database.App, world.Home, World.RepositoryData()),
            [],
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders().AddProvider(faults);
                builder.Services.AddSingleton(World.Reference.Value);
                configure?.Invoke(builder);
            }
        );
        await built.StartAsync();
        return new Site(world, built, faults);
    }

    /// <summary>Whether a route takes the method at all; a page takes every one, and says itself what it has no handler for.</summary>
    public bool Takes(HttpMethod method, string route) =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.Trim('/') == route)
            .Any(endpoint =>
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { } known
                || known.HttpMethods.Contains(method.Method, StringComparer.Ordinal)
            );

    /// <summary>Somebody who is not signed in, with a browser of their own.</summary>
    public Browser Visitor() => new(app.GetTestServer().CreateHandler());

    /// <summary>A person of the World, signed in through the form.</summary>
    public async Task<Browser> SignInAsync(Actor actor)
    {
        var email = await world.AskAsync<UserManager<Account>, string>(async accounts =>
            (await accounts.FindByIdAsync(actor.AccountId.ToString()))!.Email!
        );
        var browser = Visitor();
        await browser.GetAsync("/sign-in");
        var page = await browser.PressAsync(
            "Continue",
            ("Email", email),
            ("Password", World.Password)
        );
        return page.Path == "/"
            ? browser
            : throw new InvalidOperationException($"{email} could not sign in: {page}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
