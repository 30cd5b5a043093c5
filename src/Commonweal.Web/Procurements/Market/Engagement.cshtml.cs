using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Market;

public sealed class EngagementModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market,
    WriteSummary write
) : MarketPage(current, lookup, market)
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public bool? IsPublished { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public MarketEngagement.View View { get; private set; } = null!;

    /// <summary>Bidders rely on the summary once the tender is published.</summary>
    public bool MayWrite =>
        Procurement.Stage == ProcurementStage.Draft && Actor.Can(Permission.EditProcurements);

    public async Task OnGetAsync(CancellationToken stop)
    {
        View = (await Engagement.OfAsync(Actor, Id, stop))!;
        (Text, IsPublished, Reason) = (
            View.Summary?.Text,
            View.Summary?.IsPublished,
            View.Summary?.Reason
        );
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (this.Refused(await write.RunAsync(Actor, Id, Text, IsPublished, Reason, stop)))
        {
            View = (await Engagement.OfAsync(Actor, Id, stop))!;
            return Page();
        }

        TempData["Success"] = "The summary is saved.";
        return Redirect(Market);
    }
}
