using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Market;

public sealed class NewContactModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market,
    SaveContact save
) : MarketPage(current, lookup, market)
{
    [BindProperty]
    public ContactInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var saved = await save.RunAsync(Actor, Id, null, Input.Read(), stop);
        if (this.Refused(saved, nameof(Input)))
        {
            return Page();
        }

        TempData["Success"] = "The contact is added. Keep here what they say.";
        return Redirect($"{Market}/contacts/{saved.Value}");
    }
}
