using Commonweal.Service.Contracts;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

public sealed class PublishModel(
    ContractProfile profiles,
    PublishContract publish,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ContractProfile.View Contract { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await profiles.RunAsync(current.Actor, Id, stop) is not { } contract)
        {
            return NotFound();
        }

        Contract = contract;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var outcome = await publish.RunAsync(current.Actor, Id, stop);
        if (this.Refused(outcome))
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] = "The contract is public.";
        return Redirect($"/contracts/{Id}");
    }
}
