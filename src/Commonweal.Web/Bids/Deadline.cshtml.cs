using System.Globalization;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

public sealed class DeadlineModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    SetDeadline setDeadline
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public DateParts Deadline { get; set; } = new();

    [BindProperty]
    public string? Time { get; set; } = "noon";

    protected override bool IsAsked => Procurement.Stage == ProcurementStage.Draft || State.IsOpen;

    public void OnGet()
    {
        if (Procurement.Deadline is not { } deadline)
            return;
        var there = UkTime.Clock(deadline);
        Deadline = DateParts.Of(DateOnly.FromDateTime(there));
        Time =
            there.TimeOfDay == TimeSpan.FromHours(12)
                ? "noon"
                : there.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var deadline = TypedDeadline.Read(Deadline, nameof(Deadline), Time, nameof(Time));
        if (
            this.Refused(deadline)
            || this.Refused(await setDeadline.RunAsync(Actor, Id, deadline.Value, stop))
        )
        {
            return Page();
        }

        return Saved(
            $"Bids are received until {UkTime.Deadline(deadline.Value)}: bidders have {TypedDeadline.Left(deadline.Value - State.Now)} from now. {TypedDeadline.Doubt(deadline.Value)}".TrimEnd()
        );
    }
}
