using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Commonweal.Service.Procurements.Alerts;

/// <summary>Looks every quarter of an hour for saved searches whose email of the day is due, while the site runs.</summary>
internal sealed partial class AlertRounds(IServiceScopeFactory scopes, ILogger<AlertRounds> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Pause);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope
                    .ServiceProvider.GetRequiredService<SendAlerts>()
                    .RunAsync(stoppingToken);
            }
            // A round that fails is tried again; it must not take the site with it.
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                NotWritten(fault);
            }
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Emails about new tenders could not be written. It is tried again in a quarter of an hour."
    )]
    private partial void NotWritten(Exception fault);
}
