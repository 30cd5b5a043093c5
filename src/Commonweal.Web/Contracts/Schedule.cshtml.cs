using Commonweal.Service.Contracts;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

/// <summary>What was promised, on one page to be put into the contract.</summary>
public sealed class ScheduleModel(ContractProfile profiles, CurrentActor current) : PageModel
{
    public ContractProfile.View Contract { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await profiles.RunAsync(current.Actor, id, stop) is not { } contract)
        {
            return NotFound();
        }

        Contract = contract;
        return Page();
    }
}
