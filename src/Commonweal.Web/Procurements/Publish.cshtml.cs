using Commonweal.Domain.Procurements.Plan;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class PublishModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    ProcurementPlan plans,
    MarketEngagement market,
    PublishProcurement publish
) : ProcurementPage(current, lookup)
{
    private const int Invitation = 6;

    /// <summary>What the stages before the invitation need and nobody has settled.</summary>
    public IReadOnlyList<PlanLine> Waits { get; private set; } = [];

    /// <summary>Whether what the market said is summed up; nobody can do so after publication.</summary>
    public bool HasSummary { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Waits = (await plans.OfAsync(Actor, Id, stop))?.Plan.WaitsFor(Invitation) ?? [];
        HasSummary = (await market.OfAsync(Actor, Id, stop))?.Summary is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!this.Refused(await publish.RunAsync(Actor, Id, stop)))
        {
            return Saved("The procurement is published. Bidders can find it under Opportunities.");
        }

        await OnGetAsync(stop);
        return Page();
    }
}
