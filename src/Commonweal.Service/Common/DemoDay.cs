using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Common;

/// <summary>The day a demonstration has come to: its clock is that of its story, and each of its pages says so.</summary>
public sealed class DemoDay(Db db, CommonwealSettings site)
{
    /// <summary>The day in the United Kingdom by the database's clock; null where this is no demonstration.</summary>
    public async Task<DateOnly?> RunAsync(Actor actor, CancellationToken stop) =>
        site.IsDemo ? UkTime.Today(await db.As(actor).NowAsync(stop)) : null;
}
