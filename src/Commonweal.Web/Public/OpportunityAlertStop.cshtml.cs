using Commonweal.Service.Procurements.Alerts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Public;

/// <summary>
/// Stops emails about tenders: by the button, and at a press in a mail program, which sends neither a cookie nor the form's token. The
/// secret of the address is what either needs.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class OpportunityAlertStopModel(AlertLinks links, IAntiforgery forms)
    : OpportunityAlertPage(links)
{
    /// <summary>What a mail program says that stops emails of a kind (RFC 8058).</summary>
    [BindProperty(Name = "List-Unsubscribe")]
    public string? Press { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Press == "One-Click")
        {
            // Pressed twice, there is nothing to stop any more, which is what was wanted.
            await Links.StopAsync(Token, stop);
            return Content("The emails are stopped.");
        }

        return await forms.IsRequestValidAsync(HttpContext)
            ? Answer(
                await Links.StopAsync(Token, stop),
                "The emails are stopped, and your address is forgotten."
            )
            : BadRequest();
    }
}
