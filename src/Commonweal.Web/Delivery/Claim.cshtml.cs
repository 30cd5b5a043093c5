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
        if (!await FindAsync(id, claimId, stop))
        {
            return NotFound();
        }

        if (!Report.IsOpen)
        {
            return Redirect($"/supplier/reports/{id}");
        }

        // Exactly as it will be read again: a display would round it.
        Quantity ??= Typed(Line.IsShare ? Line.Part : Line.Quantity);
        Whole ??= Typed(Line.Whole);
        Note ??= Line.Note;
        return Page();
    }

    /// <summary>
    /// Whatever button was pressed, what was typed is saved and a chosen file attached, each for itself: a browser cannot
    /// choose a file again, and nobody should type a figure twice.
    /// </summary>
    public async Task<IActionResult> OnPostAsync(
        Guid id,
        Guid claimId,
        IFormFile? file,
        bool add,
        Guid? remove,
        CancellationToken stop
    )
    {
        if (!await FindAsync(id, claimId, stop))
        {
            return NotFound();
        }

        _ = this.Refused(
            await saveClaim.RunAsync(current.Actor, claimId, Quantity, Note, stop, Whole)
        );
        if (file is not null)
        {
            await using var content = file.OpenReadStream();
            _ = this.Refused(
                await attachEvidence.RunAsync(current.Actor, claimId, file.FileName, content, stop)
            );
        }
        else if (add)
        {
            ModelState.AddModelError("File", "Choose a file first.");
        }

        if (remove is { } evidenceId)
        {
            _ = this.Refused(await removeEvidence.RunAsync(current.Actor, evidenceId, stop));
        }

        if (!ModelState.IsValid)
        {
            return await OnGetAsync(id, claimId, stop);
        }

        TempData["Success"] =
            add ? "The file was added, and what you typed is saved."
            : remove is not null ? "The file was removed, and what you typed is saved."
            : "Saved.";
        return Redirect(
            add || remove is not null
                ? $"/supplier/reports/{id}/claims/{claimId}"
                : await NextAsync(id, claimId, stop)
        );
    }

    private async Task<bool> FindAsync(Guid id, Guid claimId, CancellationToken stop)
    {
        if (
            await reports.RunAsync(current.Actor, id, stop) is not { } report
            || report.Lines.FirstOrDefault(line => line.ClaimId == claimId) is not { } line
        )
        {
            return false;
        }

        (Report, Line) = (report, line);
        return true;
    }

    /// <summary>The next commitment nothing is reported on, from this one round; the report when there is none.</summary>
    private async Task<string> NextAsync(Guid id, Guid claimId, CancellationToken stop)
    {
        var report = await reports.RunAsync(current.Actor, id, stop);
        var next = report
            ?.From(claimId)
            .FirstOrDefault(line => line is { Quantity: null, Due: > 0m });
        return next is null
            ? $"/supplier/reports/{id}"
            : $"/supplier/reports/{id}/claims/{next.ClaimId}";
    }

    private static string? Typed(decimal? number) =>
        number is { } given ? Domain.Common.Quantity.Exact(given) : null;
}
