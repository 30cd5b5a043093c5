using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>The report for approval: what was asked, who evaluated, what came out and which bid is recommended.</summary>
public sealed class ReportModel(
    EvaluationReport report,
    WholeAward award,
    RecommendBid recommend,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? BidId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? DepartureReason { get; set; }

    public EvaluationReport.View? Found { get; private set; }

    public WholeAward.View Whole { get; private set; } = null!;

    public bool MayRecommend =>
        Found is { IsCurrent: true, Decided: null, Procurement.Stage: ProcurementStage.Scored }
        && current.Actor.Can(Permission.AdjustOffers);

    /// <summary>A bid's place on social value, and on all criteria where they are marked here.</summary>
    public string PlaceOf(EvaluationReport.Bidder bidder)
    {
        var social = Found!.Latest?.Result.Bids.FirstOrDefault(bid => bid.Id == bidder.Letter);
        var whole = Whole.Table?.Bids.FirstOrDefault(bid => bid.Id == bidder.Letter);
        return social is null ? ""
            : whole?.Rank is { } rank
                ? $"Rank {rank} on all criteria, {social.Rank} on social value"
            : $"Rank {social.Rank} on social value";
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await report.RunAsync(current.Actor, Id, stop);
        if (outcome.Succeeded)
        {
            Found = outcome.Value;
            Whole = (await award.RunAsync(current.Actor, Id, stop)).Value;
        }

        return this.Show(outcome);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (
            this.Refused(
                await recommend.RunAsync(current.Actor, Id, BidId, Reason, DepartureReason, stop)
            )
        )
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] = "The recommendation is kept. Somebody else decides on the award.";
        return Redirect($"/procurements/{Id}/report");
    }
}
