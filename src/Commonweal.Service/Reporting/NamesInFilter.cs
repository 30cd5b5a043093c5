using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Reporting;

/// <summary>What the supplier and the contract of a filter are called.</summary>
public sealed class NamesInFilter(Db db)
{
    /// <summary>Names by id; nothing of what the actor may not read.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> RunAsync(
        Actor actor,
        PortfolioFilter filter,
        CancellationToken stop
    )
    {
        var names = new Dictionary<Guid, string>();
        if (!actor.Can(Permission.ReadPortfolio))
        {
            return names;
        }

        var contracts = db.As(actor).Set<Contract>();
        if (filter.Supplier is { } supplier)
        {
            await AddAsync(
                supplier,
                contracts.Where(row => row.SupplierId == supplier).Select(row => row.SupplierName)
            );
        }

        if (filter.Contract is { } contract)
        {
            await AddAsync(
                contract,
                contracts
                    .Where(row => row.Id == contract)
                    .Select(row => row.Reference + ": " + row.Title)
            );
        }

        return names;

        async Task AddAsync(Guid id, IQueryable<string> called)
        {
            if (await called.OrderBy(name => name).FirstOrDefaultAsync(stop) is { } name)
            {
                names.Add(id, name);
            }
        }
    }
}
