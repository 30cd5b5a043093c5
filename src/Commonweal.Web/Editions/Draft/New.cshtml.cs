using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions.Draft;

public sealed class NewModel(EditionShelf shelf, CloneEdition clone, CurrentActor current)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Version { get; set; }

    public IReadOnlyList<Choice> Models { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Models =
        [
            .. (await shelf.AllAsync(current.Actor, stop)).Select(one => new Choice(
                one.Edition.Name,
                $"{one.Edition.Title}, {one.Edition.Owner}"
            )),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var begun = await clone.RunAsync(
            current.Actor,
            From ?? "",
            new CloneEdition.Choice(Title ?? "", Version ?? ""),
            stop
        );
        if (this.Refused(begun))
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] = "The copy is yours to change.";
        return Redirect($"/editions/{begun.Value}");
    }
}
