using Commonweal.Service.Policies;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Policies;

public sealed class WithdrawModel(CurrentActor current, PolicyInFull lookup, WithdrawPolicy act)
    : PolicyPage(current, lookup)
{
    [BindProperty]
    public string? Reason { get; set; }

    protected override bool IsAsked => View.IsOpen || View.IsComing;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Saved(
            await act.RunAsync(Actor, Id, Revision, Reason, stop),
            View.IsComing ? "The rules are withdrawn." : "The version is given up."
        );
}
