using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class AnswerClarificationModel(
    BidQuestions questions,
    AnswerClarification answering,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid ClarificationId { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public BidQuestions.Question Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var found = await questions.RunAsync(current.Actor, Id, stop);
        if (found?.Questions.FirstOrDefault(row => row.Id == ClarificationId) is not { } asked)
        {
            return NotFound();
        }

        Asked = asked;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var shown = await OnGetAsync(stop);
        if (
            shown is not PageResult
            || this.Refused(await answering.RunAsync(current.Actor, ClarificationId, Answer, stop))
        )
        {
            return shown;
        }

        TempData["Success"] = "Your answer is sent.";
        return Redirect($"/supplier/bids/{Id}/clarifications");
    }
}
