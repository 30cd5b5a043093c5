using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

/// <summary>The standstill period of an award: its notice, its days, and when the contract was entered into.</summary>
public sealed class StandstillModel(
    StandstillOfContract standstill,
    KeepStandstill keep,
    EnterContract enter,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DateParts NoticeOn { get; set; } = new();

    [BindProperty]
    public string? Notice { get; set; }

    [BindProperty]
    public DateParts LongerUntil { get; set; } = new();

    [BindProperty]
    public DateParts EnteredOn { get; set; } = new();

    [BindProperty]
    public string? ExceptionReason { get; set; }

    public StandstillOfContract.View Found { get; private set; } = null!;

    public bool MayKeep =>
        (Found.Kept.EnteredOn is null || Found.Kept.OwesNotice)
        && current.Actor.Can(Permission.AwardContracts);

    /// <summary>Whether it was just tried to record that the contract was entered into.</summary>
    public bool Enters { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await standstill.RunAsync(current.Actor, Id, stop) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        return Page();
    }

    public async Task<IActionResult> OnPostNoticeAsync(CancellationToken stop)
    {
        var day = NoticeOn.Read("The day of the notice", nameof(NoticeOn));
        var longer = LongerUntil.Read("The last day", nameof(LongerUntil));
        var refused =
            (!NoticeOn.IsEmpty && this.Refused(day))
            || (!LongerUntil.IsEmpty && this.Refused(longer))
            || this.Refused(
                await keep.RunAsync(current.Actor, Id, Given(day), Notice, Given(longer), stop)
            );
        return await SavedAsync(
            refused,
            "The notice and the standstill period are recorded.",
            stop
        );
    }

    public async Task<IActionResult> OnPostEnterAsync(CancellationToken stop)
    {
        Enters = true;
        var day = EnteredOn.Read("The day the contract was entered into", nameof(EnteredOn));
        var refused =
            (!EnteredOn.IsEmpty && this.Refused(day))
            || this.Refused(
                await enter.RunAsync(current.Actor, Id, Given(day), ExceptionReason, stop)
            );
        return await SavedAsync(
            refused,
            "It is recorded that the contract was entered into.",
            stop
        );
    }

    private static DateOnly? Given(Outcome<DateOnly> day) => day.Succeeded ? day.Value : null;

    private async Task<IActionResult> SavedAsync(bool refused, string says, CancellationToken stop)
    {
        if (refused)
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] = says;
        return Redirect($"/contracts/{Id}/standstill");
    }
}
