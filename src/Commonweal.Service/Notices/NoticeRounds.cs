using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Commonweal.Service.Notices;

/// <summary>Sends waiting letters every quarter of a minute while the site runs.</summary>
internal sealed partial class NoticeRounds(SendNotices notices, ILogger<NoticeRounds> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Pause);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await notices.RunAsync(stoppingToken);
            }
            // A round that fails is tried again; it must not take the site with it.
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                NotAsked(fault);
            }
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Emails wait: the database could not be asked for them. It is asked again in a moment."
    )]
    private partial void NotAsked(Exception fault);
}
