using Commonweal.Domain.Common;
using Commonweal.Service.Editions.Import;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Import;

[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class UploadModel(
    CurrentActor current,
    ImportInHand lookup,
    DescribeImport describe,
    FileTurns turns,
    StartImport start,
    DropImport drop,
    ForgetMapping forget
) : ImportPage(current, lookup, describe)
{
    // Somewhat more than a file may have, so that one a little too large gets an answer in words.
    private const long LargestRequest = 12_000_000;

    private static readonly Problem NotChosen = new(
        "editions.import.not-chosen",
        "Choose a file that is not empty.",
        nameof(File)
    );

    [BindProperty]
    public new IFormFile? File { get; set; }

    protected override bool NeedsFile => false;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (File is not { Length: > 0 } file)
        {
            this.Refused([NotChosen]);
            return Page();
        }

        using var turn = await turns.TakeAsync(this, nameof(File), stop);
        if (turn is null)
        {
            return Page();
        }

        await using var content = file.OpenReadStream();
        if (this.Refused(await start.RunAsync(Actor, EditionId, file.FileName, content, stop)))
        {
            return Page();
        }

        await LoadAsync();
        if (Import.Mapping.Layout is not { Length: > 0 } layout)
        {
            return Redirect($"{Start}/table");
        }

        TempData["Success"] =
            $"The file has the headings of the layout {layout} that you kept, and is read by it.";
        return Redirect($"{Start}/units");
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken stop)
    {
        if (this.Refused(await drop.RunAsync(Actor, EditionId, stop)))
        {
            return Page();
        }

        TempData["Success"] = "The file is removed. The draft stays as it was.";
        return Redirect(Start);
    }

    public async Task<IActionResult> OnPostForgetAsync(Guid layout, CancellationToken stop)
    {
        if (this.Refused(await forget.RunAsync(Actor, layout, stop)))
        {
            return Page();
        }

        TempData["Success"] = "The layout is removed.";
        return Redirect(Start);
    }
}
