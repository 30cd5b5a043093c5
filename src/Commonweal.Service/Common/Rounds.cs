using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Commonweal.Service.Common;

/// <summary>Does a piece of work again and again while the site runs. One that fails is tried at the next round; the site goes on.</summary>
/// <param name="pause">Between two rounds, and before the first.</param>
/// <param name="fails">What could not be done, for the log.</param>
/// <param name="work">One round, with services of its own.</param>
internal sealed partial class Rounds(
    IServiceScopeFactory scopes,
    ILogger<Rounds> log,
    TimeSpan pause,
    string fails,
    Func<IServiceProvider, CancellationToken, Task> work
) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(pause);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await work(scope.ServiceProvider, stoppingToken);
            }
            // A round that fails is tried again; it must not take the site with it.
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Failed(fault, fails, pause);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{What} It is tried again in {Pause}.")]
    private partial void Failed(Exception fault, string what, TimeSpan pause);
}

/// <summary>Registers work that is done in rounds.</summary>
internal static class RoundsSetup
{
    /// <summary>Asks a service for one round of its work after every pause.</summary>
    public static IServiceCollection AddRounds<T>(
        this IServiceCollection services,
        TimeSpan pause,
        string fails,
        Func<T, CancellationToken, Task> work
    )
        where T : class =>
        services.AddSingleton<IHostedService>(provider =>
            ActivatorUtilities.CreateInstance<Rounds>(
                provider,
                pause,
                fails,
                (IServiceProvider round, CancellationToken stop) =>
                    work(round.GetRequiredService<T>(), stop)
            )
        );
}
