using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Registered suppliers whose name holds some words, for whoever records a contract with one.</summary>
public sealed class SuppliersByName(Db db)
{
    /// <summary>The most suppliers answered; more words find fewer.</summary>
    public const int Most = 20;

    /// <summary>One supplier.</summary>
    public sealed record Row(Guid Id, string Name, string? CompanyNumber, string? Postcode);

    /// <summary>By name; empty without words, and for who may not edit contracts.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(
        Actor actor,
        string? name,
        CancellationToken stop
    )
    {
        if (!actor.Can(Permission.EditContracts) || string.IsNullOrWhiteSpace(name))
        {
            return [];
        }

        var pattern = new ListRequest(name.Trim()).Pattern;
        return await db.As(actor)
            .Set<Supplier>()
            .Where(supplier => EF.Functions.ILike(supplier.Name, pattern))
            .OrderBy(supplier => supplier.Name)
            .ThenBy(supplier => supplier.Id)
            .Take(Most)
            .Select(supplier => new Row(
                supplier.Id,
                supplier.Name,
                supplier.CompanyNumber,
                supplier.Postcode
            ))
            .ToListAsync(stop);
    }
}
