using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Service.Contracts;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Delivery;

/// <summary>Keeps people who also belong to the supplier from deciding on what it reports.</summary>
internal static class OwnReport
{
    /// <summary>Null unless the actor of the act under way is on the supplier's side of the contract.</summary>
    public static async Task<Problem?> OwnReportAsync(
        this Db db,
        DeliveryReport report,
        CancellationToken stop
    ) =>
        report.SentBy == db.Actor.AccountId
        || await db.SidesWithSupplierAsync(report.ContractId, db.Actor.AccountId, stop)
            ? new Problem(
                "delivery.report.own",
                "You also belong to the supplier, or sent a report for it, so you cannot decide on its reports. Ask a colleague at the council."
            )
            : null;
}
