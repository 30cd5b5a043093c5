using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class DeadlineModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    SetDeadline setDeadline
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public DateParts Day { get; set; } = new();

    [BindProperty]
    public string? Time { get; set; } = "12:00";

    protected override bool IsAsked => Procurement.Stage == ProcurementStage.Draft || State.IsOpen;

    public void OnGet()
    {
        if (Procurement.Deadline is { } deadline)
        {
            var (day, time) = DeadlineWords.Parts(deadline);
            (Day, Time) = (DateParts.Of(day), time);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var deadline = Day.Read("The day of the deadline", nameof(Day))
            .Then(day => DeadlineWords.Read(day, Time, nameof(Time)));
        if (this.Refused(deadline))
            return Page();
        return this.Refused(await setDeadline.RunAsync(Actor, Id, deadline.Value, stop))
            ? Page()
            : Saved($"Bids are received until {DeadlineWords.Of(deadline.Value)}.");
    }
}
