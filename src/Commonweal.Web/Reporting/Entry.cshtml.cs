using Commonweal.Domain.People;
using Commonweal.Service.Reporting;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Reporting;

public sealed class EntryModel(EntryInFull entries, CurrentActor current) : PageModel
{
    public EntryInFull.Page Found { get; private set; } = null!;

    /// <summary>Whether contract, report and evidence open for this role.</summary>
    public bool MayOpen => current.Actor.Can(Permission.ReadContracts);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken stop)
    {
        if (await entries.RunAsync(current.Actor, id, stop) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        return Page();
    }
}
