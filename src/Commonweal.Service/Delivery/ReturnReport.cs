using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Delivery;

/// <summary>The contract manager gives a report back to be mended; what it claimed is taken off the ledger.</summary>
public sealed class ReturnReport(Db db, ReportLetters letters)
{
    /// <summary>Returns it with the reason the supplier will read.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid reportId,
        string? reason,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            Permission.ValidateClaims,
            () =>
                db.ChangeAsync<DeliveryReport, Done>(
                    reportId,
                    NotFound.Report,
                    async report =>
                    {
                        if (await db.OwnReportAsync(report, stop) is { } own)
                        {
                            return own;
                        }

                        var now = await db.NowAsync(stop);
                        var returned = report.Return(reason, now, actor.AccountId);
                        if (!returned.Succeeded)
                        {
                            return returned;
                        }

                        var claims = await ClaimLedger.OfAsync(db, reportId, stop);
                        db.AddRange(
                            claims.SelectMany(line =>
                                line.Entries(
                                    LedgerKind.Reversed,
                                    report,
                                    -line.Claim.Quantity!.Value,
                                    $"Report of {report.Quarter.Words()} returned: {report.ReturnReason}",
                                    now,
                                    actor.AccountId
                                )
                            )
                        );
                        await letters.ToSupplierAsync(
                            report,
                            "returned",
                            $"It needs to be mended:\n\n{report.ReturnReason}\n\nChange it and send it again.",
                            now,
                            stop
                        );
                        db.Record("report.returned", reportId, new { report.ReturnReason });
                        return returned;
                    },
                    stop
                ),
            stop
        );
}
