using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

/// <summary>The weighting of a record, which may lie below the policy because it is history.</summary>
public sealed class PastWeightingModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    NotePastWeighting note
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    [DataType(nameof(Percentage))]
    [Display(Name = "Weighting")]
    public decimal? Weighting { get; set; }

    [BindProperty]
    public string? WeightingReason { get; set; }

    protected override bool IsAsked => Procurement.Stage == ProcurementStage.Recorded;

    public void OnGet() =>
        (Weighting, WeightingReason) = (Procurement.Weighting, Procurement.WeightingReason);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        !ModelState.IsValid
        || this.Refused(await note.RunAsync(Actor, Id, Weighting, WeightingReason, stop))
            ? this.Again(OnGet)
            : Saved("What social value weighed is noted.");
}
