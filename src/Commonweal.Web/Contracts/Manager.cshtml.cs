using Commonweal.Service.Contracts;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

public sealed class ManagerModel(
    ContractProfile profiles,
    ContractManagers managers,
    AssignContractManager assign,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? ManagerId { get; set; }

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await profiles.RunAsync(current.Actor, Id, stop) is not { } contract)
        {
            return NotFound();
        }

        ManagerId ??= contract.ManagerId;
        People =
        [
            .. (await managers.RunAsync(current.Actor, stop)).Select(person => new Choice(
                $"{person.Id}",
                person.Id == current.Actor.AccountId ? $"{person.Name} (you)" : person.Name
            )),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var outcome = await assign.RunAsync(current.Actor, Id, ManagerId, stop);
        if (this.Refused(outcome))
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] = "The contract manager is saved.";
        return Redirect($"/contracts/{Id}");
    }
}
