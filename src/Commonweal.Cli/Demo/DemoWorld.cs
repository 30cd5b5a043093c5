using System.Data.Common;
using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Service.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Commonweal.Cli.Demo;

/// <summary>Runs the story's acts, each at its moment, as people would: through the same acts, in time's order.</summary>
internal sealed class DemoWorld(
    IServiceProvider services,
    DbDataSource owner,
    CancellationToken stop
)
{
    private readonly List<(DateTimeOffset At, Func<Task> Act)> events = [];

    public CancellationToken Stop => stop;

    /// <summary>Puts an act on the timeline.</summary>
    public void At(DateTimeOffset moment, Func<Task> act) => events.Add((moment, act));

    /// <summary>The hour of a day, as the timeline counts.</summary>
    public static DateTimeOffset On(DateOnly day, int hour) =>
        new(day, new TimeOnly(hour, 0), TimeSpan.Zero);

    /// <summary>Plays everything up to a moment, oldest first; acts of one moment in the order they were told.</summary>
    public async Task PlayAsync(DateTimeOffset until)
    {
        foreach (var (at, act) in events.Where(told => told.At <= until).OrderBy(told => told.At))
        {
            await SetClockAsync(at);
            await act();
        }
    }

    /// <summary>One act in a scope of its own; a refusal here is a fault of the story.</summary>
    public async Task<T> DoAsync<TAct, T>(Func<TAct, Task<Outcome<T>>> act)
        where TAct : notnull
    {
        var outcome = await AskAsync(act);
        return outcome.Succeeded
            ? outcome.Value
            : throw new InvalidOperationException(
                $"The demo's story was refused by {typeof(TAct).Name}: {string.Join(" ", outcome.Problems)}"
            );
    }

    /// <summary>One question in a scope of its own.</summary>
    public async Task<T> AskAsync<TLookup, T>(Func<TLookup, Task<T>> ask)
        where TLookup : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TLookup>());
    }

    /// <summary>Sets the database's clock, as only the owner of the schema can.</summary>
    public Task SetClockAsync(DateTimeOffset moment) =>
        TellClockAsync(
            "update clock_offset set shift = $1 - clock_timestamp()",
            moment.UtcDateTime
        );

    /// <summary>Lets the clock run on from a day at the present time of day.</summary>
    public Task RunOnFromAsync(DateOnly day) =>
        TellClockAsync(
            "update clock_offset set shift = make_interval(days => $1 - (clock_timestamp() at time zone 'UTC')::date)",
            day
        );

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private async Task TellClockAsync(string sql, object value)
    {
        await using var connection = await owner.OpenConnectionAsync(stop);
        await connection.ExecuteAsync(sql, stop, value);
    }
}
