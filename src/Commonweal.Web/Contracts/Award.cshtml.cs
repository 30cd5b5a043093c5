using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Contracts;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Contracts;

/// <summary>Three steps on one address: the decision, the check of what it makes, the award.</summary>
public sealed class AwardModel(
    ProcurementRanking ranking,
    WholeAward wholeAward,
    AwardToCheck check,
    AwardContract award,
    ContractOfAward made,
    ContractReferences references,
    LastSteps steps,
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

    [BindProperty(Name = "")]
    public TermsInput Terms { get; set; } = new();

    /// <summary>The recommendation that was on the page when the decision was taken.</summary>
    [BindProperty]
    public Guid? Seen { get; set; }

    /// <summary>All criteria together and the recommendation; null while there is nothing to show.</summary>
    public WholeAward.View? Whole { get; private set; }

    /// <summary>Why nobody can award yet; null when somebody can, and where something was typed, which is refused and kept.</summary>
    public string? NotYet =>
        HttpMethods.IsPost(Request.Method) || Whole is null || Found?.Latest is null ? null
        : Whole.Table is { IsWhole: false }
            ? "Marks are still missing for a criterion of a bid. An officer enters them, then recommends a bid."
        : Whole.Proposed is not { Stands: true }
            ? "No recommendation stands on the figures as they are now. An officer recommends a bid in the evaluation report."
        : null;

    /// <summary>The bids by rank: on all criteria where they are marked here, else on social value; what is excluded comes last.</summary>
    public IEnumerable<ProcurementRanking.Row> ByRank =>
        (Found?.Latest?.Bids ?? []).OrderBy(bid =>
            Whole?.Table is { } table
                ? table.Bids.FirstOrDefault(one => one.Id == bid.Score.Id)?.Rank ?? int.MaxValue
                : bid.Score.Rank
        );

    /// <summary>Where a bid came: on all criteria where they are marked here, and on social value; before it, whether it is recommended.</summary>
    public string PlaceOf(ProcurementRanking.Row bid)
    {
        var recommended =
            Whole?.Proposed is { Stands: true } proposed && proposed.Made.BidId == bid.BidId
                ? "Recommended. "
                : "";
        return recommended + RankOf(bid);
    }

    private string RankOf(ProcurementRanking.Row bid)
    {
        var social =
            $"Rank {PlaceWords.Of(bid.Score.Rank, bid.SharesRank)} on social value, {Marks.Display(bid.Score.Total, Found!.Latest!.Input.Weighting)}; price {(bid.Price is { } price ? Money.Display(price) : "not given")}";
        return
            Whole?.Table?.Bids.FirstOrDefault(one => one.Id == bid.Score.Id)
                is { Rank: { } rank, Total: { } total } whole
            ? $"Rank {PlaceWords.Of(rank, whole.SharesRank)} on all criteria, {Marks.Display(total, 100m)}. {social}"
            : social;
    }

    public ProcurementRanking.View? Found { get; private set; }

    /// <summary>The contract, once awarded.</summary>
    public Guid? Contract { get; private set; }

    /// <summary>Why somebody else must award; null when this person may.</summary>
    public string? NotYours { get; private set; }

    /// <summary>What the award would make; null while it is still decided.</summary>
    public AwardToCheck.View? ToCheck { get; private set; }

    /// <summary>The answers, as the check hands them on.</summary>
    public IEnumerable<(string Name, string? Value)> Answers =>
        [
            (nameof(BidId), BidId?.ToString()),
            (nameof(Reason), Reason),
            (nameof(DepartureReason), DepartureReason),
            (nameof(Seen), Seen?.ToString()),
            .. Terms.Answers,
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        Terms = new()
        {
            Reference = Found?.Reference,
            StartsOn = DateParts.Of(Found?.StartsOn),
            EndsOn = DateParts.Of(
                Found is { StartsOn: { } start, Months: { } months }
                    ? start.AddMonths(months).AddDays(-1)
                    : null
            ),
        };
        return shown;
    }

    /// <summary>Shows what the decision makes, to be read before it is final; what was typed goes along unseen.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        _ = await CheckedAsync(stop);
        return shown;
    }

    /// <summary>Back to the questions, as they were answered.</summary>
    public Task<IActionResult> OnPostChangeAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        if (await CheckedAsync(stop) is not { } decision)
        {
            return await MadeOrAsync(shown, stop);
        }

        var outcome = await award.RunAsync(current.Actor, Id, decision, stop);
        if (this.Refused(outcome))
        {
            return await MadeOrAsync(shown, stop);
        }

        TempData["Success"] = "The contract is awarded. An email goes to every bidder.";
        return Redirect($"/contracts/{outcome.Value}");
    }

    /// <summary>Sent twice, the award leads to the contract it made; otherwise to its refusal.</summary>
    private async Task<IActionResult> MadeOrAsync(IActionResult refusal, CancellationToken stop) =>
        await made.RunAsync(current.Actor, Id, BidId, stop) is { } contract
            ? Redirect($"/contracts/{contract}")
            : refusal;

    /// <summary>The decision when it can be made as typed; <see cref="ToCheck"/> is then what it makes.</summary>
    private async Task<AwardDecision?> CheckedAsync(CancellationToken stop)
    {
        var chosen = Found?.Latest?.Bids.FirstOrDefault(bid => bid.BidId == BidId);
        // Left empty, the value is the price of the bid: while none is chosen that is what is missing, not the value.
        var terms = Terms.Read(this, chosen is null ? 1m : chosen.Price);
        var decision = new AwardDecision(BidId, Reason ?? "", DepartureReason, terms, Seen);
        var outcome = await check.RunAsync(current.Actor, Id, decision, stop);
        if (this.Refused(outcome) || !ModelState.IsValid)
        {
            Terms.Holder = await references.RunAsync(current.Actor, Terms.Reference, stop);
            return null;
        }

        ToCheck = outcome.Value;
        return decision;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var outcome = await ranking.RunAsync(current.Actor, Id, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        var whole = await wholeAward.RunAsync(current.Actor, Id, stop);
        Whole = whole.Succeeded ? whole.Value : null;
        if (Found?.Stage == ProcurementStage.Awarded)
            Contract = await made.OfProcurementAsync(current.Actor, Id, stop);
        NotYours = (await steps.RunAsync(current.Actor, Id, stop)).NotYours;
        return this.Show(outcome);
    }
}
