using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>Marks from a table: looked at first, then saved as they were shown.</summary>
public sealed class ImportMarksModel(WholeAward award, EnterMarks enter, CurrentActor current)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public new IFormFile? File { get; set; }

    /// <summary>What was shown and is to be saved, as <see cref="MarksFile.ReadEntries"/> reads it: one field, however many marks.</summary>
    [BindProperty]
    public string? Table { get; set; }

    public WholeAward.View? Found { get; private set; }

    /// <summary>What the table says; null before one was sent.</summary>
    public IReadOnlyList<MarksFile.Row>? Rows { get; private set; }

    /// <summary>The most rows that are understood which the page shows; those left out are all shown.</summary>
    public const int MostShown = 500;

    /// <summary>How many rows would be saved.</summary>
    public int ToSave =>
        (Rows ?? []).Count(row => row.State is MarksFile.State.Added or MarksFile.State.Changed);

    /// <summary>The rows the page shows, in the order of the table.</summary>
    public IReadOnlyList<MarksFile.Row> Shown
    {
        get
        {
            var left = MostShown;
            return
            [
                .. (Rows ?? []).Where(row => row.State == MarksFile.State.LeftOut || left-- > 0),
            ];
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await award.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return Found is { } found && !found.ToEnter.Any() ? NotFound() : this.Show(outcome);
    }

    /// <summary>The table to fill in, with every bidder and criterion.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(CancellationToken stop)
    {
        var shown = await OnGetAsync(stop);
        if (Found is not { } found || !found.ToEnter.Any())
        {
            return shown;
        }

        using var workbook = new MemoryStream();
        MarksFile.WriteTemplate(workbook, found);
        return base.File(
            workbook.ToArray(),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "marks.xlsx"
        );
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var shown = await OnGetAsync(stop);
        if (Found is not { } found)
        {
            return shown;
        }

        if (File is null)
        {
            ModelState.AddModelError(nameof(File), "Choose a CSV or XLSX file.");
            return shown;
        }

        await using var content = File.OpenReadStream();
        var read = MarksFile.Read(File.FileName, content, found);
        Rows = this.Refused(read) ? null : read.Value;
        return shown;
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken stop)
    {
        var entries = MarksFile.ReadEntries(Table);
        if (this.Refused(entries))
        {
            return await OnGetAsync(stop);
        }

        var entered = await enter.RunAsync(current.Actor, Id, entries.Value, stop);
        if (this.Refused(entered))
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] =
            entered.Value == 1 ? "One mark is saved." : $"{entered.Value} marks are saved.";
        return Redirect($"/procurements/{Id}/value-for-money");
    }
}
