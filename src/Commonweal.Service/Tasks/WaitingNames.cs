using Commonweal.Domain.Contracts;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;
using static Commonweal.Service.Tasks.WaitingTasks;

namespace Commonweal.Service.Tasks;

/// <summary>What the only thing of a kind that waits is called.</summary>
internal static class WaitingNames
{
    /// <summary>With the title of the one procurement, contract or framework; as it is where there are several.</summary>
    public static async Task<IReadOnlyList<Waiting>> NamedAsync(
        this Db db,
        IReadOnlyList<Waiting> waiting,
        CancellationToken stop
    )
    {
        var ids = waiting.Select(one => one.Only).OfType<Guid>().ToArray();
        var names =
            ids.Length == 0
                ? []
                : await db.Set<Procurement>()
                    .Where(row => ids.Contains(row.Id))
                    .Select(row => new { row.Id, row.Title })
                    .Concat(
                        db.Set<Contract>()
                            .Where(row => ids.Contains(row.Id))
                            .Select(row => new { row.Id, row.Title })
                    )
                    .Concat(
                        db.Set<CouncilEdition>()
                            .Where(row => ids.Contains(row.Id))
                            .Select(row => new { row.Id, row.Title })
                    )
                    .ToDictionaryAsync(row => row.Id, row => row.Title, stop);
        return
        [
            .. waiting.Select(one =>
                one.Only is { } id && names.TryGetValue(id, out var name)
                    ? one with
                    {
                        Name = name,
                    }
                    : one
            ),
        ];
    }
}
