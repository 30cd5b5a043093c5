using Commonweal.Domain.Common;
using Commonweal.Service.Delivery;
using Commonweal.Service.Evidence;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Delivery;

// Somewhat above the store's own limit, so that a file just too large is refused in words.
[RequestSizeLimit(3 * EvidenceStore.Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = 3 * EvidenceStore.Largest)]
public sealed class ClaimModel(
    ReportInFull reports,
    SaveClaim saveClaim,
    AttachEvidence attachEvidence,
    RemoveEvidence removeEvidence,
    CurrentActor current
) : PageModel
{
    public ReportInFull.Page Report { get; private set; } = null!;

    public ReportInFull.Line Line { get; private set; } = null!;

    [BindProperty]
    public string? Quantity { get; set; }

    /// <summary>Of how many in all, for a percentage.</summary>
    [BindProperty]
    public string? Whole { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid claimId, CancellationToken stop)
    {
        if (
            await reports.RunAsync(current.Actor, id, stop) is not { } report
            || report.Lines.FirstOrDefault(line => line.ClaimId == claimId) is not { } line
        )
        {
            return NotFound();
        }

        if (!report.IsOpen)
        {
            return Redirect($"/supplier/reports/{id}");
        }

        (Report, Line) = (report, line);
        // Exactly as it will be read again: a display would round it.
        Quantity ??= Typed(line.IsShare ? line.Part : line.Quantity);
        Whole ??= Typed(line.Whole);
        Note ??= line.Note;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid claimId, CancellationToken stop)
    {
        var saved = await saveClaim.RunAsync(current.Actor, claimId, Quantity, Note, stop, Whole);
        return await AnswerAsync(id, claimId, saved, "Saved.", stop);
    }

    public async Task<IActionResult> OnPostAttachAsync(
        Guid id,
        Guid claimId,
        IFormFile? file,
        CancellationToken stop
    )
    {
        if (file is null)
        {
            ModelState.AddModelError("File", "Choose a file first.");
            return await OnGetAsync(id, claimId, stop);
        }

        await using var content = file.OpenReadStream();
        var added = await attachEvidence.RunAsync(
            current.Actor,
            claimId,
            file.FileName,
            content,
            stop
        );
        return await AnswerAsync(id, claimId, added, "The file was added.", stop);
    }

    public async Task<IActionResult> OnPostRemoveAsync(
        Guid id,
        Guid claimId,
        Guid evidenceId,
        CancellationToken stop
    )
    {
        var removed = await removeEvidence.RunAsync(current.Actor, evidenceId, stop);
        return await AnswerAsync(id, claimId, removed, "The file was removed.", stop);
    }

    private static string? Typed(decimal? number) =>
        number is { } given ? Domain.Common.Quantity.Exact(given) : null;

    private async Task<IActionResult> AnswerAsync<T>(
        Guid id,
        Guid claimId,
        Outcome<T> outcome,
        string success,
        CancellationToken stop
    )
    {
        if (this.Refused(outcome))
        {
            return await OnGetAsync(id, claimId, stop);
        }

        TempData["Success"] = success;
        return Redirect($"/supplier/reports/{id}/claims/{claimId}");
    }
}
