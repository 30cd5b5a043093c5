using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Which council it is, by the code of the Office for National Statistics.</summary>
public sealed class CouncilModel(CurrentActor current, CouncilCode lookup, SetCouncilCode set)
    : PageModel
{
    public CouncilCode.View? Council { get; private set; }

    [BindProperty]
    public string? GssCode { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Council = await lookup.OfAsync(current.Actor, stop);
        GssCode = Council?.Code;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (this.Refused(await set.RunAsync(current.Actor, GssCode, stop)))
        {
            Council = await lookup.OfAsync(current.Actor, stop);
            return Page();
        }

        TempData["Success"] = "The code of your council is saved.";
        return Redirect("/people/council");
    }
}
