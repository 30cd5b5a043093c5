using Commonweal.Domain.Common;
using Commonweal.Domain.Evidence;
using Commonweal.Service.Bids;
using Commonweal.Service.Bids.Workbooks;
using Commonweal.Service.Editions.Sheets;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class WorkbookModel(
    BidInProgress bids,
    WorkbookInHand inHand,
    ReadWorkbook read,
    AcceptWorkbook accept,
    DropWorkbook drop,
    FileTurns turns,
    CurrentActor current
) : BidPage(bids, current)
{
    // Somewhat more than a file may have, so that one a little too large gets an answer in words.
    private const long LargestRequest = SheetFile.LargestFile * 2;

    private static readonly Problem NotChosen = new(
        "bids.workbook.not-chosen",
        "Choose the workbook you filled in.",
        nameof(File)
    );

    [BindProperty]
    public new IFormFile? File { get; set; }

    /// <summary>The workbook that was looked at before it was accepted or refused.</summary>
    [BindProperty]
    public Guid FileId { get; set; }

    /// <summary>The workbook that waits; null where none does.</summary>
    public WorkbookInHand.View? InHand { get; private set; }

    public static string Words(WorkbookInHand.Effect effect) =>
        effect switch
        {
            WorkbookInHand.Effect.Added => "Added",
            WorkbookInHand.Effect.Changed => "Changed",
            WorkbookInHand.Effect.TakenOut => "Taken out",
            WorkbookInHand.Effect.Unchanged => "Unchanged",
        };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var shown = await ShowAsync(id, stop);
        if (Bid is not null)
        {
            InHand = await inHand.OfAsync(Actor, id, stop) is { Succeeded: true, Value: var held }
                ? held
                : null;
        }

        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (File is not { Length: > 0 } file)
        {
            this.Refused([NotChosen]);
            return await OnGetAsync(id, stop);
        }

        using var turn = await turns.TakeAsync(this, nameof(File), stop);
        if (turn is null)
        {
            return await OnGetAsync(id, stop);
        }

        await using var content = file.OpenReadStream();
        return this.Refused(
            await read.RunAsync(Actor, id, FileLabel.Of(file.FileName), content, stop)
        )
            ? await OnGetAsync(id, stop)
            : Redirect($"/supplier/bids/{id}/workbook#preview");
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken stop)
    {
        if (this.Refused(await accept.RunAsync(Actor, id, FileId, Version, stop)))
        {
            return await OnGetAsync(id, stop);
        }

        TempData["Success"] = "The workbook is your draft now. Nothing was submitted.";
        return Redirect($"/supplier/bids/{id}");
    }

    public async Task<IActionResult> OnPostDropAsync(Guid id, CancellationToken stop)
    {
        if (this.Refused(await drop.RunAsync(Actor, id, FileId, stop)))
        {
            return await OnGetAsync(id, stop);
        }

        TempData["Success"] = "The workbook was refused. Your draft is as it was.";
        return Redirect($"/supplier/bids/{id}");
    }
}
