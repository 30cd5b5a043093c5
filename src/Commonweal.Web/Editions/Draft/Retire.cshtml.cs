using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class RetireModel(CurrentActor current, EditionInHand lookup, RetireEdition retire)
    : DraftPage(current, lookup)
{
    [BindProperty]
    public string? RetireReason { get; set; }

    protected override bool IsAsked => View.MayRetire;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        After(
            await retire.RunAsync(Actor, EditionId, RetireReason, stop),
            "The framework is retired."
        );
}
