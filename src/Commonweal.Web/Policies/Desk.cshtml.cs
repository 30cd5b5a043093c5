using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;
using Commonweal.Service.Policies;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Policies;

public sealed class DeskModel(CurrentActor current, PolicyDesk lookup, StartPolicy start)
    : PageModel
{
    public PolicyDesk.View View { get; private set; } = null!;

    public bool MayWrite => current.Actor.Can(Permission.WritePolicies);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var begun = await start.RunAsync(current.Actor, stop);
        return this.Refused(begun) ? await ShowAsync(stop) : Redirect($"/policy/{begun.Value}");
    }

    /// <summary>Where a version is read: those written here have a page of their own, those of the file stand by their day.</summary>
    public string AddressOf(DatedValue<PolicyTerms> version) =>
        View.Series.Own.FirstOrDefault(own => own.StartsOn == version.From) is { } own
            ? $"/policy/{own.Id}"
            : $"/rules/councils/{View.Series.Name}?On={version.From:yyyy-MM-dd}";

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (await lookup.RunAsync(current.Actor, stop) is not { } view)
            return NotFound();
        View = view;
        return Page();
    }
}
