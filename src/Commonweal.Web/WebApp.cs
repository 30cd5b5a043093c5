using System.Data.Common;
using Commonweal.Service;
using Commonweal.Service.Contracts;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Commonweal.Web.Bids;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;

namespace Commonweal.Web;

/// <summary>The site, put together once for people, for tests and for the demo.</summary>
public static class WebApp
{
    /// <summary>Builds the site; the caller chooses address and environment by <paramref name="args"/> and <paramref name="configure"/>.</summary>
    public static WebApplication Build(
        CommonwealSettings settings,
        string[] args,
        Action<WebApplicationBuilder>? configure = null
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = typeof(WebApp).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddCommonweal(settings);
        builder.Services.AddShell();
        // Bids come before contracts and know nothing of them.
        builder.Services.AddScoped<TypicalOf>(services =>
            services.GetRequiredService<TypicalOfContracts>().RunAsync
        );
        builder.Services.AddSignIn(builder.Environment);
        builder.Services.AddRequestLimits();
        builder.Services.AddOwnHost();
        configure?.Invoke(builder);

        var app = builder.Build();
        // Unsound reference data stops the site here rather than the first person who needs it.
        app.Services.GetRequiredService<ReferenceData>();
        app.UseProxies();
        app.UseShell();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseActorOfRequest();
        app.UseTypedForms();
        app.UseRouteAccess();
        app.MapRazorPages();
        app.MapGet("/health/live", () => "alive");
        app.MapGet("/health/ready", ReadyAsync);
        app.CheckRoutes();
        return app;
    }

    /// <summary>What is wrong is for the log: anybody may ask here.</summary>
    private static async Task<IResult> ReadyAsync(
        CommonwealSettings settings,
        MasterKey master,
        ILoggerFactory logs,
        CancellationToken stop
    )
    {
        try
        {
            var problem =
                await AppRole.ProblemAsync(settings.Connection, stop)
                ?? await SchemaRunner.DifferenceAsync(settings.Connection, stop)
                ?? master.ProblemWith(settings.Connection);
            if (problem is null)
            {
                return Results.Text("ready");
            }

            logs.CreateLogger(nameof(WebApp)).LogError("Not ready: {Problem}", problem);
        }
        catch (DbException fault)
        {
            logs.CreateLogger(nameof(WebApp)).LogError(fault, "Not ready: no database answers");
        }

        return Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
