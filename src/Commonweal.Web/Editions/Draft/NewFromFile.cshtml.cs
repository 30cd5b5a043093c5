using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class NewFromFileModel(
    EditionShelf shelf,
    FileTurns turns,
    BeginFromFile begin,
    CurrentActor current
) : EditionFilePage(shelf, turns, current)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Version { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await ReadAsync(stop) is not { } read)
        {
            return Page();
        }

        var begun = await begin.RunAsync(
            Actor,
            FileName,
            read,
            new CloneEdition.Choice(Title ?? "", Version ?? ""),
            stop
        );
        if (this.Refused(begun))
        {
            return Page();
        }

        TempData["Success"] =
            $"The draft says all that {FileName} says. "
            + (
                Same is { } same
                    ? $"The file is {same.Title}, as published here."
                    : "The file differs from every framework published here."
            )
            + $" Its fingerprint is {Fingerprint}.";
        return Redirect($"/editions/{begun.Value}");
    }
}
