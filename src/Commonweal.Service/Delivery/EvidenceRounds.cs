using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Commonweal.Service.Delivery;

/// <summary>Sweeps the folder of evidence every hour while the site runs.</summary>
internal sealed partial class EvidenceRounds(
    IServiceScopeFactory scopes,
    ILogger<EvidenceRounds> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

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
                    .ServiceProvider.GetRequiredService<UnneededEvidence>()
                    .SweepAsync(stoppingToken);
            }
            // A round that fails is tried again; it must not take the site with it.
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                NotSwept(fault);
            }
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The folder of evidence could not be swept. It is tried again in an hour."
    )]
    private partial void NotSwept(Exception fault);
}
