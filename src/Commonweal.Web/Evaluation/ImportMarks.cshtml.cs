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

    /// <summary>What was shown and is to be saved.</summary>
    [BindProperty]
    public List<Line> Lines { get; set; } = [];

    public WholeAward.View? Found { get; private set; }

    /// <summary>What the table says; null before one was sent.</summary>
    public IReadOnlyList<MarksFile.Row>? Rows { get; private set; }

    public sealed class Line
    {
        public Guid BidId { get; set; }
        public string Criterion { get; set; } = "";
        public string? Marks { get; set; }
        public string? Reason { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await award.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return Found is { } found && !found.ToEnter.Any() ? NotFound() : this.Show(outcome);
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
        (Guid, EnterMarks.Entry)[] entries =
        [
            .. Lines.Select(
                (line, i) =>
                    (
                        line.BidId,
                        new EnterMarks.Entry(
                            line.Criterion,
                            ModelState.Number($"Lines[{i}].Marks", line.Marks),
                            line.Reason
                        )
                    )
            ),
        ];
        var entered = await enter.RunAsync(current.Actor, Id, entries, stop);
        if (this.Refused(entered))
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] =
            entered.Value == 1 ? "One mark is saved." : $"{entered.Value} marks are saved.";
        return Redirect($"/procurements/{Id}/value-for-money");
    }
}
