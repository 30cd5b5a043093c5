using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>The reports that wait for the authority's decision, the longest waiting first.</summary>
public sealed class ReportsToReview(Db db)
{
    /// <summary>One report.</summary>
    public sealed record Row(
        Guid Id,
        string Reference,
        string Title,
        string SupplierName,
        Quarter Quarter,
        DateTimeOffset SentAt,
        int Claims,
        int Undecided,
        string? ManagerName
    );

    /// <summary>A page of them; empty for an actor who may not read contracts.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        ListRequest request,
        CancellationToken stop
    )
    {
        var mayRead = actor.Can(Permission.ReadContracts);
        var found = await (
            from report in db.As(actor).Set<DeliveryReport>()
            join contract in db.Set<Contract>() on report.ContractId equals contract.Id
            where mayRead && report.Stage == ReportStage.Sent
            where
                request.Search == null
                || EF.Functions.ILike(contract.Title, request.Pattern)
                || EF.Functions.ILike(contract.Reference, request.Pattern)
                || EF.Functions.ILike(contract.SupplierName, request.Pattern)
            select new
            {
                report.Id,
                contract.Reference,
                contract.Title,
                contract.SupplierName,
                report.Quarter,
                report.SentAt,
                Claims = db.Set<Claim>()
                    .Count(claim => claim.ReportId == report.Id && claim.Quantity != null),
                Undecided = db.Set<Claim>()
                    .Count(claim =>
                        claim.ReportId == report.Id
                        && claim.Quantity != null
                        && claim.Decision == null
                    ),
                contract.ManagerName,
            }
        ).PageAsync(
            request,
            stop,
            ("sent", row => row.SentAt),
            ("title", row => row.Title),
            ("supplier", row => row.SupplierName),
            ("quarter", row => row.Quarter),
            ("id", row => row.Id)
        );
        return found.Select(row => new Row(
            row.Id,
            row.Reference,
            row.Title,
            row.SupplierName,
            row.Quarter,
            row.SentAt!.Value,
            row.Claims,
            row.Undecided,
            row.ManagerName
        ));
    }
}
