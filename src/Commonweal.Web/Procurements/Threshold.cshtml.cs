using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

/// <summary>Checks the facts of the details against policy and law; they are asked there and only shown here.</summary>
public sealed class ThresholdModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    AssessThreshold assess
) : ProcurementPage(current, lookup)
{
    /// <summary>The decision on the details as they are; null while it has to be made.</summary>
    public ThresholdAssessment? Shown =>
        State.IsDone(PreparationStep.Threshold) ? State.Policy.Assessment : null;

    /// <summary>The facts the rules ask for; refused while the details lack some.</summary>
    public Outcome<ThresholdFacts> Facts => Procurement.FactsForRules();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        this.Refused(await assess.RunAsync(Actor, Id, stop))
            ? Page()
            : Redirect($"{Home}/threshold");
}
