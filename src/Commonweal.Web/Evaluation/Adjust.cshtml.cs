using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class AdjustModel(
    OpenedBid bid,
    AdjustOffer adjust,
    EffectOfAdjusting effects,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid BidId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid LineId { get; set; }

    [BindProperty]
    public string? Quantity { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public string SupplierName { get; private set; } = "";

    public OpenedBid.Line? Line { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        ShowSaved();
        return shown;
    }

    /// <summary>What the adjustment typed would do to every bid; null before it was asked for.</summary>
    public EffectOfAdjusting.View? Effect { get; private set; }

    public async Task<IActionResult> OnPostLookAsync(CancellationToken stop)
    {
        var quantity = ModelState.Number(nameof(Quantity), Quantity);
        var shown = await ShowAsync(stop);
        if (shown is not PageResult || !ModelState.IsValid)
        {
            return shown;
        }

        var effect = await effects.RunAsync(current.Actor, LineId, quantity, stop);
        Effect = this.Refused(effect) ? null : effect.Value;
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var quantity = ModelState.Number(nameof(Quantity), Quantity);
        var shown = await ShowAsync(stop);
        if (shown is not PageResult)
        {
            return shown;
        }

        if (
            this.Refused(await adjust.RunAsync(current.Actor, LineId, quantity, Reason ?? "", stop))
        )
        {
            return this.Again(ShowSaved);
        }

        TempData["Success"] =
            "The accepted quantity is saved. Run the scoring again if it was run.";
        return Redirect($"/procurements/{Id}/bids/{BidId}");
    }

    private void ShowSaved() =>
        (Quantity, Reason) = (
            Line is null ? null : Domain.Common.Quantity.Exact(Line.AcceptedQuantity),
            Line?.AdjustmentReason
        );

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var outcome = await bid.RunAsync(current.Actor, Id, BidId, stop);
        if (outcome.Succeeded)
        {
            SupplierName = outcome.Value.SupplierName;
            Line = outcome.Value.Lines.FirstOrDefault(line => line.Id == LineId);
            return Line is null ? NotFound() : Page();
        }

        return this.Show(outcome);
    }
}
