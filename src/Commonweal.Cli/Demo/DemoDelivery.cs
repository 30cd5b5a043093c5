using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Service.Delivery;

namespace Commonweal.Cli.Demo;

/// <summary>Puts the quarters of one contract on the timeline: claims, evidence, and what the council made of them.</summary>
internal sealed class DemoDelivery(
    DemoWorld world,
    DemoPeople people,
    DemoTender tender,
    DemoAwarding awarding,
    Actor supplier
)
{
    /// <summary>What the supplier says where the story gives no words: an amount below what was due needs some.</summary>
    private const string Note =
        "Counted from our monthly records. Quarters differ with the season; the year is on course.";

    public void Tell()
    {
        foreach (var told in tender.Told.Quarters)
        {
            var quarter = Quarter.Parse(told.Quarter)!.Value;
            world.At(DemoWorld.On(quarter.End.AddDays(9), 10), () => ReportAsync(quarter, told));
            if (told.End is DemoEnd.Return or DemoEnd.Validate)
            {
                world.At(
                    DemoWorld.On(quarter.End.AddDays(23), 14),
                    () => DecideAsync(quarter, told)
                );
            }
        }
    }

    private async Task ReportAsync(Quarter quarter, DemoQuarter told)
    {
        var id = await world.DoAsync<StartReport, Guid>(act =>
            act.RunAsync(supplier, awarding.ContractId, quarter, world.Stop)
        );
        var report = await ReadAsync(supplier, id);
        foreach (var line in report.Lines.Where(line => told.Claims.ContainsKey(line.Measure)))
        {
            var claim = told.Claims[line.Measure];
            await world.DoAsync<SaveClaim, Done>(act =>
                act.RunAsync(
                    supplier,
                    line.ClaimId,
                    claim.Quantity,
                    claim.Note is "" ? Note : claim.Note,
                    world.Stop
                )
            );
            var record = Record(quarter, line, claim);
            await world.DoAsync<AttachEvidence, Guid>(act =>
                act.RunAsync(
                    supplier,
                    line.ClaimId,
                    $"{line.Measure}-{quarter}.csv",
                    new MemoryStream(record),
                    world.Stop
                )
            );
        }

        if (told.End != DemoEnd.Draft)
        {
            await world.DoAsync<SendReport, Done>(act =>
                act.RunAsync(supplier, id, "Figures are from our own records.", true, world.Stop)
            );
        }
    }

    private async Task DecideAsync(Quarter quarter, DemoQuarter told)
    {
        var manager = people.Of(tender.Council, "manager");
        var id = await world.DoAsync<StartReport, Guid>(act =>
            act.RunAsync(supplier, awarding.ContractId, quarter, world.Stop)
        );
        if (told.End == DemoEnd.Return)
        {
            await world.DoAsync<ReturnReport, Done>(act =>
                act.RunAsync(
                    manager,
                    id,
                    "The list of new starters has no start dates, so they cannot be checked. Please add them and send again.",
                    world.Stop
                )
            );
            return;
        }

        foreach (var line in (await ReadAsync(manager, id)).Lines)
        {
            var claim = told.Claims[line.Measure];
            await world.DoAsync<DecideClaim, Done>(act =>
                act.RunAsync(
                    manager,
                    line.ClaimId,
                    claim.Decision ?? ClaimDecision.Accepted,
                    claim.Accepted,
                    claim.Reason,
                    world.Stop
                )
            );
        }

        await world.DoAsync<ValidateReport, Done>(act => act.RunAsync(manager, id, world.Stop));
    }

    private async Task<ReportInFull.Page> ReadAsync(Actor reader, Guid id) =>
        (
            await world.AskAsync<ReportInFull, ReportInFull.Page?>(lookup =>
                lookup.RunAsync(reader, id, world.Stop)
            )
        )!;

    /// <summary>The list a supplier keeps, as a small table.</summary>
    private byte[] Record(Quarter quarter, ReportInFull.Line line, DemoClaim claim)
    {
        var quantity = DemoWorld.Number(claim.Quantity ?? "0");
        var rows = new StringBuilder($"Contract,Month,{line.Unit}\n");
        for (var month = 0; month < 3; month++)
        {
            var part =
                month < 2
                    ? decimal.Round(quantity / 3m, 2)
                    : quantity - (2m * decimal.Round(quantity / 3m, 2));
            rows.Append(
                Inv(
                    $"{tender.Told.Award!.Reference},{quarter.Start.AddMonths(month):yyyy-MM},{part}\n"
                )
            );
        }

        return Encoding.UTF8.GetBytes(rows.ToString());
    }

    private static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
