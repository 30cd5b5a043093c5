using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>What people are called.</summary>
internal static class Names
{
    /// <summary>The names of those of these people whom the actor may see, by account; nobody has none.</summary>
    public static Task<Dictionary<Guid, string>> NamesOfAsync(
        this Db db,
        IEnumerable<Guid?> people,
        CancellationToken stop
    )
    {
        Guid[] known = [.. people.OfType<Guid>().Distinct()];
        return db.Set<Account>()
            .Where(account => known.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.Name, stop);
    }
}
