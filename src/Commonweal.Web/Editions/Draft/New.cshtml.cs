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

    /// <summary>What a copy of some of them lacks; null when every one is copied whole.</summary>
    public string? WithoutSome { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var all = await shelf.AllAsync(current.Actor, stop);
        Models =
        [
            .. all.Select(one => new Choice(
                one.Edition.Name,
                $"{one.Edition.Title}, {one.Edition.Owner}{Without(one.Edition.Withheld.Count)}"
            )),
        ];
        WithoutSome = all.Any(one => one.Edition.Withheld.Count > 0)
            ? "Some councils keep values that their licence lets nobody pass on. A copy comes without them, and no tender can use it until each such measure has a value of your own, or you say that it has none."
            : null;
        return Page();
    }

    private static string Without(int kept) =>
        kept switch
        {
            0 => "",
            1 => ", without 1 value that it keeps",
            _ => $", without {kept} values that it keeps",
        };

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
