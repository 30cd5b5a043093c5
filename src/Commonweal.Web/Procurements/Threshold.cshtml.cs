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
        var asked = DetailsInput.Of(Procurement);
        (Input.Reference, Input.Title, Input.Description, Input.StartsOn) = (
            asked.Reference,
            asked.Title,
            asked.Description,
            asked.StartsOn
        );
        var details = Input.Read();
        if (this.Refused([.. details.Problems, .. Unsaid()], nameof(Input)) || !ModelState.IsValid)
        {
            return Page();
        }

        var read = details.Value;
        var facts = new ThresholdFacts(
            read.Category,
            read.NetValue!.Value,
            VatBasis.Exclusive,
            read.VatRate,
            read.Months,
            read.CommencedOn!.Value
        );
        return this.Refused(await assess.RunAsync(Actor, Id, facts, stop), nameof(Input))
            ? Page()
            : Redirect($"{Home}/threshold");
    }

    private IEnumerable<Problem> Unsaid()
    {
        if (Input.NetValue is null)
        {
            yield return new Problem(
                "procurements.threshold.value-missing",
                "Enter the estimated value in pounds, like 250,000.",
                nameof(Input.NetValue)
            );
        }

        if (Input.CommencedOn.IsEmpty)
        {
            yield return new Problem(
                "procurements.threshold.day-missing",
                "Enter the day the procurement commences, like 27 3 2027.",
                nameof(Input.CommencedOn)
            );
        }
    }
}
