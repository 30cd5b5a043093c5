using System.CommandLine;
using Commonweal.Service;
using Commonweal.Web;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Commonweal.Cli;

/// <summary><c>commonweal serve</c>: runs the site.</summary>
internal static class ServeCommand
{
    /// <summary>The environment of an installation on its own private database: plain HTTP on this machine is allowed.</summary>
    private const string Local = "Local";

    public static Command Make(Terminal terminal)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen.",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        var demo = new Option<bool>("--demo") { Description = "Load the demo first." };
        var command = new Command("serve", "Run the site.") { urls, demo };
        command.SetAction(
            (parsed, stop) =>
                ServeAsync(terminal, parsed.GetRequiredValue(urls), parsed.GetValue(demo), stop)
        );
        return command;
    }

    /// <summary>Where letters lead: what <c>COMMONWEAL_ADDRESS</c> names, else where the site listens.</summary>
    private static Uri AddressOf(string urls) =>
        Uri.TryCreate(
            Environment.GetEnvironmentVariable("COMMONWEAL_ADDRESS") ?? urls.Split(';')[0],
            UriKind.Absolute,
            out var address
        )
            ? address
            : CommonwealSettings.LocalAddress;

    private static async Task<int> ServeAsync(
        Terminal terminal,
        string urls,
        bool demo,
        CancellationToken stop
    )
    {
        await using var installation = await Installation.OpenAsync(stop);
        if (
            demo
            && await DemoCommand.LoadAsync(terminal, installation, stop) is not 0 and var refused
        )
        {
            return refused;
        }

        var environment =
            Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? (installation.IsLocal ? Local : Environments.Production);
        await using var app = WebApp.Build(
            installation.Settings with
            {
                IsDemo = demo,
                Address = AddressOf(urls),
            },
            ["--urls", urls, "--environment", environment],
            builder => builder.Logging.AddFilter("Microsoft", LogLevel.Warning)
        );
        try
        {
            await app.StartAsync(stop);
            await terminal.Out.WriteLineAsync(
                $"Commonweal serves on {string.Join(", ", app.Urls)}. Ctrl+C stops it."
            );
            await app.WaitForShutdownAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Being stopped is how serving ends.
        }

        return 0;
    }
}
