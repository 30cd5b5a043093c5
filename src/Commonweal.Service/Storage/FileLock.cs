namespace Commonweal.Service.Storage;

/// <summary>
/// Locks between the processes of one machine. They end with the process however it ends, so none is ever left behind.
/// </summary>
public static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The lock for this process alone; null when another process has it or shares it.</summary>
    public static IDisposable? TryAlone(string path) =>
        Try(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Waits until the lock is this process's alone.</summary>
    /// <exception cref="LocalClusterException">It did not become free within a minute.</exception>
    internal static Task<IDisposable> AloneAsync(string path, CancellationToken stop) =>
        WaitAsync(path, FileAccess.ReadWrite, FileShare.None, stop);

    /// <summary>Waits until this process shares the lock with others.</summary>
    /// <exception cref="LocalClusterException">It did not become free within a minute.</exception>
    internal static Task<IDisposable> SharedAsync(string path, CancellationToken stop) =>
        WaitAsync(path, FileAccess.Read, FileShare.Read, stop);

    private static async Task<IDisposable> WaitAsync(
        string path,
        FileAccess access,
        FileShare share,
        CancellationToken stop
    )
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Pause)
        {
            if (Try(path, access, share) is { } held)
            {
                return held;
            }

            await Task.Delay(Pause, stop);
        }

        throw new LocalClusterException(
            $"Another command holds {path}. Wait until it is done and start again."
        );
    }

    private static FileStream? Try(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
