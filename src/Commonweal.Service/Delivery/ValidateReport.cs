using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;

namespace Commonweal.Service.Delivery;

/// <summary>Closes a report whose claims are all decided; the accepted quantities count as validated.</summary>
public sealed class ValidateReport(Db db, ReportLetters letters)
{
    /// <summary>Validates it.</summary>
    public Task<Outcome<Done>> RunAsync(Actor actor, Guid reportId, CancellationToken stop) =>
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
                        var claims = await ClaimLedger.OfAsync(db, reportId, stop);
                        var undecided = claims.Count(line => line.Claim.IsUndecided);
                        var validated = report.Validate(undecided, now, actor.AccountId);
                        if (!validated.Succeeded)
                        {
                            return validated;
                        }

                        db.AddRange(
                            claims.SelectMany(line =>
                                line.Entries(
                                    LedgerKind.Validated,
                                    report,
                                    line.Claim.AcceptedQuantity!.Value,
                                    line.Claim.DecisionReason is { } why
                                        ? $"{line.Claim.Decision}: {why}"
                                        : "Accepted as claimed",
                                    now,
                                    actor.AccountId
                                )
                            )
                        );
                        await letters.ToSupplierAsync(
                            report,
                            "validated",
                            "Its figures now count. Nothing more is needed for this quarter.",
                            now,
                            stop
                        );
                        db.Record("report.validated", reportId, new { claims = claims.Count });
                        return validated;
                    },
                    stop
                ),
            stop
        );
}
