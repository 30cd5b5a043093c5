using System.ComponentModel;
using System.Diagnostics;
using Commonweal.Domain.Common;

namespace Commonweal.Service.Evidence;

/// <summary>
/// Asks the program an operator named about every file that is handed in, before it is kept: it is run with the file's path as its one argument,
/// without a shell. Where none is named, nothing is asked.
/// </summary>
internal sealed class FileScanner(string? program)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Null where it exits with 0, or none is named. Exit 1 says that the file is not to be kept; all else, and no answer in a minute, that it could not be
    /// looked at, which refuses it too.
    /// </summary>
    /// <param name="label">What the file is called.</param>
    /// <param name="path">Where it lies.</param>
    public async Task<Problem?> RefusalOfAsync(string label, string path, CancellationToken stop) =>
        program is null
            ? null
            : await ExitAsync(program, path, stop) switch
            {
                0 => null,
                1 => new Problem(
                    "delivery.evidence.refused-by-scanner",
                    $"\"{label}\" was refused by the scanner for harmful files. It was not kept. Ask whoever looks after your computers to check it.",
                    "File"
                ),
                _ => new Problem(
                    "delivery.evidence.not-scanned",
                    $"\"{label}\" could not be scanned for harmful content, so it was not kept. Try again in a few minutes, and tell us if it happens again.",
                    "File"
                ),
            };

    private static async Task<int?> ExitAsync(string program, string path, CancellationToken stop)
    {
        try
        {
            using var scan = Process.Start(new ProcessStartInfo(program, [path]));
            if (scan is null)
            {
                return null;
            }

            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(Longest);
            try
            {
                await scan.WaitForExitAsync(limit.Token);
                return scan.ExitCode;
            }
            catch (OperationCanceledException)
            {
                scan.Kill(entireProcessTree: true);
                stop.ThrowIfCancellationRequested();
                return null;
            }
        }
        catch (Win32Exception)
        {
            return null; // the program is not there or may not be run
        }
    }
}
