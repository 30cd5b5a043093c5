using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Ledger;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>Sends a report to the contract manager; what it claims counts as claimed from then on.</summary>
public sealed class SendReport(Db db, ReportLetters letters, EditionShelf editions)
{
    /// <summary>Sends it, or names everything that is missing; a problem of a claim carries the claim's id as its field.</summary>
    public Task<Outcome<Done>> RunAsync(
        Actor actor,
        Guid reportId,
        string? statement,
        bool declared,
        CancellationToken stop
    ) =>
        db.ActAsync<Done>(
            actor,
            Permission.ReportDelivery,
            () =>
                db.ChangeAsync<DeliveryReport, Done>(
                    reportId,
                    NotFound.Report,
                    async report =>
                    {
                        var now = await db.NowAsync(stop);
                        var readiness = await ReadinessAsync(report, stop);
                        var sent = report.Send(
                            readiness,
                            statement,
                            declared,
                            now,
                            actor.AccountId
                        );
                        if (!sent.Succeeded)
                        {
                            return sent;
                        }

                        var reason = $"Report of {report.Quarter.Words()} sent";
                        var claims = await ClaimLedger.OfAsync(db, reportId, stop);
                        db.AddRange(
                            claims.SelectMany(line =>
                                line.Entries(
                                    LedgerKind.Claimed,
                                    report,
                                    line.Claim.Quantity!.Value,
                                    reason,
                                    now,
                                    actor.AccountId
                                )
                            )
                        );
                        await letters.ToManagerAsync(report, now, stop);
                        db.Record(
                            "report.sent",
                            reportId,
                            new { report.ContractId, claims = claims.Count }
                        );
                        return sent;
                    },
                    stop
                ),
            stop
        );

    private async Task<List<ClaimReadiness>> ReadinessAsync(
        DeliveryReport report,
        CancellationToken stop
    )
    {
        var rows = await (
            from claim in db.Set<Claim>()
            join commitment in db.Set<Commitment>() on claim.CommitmentId equals commitment.Id
            join contract in db.Set<Contract>() on commitment.ContractId equals contract.Id
            where claim.ReportId == report.Id
            orderby commitment.Measure
            select new
            {
                claim.Id,
                claim.Quantity,
                claim.Note,
                commitment.Measure,
                commitment.Unit,
                contract.Edition,
                Due = db.Set<CommitmentTarget>()
                    .Where(target =>
                        target.CommitmentId == commitment.Id && target.Quarter == report.Quarter
                    )
                    .Sum(target => target.Quantity),
                Files = db.Set<EvidenceFile>().Count(file => file.ClaimId == claim.Id),
            }
        ).ToListAsync(stop);
        return
        [
            .. rows.Select(row => new ClaimReadiness(
                row.Id,
                editions.Names(row.Edition).TitleOf(row.Measure),
                row.Unit.Words(),
                row.Due,
                row.Quantity,
                row.Note,
                row.Files
            )),
        ];
    }
}
