using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell.Access;

/// <summary>
/// Reading a file may take 0.2 GB, so few are read at once on one server. Whoever comes then waits a little, and is told to try again. A
/// file counts from when it has all arrived: a slow line keeps nobody waiting.
/// </summary>
public sealed class FileTurns(TimeSpan longestWait) : IDisposable
{
    /// <summary>How many are read at once.</summary>
    public const int AtOnce = 2;

    private readonly SemaphoreSlim free = new(AtOnce);

    /// <summary>A turn, free for the next when it is disposed; null when none came, which the page then says at the field.</summary>
    public async Task<IDisposable?> TakeAsync(PageModel page, string field, CancellationToken stop)
    {
        if (await free.WaitAsync(longestWait, stop))
            return new Turn(free);
        page.Refused([
            new Problem(
                "shell.files.busy",
                "Other files are being read just now, so yours was not. Wait a few seconds, then choose it again.",
                field
            ),
        ]);
        page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        page.Response.Headers.RetryAfter = "10";
        return null;
    }

    public void Dispose() => free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
