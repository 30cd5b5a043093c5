using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class WeightingModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    SetWeighting setWeighting,
    ReferenceData reference
) : ProcurementPage(current, lookup)
{
    private static readonly string[] Places = ["First by", "Then by", "Last by"];

    [BindProperty]
    public WeightingInput Input { get; set; } = new();

    /// <summary>The questions about level bids, with what is chosen.</summary>
    public IReadOnlyList<(string Label, string? Value)> TieBreaks =>
        [
            .. Places.Select(
                (label, i) => (label, Input.Rules.TieBreak.ElementAtOrDefault(i)?.ToString())
            ),
        ];

    /// <summary>Whether the words of the scores must be shown, because something about them was refused.</summary>
    public bool LadderIsWrong =>
        ModelState.Any(entry =>
            entry.Key.StartsWith("Input.Qualitative.Steps", StringComparison.Ordinal)
            && entry.Value!.Errors.Count > 0
        );

    /// <summary>All criteria of the award, where they are set: then the weighting is that of social value among them.</summary>
    public IReadOnlyList<Criterion>? Criteria => Procurement.Scoring?.Criteria;

    public string LeastInWords =>
        State.Policy switch
        {
            { WaiverState: WaiverState.Granted, LeastWeighting: 0m } =>
                "Social value is waived wholly, so there is no least weighting.",
            { WaiverState: WaiverState.Granted } waived =>
                $"A waiver is granted: the least weighting is {Quantity.Display(waived.LeastWeighting)}%.",
            { Assessment: null } =>
                "The policy check says the least weighting, and has not been made yet. You can save a weighting now, and the check tells you whether it is enough.",
            { Assessment: { MinimumWeighting: { } least } made } policy =>
                $"Your policy asks for at least {Quantity.Display(least)}%. {made.LeastBecause()} For less, {(policy.IsWaiverAwaited ? "wait for the decision on the waiver" : "a waiver has to be granted first")}.",
            _ => "No least weighting is set for this contract. Choose one in proportion to it.",
        };

    public void OnGet() => Input = WeightingInput.Of(Procurement, State.Policy, reference.Scores);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var method = Input.Read() with { Criteria = Criteria };
        var problems = Procurement.WeightingProblems(
            State.Editions.FirstOrDefault(edition => edition.Name == Input.Edition),
            method,
            State.Policy
        );
        if (
            this.Refused(
                [.. Input.HalfAnswers(), .. problems.Select(problem => problem.InWordsOf(Input))],
                nameof(Input)
            ) || !ModelState.IsValid
        )
        {
            return Page();
        }

        var choice = new SetWeighting.Choice(Input.Edition!, method);
        return this.Refused(await setWeighting.RunAsync(Actor, Id, choice, stop), nameof(Input))
            ? this.Again(OnGet)
            : Saved("Edition, weighting and scoring are saved.");
    }
}
