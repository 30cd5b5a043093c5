using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Commonweal.Story;

/// <summary>What the site logged as an error, so that a test can say why a page failed.</summary>
internal sealed class FaultLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> faults = new();

    public IReadOnlyCollection<string> Faults => faults;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            faults.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose() { }
}
