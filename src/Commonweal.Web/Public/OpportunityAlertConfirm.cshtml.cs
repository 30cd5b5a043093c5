using Commonweal.Service.Procurements.Alerts;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Public;

/// <summary>Confirms emails about tenders.</summary>
public sealed class OpportunityAlertConfirmModel(AlertLinks links) : OpportunityAlertPage(links)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Answer(
            await Links.ConfirmAsync(Token, stop),
            "You will get these emails. Each one has a link that stops them."
        );
}
