using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
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

    /// <summary>All of them; empty for an actor who may not read contracts.</summary>
    public async Task<IReadOnlyList<Row>> OfAsync(Actor actor, CancellationToken stop) =>
        !actor.Can(Permission.ReadContracts)
            ? []
            : await (
                from report in db.As(actor).Set<DeliveryReport>()
                join contract in db.Set<Contract>() on report.ContractId equals contract.Id
                where report.Stage == ReportStage.Sent
                orderby report.SentAt
                select new Row(
                    report.Id,
                    contract.Reference,
                    contract.Title,
                    contract.SupplierName,
                    report.Quarter,
                    report.SentAt!.Value,
                    db.Set<Claim>()
                        .Count(claim => claim.ReportId == report.Id && claim.Quantity != null),
                    db.Set<Claim>()
                        .Count(claim =>
                            claim.ReportId == report.Id
                            && claim.Quantity != null
                            && claim.Decision == null
                        ),
                    contract.ManagerName
                )
            ).ToListAsync(stop);
}
