using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.WholeLife;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Commonweal.Web.Procurements;

/// <summary>What a purchase may come to over its whole life, and why it is not divided.</summary>
public sealed class ValueModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    ExplainNoLots explain
) : ProcurementPage(current, lookup)
{
    /// <summary>Whether the policy check says that the law asks to consider lots.</summary>
    public bool MustConsiderLots =>
        State.Policy.Assessment?.Said().IsUnder(NationalRules.DutyToConsiderLots) is true;

    [BindProperty]
    public string? NoLotsReason { get; set; }

    public void OnGet() => NoLotsReason = Procurement.NoLotsReason;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        this.Refused(await explain.RunAsync(Actor, Id, NoLotsReason, stop))
            ? this.Again(OnGet)
            : Saved("Your reasons are saved.");

    /// <summary>The view's own data, with where each part is changed and whose day the rate of VAT is of.</summary>
    public ViewDataDictionary Changing(ViewDataDictionary data) =>
        new(data) { ["Change"] = $"{Home}/value", ["On"] = UkTime.Today(State.Now) };
}
