using Microsoft.Extensions.Logging;

namespace Commonweal.Benchmarks;

/// <summary>Overhears the commands the site sends, so that a benchmark runs the very same ones.</summary>
internal sealed class HeardSql : ILoggerProvider, ILogger
{
    private readonly List<string> commands = [];

    public bool IsListening { get; set; } = true;

    /// <summary>The latest command that names a table.</summary>
    public string Last(string table) =>
        commands.Last(command => command.Contains(table, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => IsListening;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (state is IEnumerable<KeyValuePair<string, object?>> named)
        {
            commands.AddRange(
                named
                    .Where(pair => pair.Key == "commandText")
                    .Select(pair => pair.Value?.ToString() ?? "")
            );
        }
    }

    public void Dispose() { }
}
