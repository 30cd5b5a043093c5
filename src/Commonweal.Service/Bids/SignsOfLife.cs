using Commonweal.Domain.Bids;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>Notes that the service runs and reaches its database, so that its silences are known.</summary>
public sealed class SignsOfLife(Db db)
{
    /// <summary>One sign of life; the first after a silence begins a new run.</summary>
    public Task RunAsync(CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"select note_service({ServiceRun.Silence})", stop);
}
