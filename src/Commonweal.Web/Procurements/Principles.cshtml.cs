using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

/// <summary>The answers to the core principles, all on one page.</summary>
public sealed class PrinciplesModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    AnswerPrinciples answer
) : ProcurementPage(current, lookup)
{
    /// <summary>By the name of the guide's task.</summary>
    [BindProperty]
    public Dictionary<string, string?> Answers { get; set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        this.Refused(await answer.RunAsync(Actor, Id, Answers, stop))
            ? this.Again(Answers.Clear)
            : Saved("The answers to the core principles are saved.");

    /// <summary>What was typed, or else what is kept.</summary>
    public string? AnswerTo(Principle principle) =>
        Answers.TryGetValue(principle.Asked.Id, out var typed) ? typed : principle.Answer;
}
