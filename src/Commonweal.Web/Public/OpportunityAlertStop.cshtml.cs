using Commonweal.Service.Procurements.Alerts;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Public;

/// <summary>Stops emails about tenders.</summary>
public sealed class OpportunityAlertStopModel(AlertLinks links) : OpportunityAlertPage(links)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Answer(
            await Links.StopAsync(Token, stop),
            "The emails are stopped, and your address is forgotten."
        );
}
