using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class DiscardModel(CurrentActor current, EditionInHand lookup, DiscardEdition discard)
    : DraftPage(current, lookup)
{
    protected override bool IsAsked => View.MayWrite;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        After(await discard.RunAsync(Actor, EditionId, stop), "The draft is gone.", "/editions");
}
