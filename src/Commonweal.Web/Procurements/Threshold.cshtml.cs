using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class ThresholdModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    AssessThreshold assess
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public DetailsInput Input { get; set; } = new();

    /// <summary>The decision to show; null while the facts are asked.</summary>
    public ThresholdAssessment? Shown { get; private set; }

    public void OnGet(bool change)
    {
        Input = DetailsInput.Of(Procurement);
        if (!change && State.IsDone(PreparationStep.Threshold))
            Shown = State.Policy.Assessment;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var facts = Facts();
        if (!ModelState.IsValid || this.Refused(facts, nameof(Input)))
            return Page();
        return this.Refused(await assess.RunAsync(Actor, Id, facts.Value, stop), nameof(Input))
            ? Page()
            : Redirect($"{Home}/threshold");
    }

    private Outcome<ThresholdFacts> Facts() =>
        Input
            .Read()
            .Then<ThresholdFacts>(read =>
                read switch
                {
                    { NetValue: null } => new Problem(
                        "procurements.threshold.value-missing",
                        "Enter the estimated value in pounds, like 250000.",
                        nameof(DetailsInput.NetValue)
                    ),
                    { CommencedOn: null } => new Problem(
                        "procurements.threshold.day-missing",
                        "Enter the day the procurement commences, like 27 3 2027.",
                        nameof(DetailsInput.CommencedOn)
                    ),
                    { NetValue: { } value, CommencedOn: { } day } => new ThresholdFacts(
                        read.Category,
                        value,
                        VatBasis.Exclusive,
                        read.VatRate,
                        read.Months,
                        day
                    ),
                }
            );
}
