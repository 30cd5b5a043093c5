using System.CommandLine;
using Commonweal.Domain.Common;
using Commonweal.Service;
using Commonweal.Service.Storage;
using Commonweal.Web;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
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
    /// <exception cref="ConnectionException">It names no web address.</exception>
    private static CommonwealSettings At(CommonwealSettings site, string urls)
    {
        if (Installation.Setting("COMMONWEAL_ADDRESS") is not { } named)
        {
            return Uri.TryCreate(urls.Split(';')[0], UriKind.Absolute, out var listening)
                ? site with
                {
                    Address = listening,
                }
                : site;
        }

        return
            Uri.TryCreate(named, UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http"
            ? site with
            {
                Address = address,
                HasNamedAddress = true,
            }
            : throw new ConnectionException(
                $"COMMONWEAL_ADDRESS is \"{named}\", which is no web address. Write where people find the site, such as https://social-value.example.gov.uk."
            );
    }

    private static async Task<int> ServeAsync(
        Terminal terminal,
        string urls,
        bool demo,
        CancellationToken stop
    )
    {
        if (urls.Split(';').FirstOrDefault(url => !IsAddress(url)) is { } wrong)
        {
            return await terminal.RefuseAsync([
                new Problem(
                    "cli.serve.address",
                    $"\"{wrong}\" is no address to listen on. Write one such as http://localhost:5080.",
                    "--urls"
                ),
            ]);
        }

        await using var installation = await Installation.OpenAsync(stop);
        using var alone =
            FileLock.TryAlone(Path.Combine(installation.Settings.Home, "serving"))
            ?? throw new ConnectionException(
                $"Another `commonweal serve` runs on {installation.Settings.Home} already. Stop it first, or give this one a folder of its own in COMMONWEAL_HOME."
            );
        if (
            demo
            && await DemoCommand.LoadAsync(terminal, installation, stop) is not 0 and var refused
        )
        {
            return refused;
        }

        var environment =
            Installation.Setting("ASPNETCORE_ENVIRONMENT")
            ?? (installation.IsLocal ? Local : Environments.Production);
        await using var app = WebApp.Build(
            At(installation.ServedSettings, urls) with
            {
                IsDemo = demo,
                Proxies = BehindProxies.Read(
                    Environment.GetEnvironmentVariable("COMMONWEAL_PROXIES")
                ),
            },
            ["--urls", urls, "--environment", environment],
            builder => Quieten(builder.Logging)
        );
        if (app.Services.GetRequiredService<ShellAssets>().Unbuilt is { } unbuilt)
        {
            await terminal.Error.WriteLineAsync(unbuilt);
        }

        try
        {
            await StartAsync(app, urls, stop);
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

    /// <summary>Leaves in the log what somebody has to do something about.</summary>
    private static void Quieten(ILoggingBuilder log) =>
        log.AddFilter("Microsoft", LogLevel.Warning)
            // Of each form: that our own header for caches is the stricter one.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            // What the database refuses is an answer to people; a fault is logged where it ends a request.
            .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None)
            .AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);

    private static async Task StartAsync(WebApplication app, string urls, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new ConnectionException(
                $"Another program listens on {urls} already. Stop it, or listen elsewhere, such as --urls http://localhost:5081."
            );
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url)
                is { Port: >= 0 and <= 65_535, Scheme: "http" or "https" };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
