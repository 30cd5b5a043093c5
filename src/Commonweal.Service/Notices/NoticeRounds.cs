using System.Data.Common;
using System.Net.Mail;
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
            catch (Exception fault) when (fault is SmtpException or DbException or IOException)
            {
                NotSent(fault);
            }
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Letters wait: they could not be sent. They are tried again in a moment."
    )]
    private partial void NotSent(Exception fault);
}
