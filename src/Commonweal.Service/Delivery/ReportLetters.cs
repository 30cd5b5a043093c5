using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>Tells the other party that a report has moved; nobody is written to when nobody is named.</summary>
public sealed class ReportLetters(Db db, CommonwealSettings site)
{
    /// <summary>To the contract manager: a report waits for review.</summary>
    public async Task ToManagerAsync(
        DeliveryReport report,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var managerId = await db.Set<Contract>()
            .Where(contract => contract.Id == report.ContractId)
            .Select(contract => contract.ManagerId)
            .SingleAsync(stop);
        await WriteAsync(
            report,
            managerId,
            "sent for review",
            $"Sign in and review it:\n{site.PageOf($"reports/{report.Id}")}",
            now,
            stop
        );
    }

    /// <summary>To the person who sent the report.</summary>
    public Task ToSupplierAsync(
        DeliveryReport report,
        string what,
        string body,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        WriteAsync(
            report,
            report.SentBy,
            what,
            $"{body}\n\nSign in to see it:\n{site.PageOf($"supplier/reports/{report.Id}")}",
            now,
            stop
        );

    private async Task WriteAsync(
        DeliveryReport report,
        Guid? accountId,
        string what,
        string body,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var email = await db.Set<Account>()
            .Where(account => account.Id == accountId)
            .Select(account => account.Email)
            .SingleOrDefaultAsync(stop);
        if (email is null)
        {
            return;
        }

        var contract = await db.Set<Contract>()
            .Where(contract => contract.Id == report.ContractId)
            .Select(contract => new { contract.Reference, contract.Title })
            .SingleAsync(stop);
        db.Add(
            Notice.To(
                db.Actor,
                email,
                $"Contract {contract.Reference}: report of {report.Quarter.Words()} {what}",
                $"This is about {contract.Title} ({contract.Reference}).\n\n{body}",
                now
            )
        );
    }
}
