using Commonweal.Domain.Contracts;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Ledger;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>The contracts of the actor's authority, or of the supplier they act for.</summary>
public sealed class ContractRegister(Db db)
{
    /// <summary>One contract; values in GBP.</summary>
    public sealed record Row(
        Guid Id,
        string Reference,
        string Title,
        string SupplierName,
        decimal Value,
        DateOnly StartsOn,
        DateOnly EndsOn,
        string? ManagerName,
        bool IsPublic,
        decimal? Committed
    );

    /// <summary>Which contracts to leave in.</summary>
    public enum Only
    {
        /// <summary>Every contract.</summary>
        All,

        /// <summary>Those nobody looks after.</summary>
        WithoutManager,

        /// <summary>Those the actor looks after.</summary>
        Mine,
    }

    /// <summary>Empty for an actor who may read none.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        ListRequest request,
        Only only,
        CancellationToken stop
    )
    {
        if (!actor.Can(Permission.ReadContracts) && !actor.Can(Permission.ReadOwnContracts))
        {
            return new ListPage<Row>([], 0, 1, request.PageSize);
        }

        var rows =
            from contract in Kept(db.As(actor).Set<Contract>().AsNoTracking(), actor, only)
            join total in db.CommittedByContract()
                on contract.Id equals total.ContractId
                into totals
            from total in totals.DefaultIfEmpty()
            where
                request.Search == null
                || EF.Functions.ILike(contract.Title, request.Pattern)
                || EF.Functions.ILike(contract.SupplierName, request.Pattern)
                || EF.Functions.ILike(contract.Reference, request.Pattern)
            select new
            {
                contract.Id,
                contract.Reference,
                contract.Title,
                contract.SupplierName,
                contract.Value,
                contract.StartsOn,
                contract.EndsOn,
                contract.ManagerName,
                IsPublic = contract.PublishedAt != null,
                Committed = (decimal?)total.Value,
            };
        var page = await rows.PageAsync(
            request,
            stop,
            ("title", row => row.Title),
            ("supplier", row => row.SupplierName),
            ("value", row => row.Value),
            ("starts", row => row.StartsOn),
            ("ends", row => row.EndsOn),
            ("manager", row => row.ManagerName),
            ("committed", row => row.Committed),
            ("id", row => row.Id)
        );
        return page.Select(row => new Row(
            row.Id,
            row.Reference,
            row.Title,
            row.SupplierName,
            row.Value,
            row.StartsOn,
            row.EndsOn,
            row.ManagerName,
            row.IsPublic,
            row.Committed
        ));
    }

    private static IQueryable<Contract> Kept(
        IQueryable<Contract> contracts,
        Actor actor,
        Only only
    ) =>
        only switch
        {
            Only.WithoutManager => contracts.Where(contract => contract.ManagerId == null),
            Only.Mine => contracts.Where(contract => contract.ManagerId == actor.AccountId),
            _ => contracts,
        };
}
