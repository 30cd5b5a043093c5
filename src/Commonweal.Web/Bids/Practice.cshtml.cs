using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

public sealed class PracticeModel(PracticeBid lookup, StartPractice start, CurrentActor current)
    : PageModel
{
    /// <summary>Null where the site has none.</summary>
    public PracticeBid.View? Practice { get; private set; }

    public bool MayWrite => current.Actor.Can(Permission.WriteBids);

    public async Task OnGetAsync(CancellationToken stop) =>
        Practice = await lookup.OfAsync(current.Actor, stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var started = await start.RunAsync(current.Actor, stop);
        if (!this.Refused(started))
        {
            return Redirect($"/supplier/bids/{started.Value}");
        }

        await OnGetAsync(stop);
        return Page();
    }
}
