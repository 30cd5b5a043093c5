using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Bids.Questions;
using Commonweal.Service.Procurements;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids.Questions;

public sealed class AnswerModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    QuestionsOfBidders questions,
    AnswerQuestion reply
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public bool? Answers { get; set; }

    /// <summary>The question in words that do not tell who asked.</summary>
    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Refusal { get; set; }

    /// <summary>That the question may stand though it could tell who asked.</summary>
    [BindProperty]
    public bool TellsWho { get; set; }

    public QuestionsOfBidders.Row Asked { get; private set; } = null!;

    public bool MayEdit => Actor.Can(Permission.EditProcurements);

    protected override bool IsAsked => Procurement.Stage != ProcurementStage.Recorded;

    private Guid QuestionId =>
        Guid.Parse((string)RouteData.Values["questionId"]!, CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await questions.OfAsync(Actor, Id, QuestionId, stop) is not { } asked)
        {
            return NotFound();
        }

        (Asked, Question) = (asked, asked.TellsWho is null ? asked.Asked : null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await questions.OfAsync(Actor, Id, QuestionId, stop) is not { } asked)
        {
            return NotFound();
        }

        Asked = asked;
        var said = await reply.RunAsync(
            Actor,
            Id,
            QuestionId,
            new Reply(Answers, Question, Answer, Refusal, TellsWho),
            stop
        );
        if (this.Refused(said))
        {
            return Page();
        }

        TempData["Success"] = Answers is true
            ? "The answer is on the tender's page, and everybody concerned gets an email."
            : "The bidder who asked gets an email with your reason.";
        return Redirect($"{Home}/questions");
    }
}
