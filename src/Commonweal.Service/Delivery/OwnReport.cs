using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Service.Contracts;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Delivery;

/// <summary>Keeps people who also belong to the supplier, or to a rival for the contract, from deciding on what it reports.</summary>
internal static class OwnReport
{
    /// <summary>Null unless the actor of the act under way takes no side in the contract.</summary>
    public static async Task<Problem?> OwnReportAsync(
        this Db db,
        DeliveryReport report,
        CancellationToken stop
    ) =>
        report.SentBy == db.Actor.AccountId
        || await db.TakesSidesAsync(report.ContractId, db.Actor.AccountId, stop)
            ? new Problem(
                "delivery.report.own",
                "You also belong to the supplier or to another bidder for the contract, or sent a report for it, so you cannot decide on its reports. Ask a colleague at the council."
            )
            : null;
}
