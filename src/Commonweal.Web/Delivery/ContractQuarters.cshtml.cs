using Commonweal.Service.Delivery;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Delivery;

public sealed class ContractQuartersModel(QuartersOfContract quarters, CurrentActor current)
    : PageModel
{
    public QuartersOfContract.Page Contract { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await quarters.RunAsync(current.Actor, id, stop) is not { } contract)
        {
            return NotFound();
        }

        Contract = contract;
        return Page();
    }
}
