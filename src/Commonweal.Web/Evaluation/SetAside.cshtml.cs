using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Rules;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>Proposing to set a bid aside or to take it back, with what that does to every bid, and deciding on the proposal.</summary>
public sealed class SetAsideModel(
    BidStanding standing,
    ProposeSetAside propose,
    DecideSetAside decide,
    UpholdDecision uphold,
    CurrentActor current
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid BidId { get; set; }

    [BindProperty]
    public string? Ground { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateParts ToldOn { get; set; } = new();

    [BindProperty]
    public string? Told { get; set; }

    [BindProperty]
    public Guid DecisionId { get; set; }

    [BindProperty]
    public bool? Confirms { get; set; }

    [BindProperty]
    public string? RefusalReason { get; set; }

    public BidStanding.View? Found { get; private set; }

    /// <summary>The proposal that waits for somebody else than its proposer; null where none does.</summary>
    public SetAsideDecision? MayDecide =>
        Found?.Waiting is { } waiting && waiting.ProposedBy != current.Actor.AccountId
            ? waiting
            : null;

    /// <summary>Whether the reader may confirm again what those with an interest decided.</summary>
    public bool MayUphold =>
        Found is { IsUnderEvaluation: true, Overtaken: { } overtaken }
        && !overtaken.IsOf(current.Actor.AccountId);

    public static string HintOf(SetAsideGround ground) =>
        $"{ground.Means} {ground.Source.Title.Split(',')[0]}, {ground.Section}; {(ground.Must ? "the Act leaves no choice" : "the Act leaves the choice to you")}.{(ground.First is { } first ? $" First: {char.ToLowerInvariant(first[0])}{first[1..]}." : "")}{(ground.IsChecked ? "" : " The wording of the section could not be compared with its source: check it.")}";

    public static string MarksOf(WholeScore? score) =>
        score?.Total is { } total ? Marks.Display(total, 100m) : "None";

    public static string RankOf(WholeScore? score) =>
        score is null ? "None"
        : score.IsExcluded ? "Excluded"
        : score.Rank is { } rank ? PlaceWords.Of(rank, score.SharesRank)
        : "None";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var outcome = await standing.RunAsync(current.Actor, Id, BidId, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return this.Show(outcome);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var day = ToldOn.Read("The day you told the supplier", nameof(ToldOn));
        if (!ToldOn.IsEmpty && this.Refused(day))
        {
            return await OnGetAsync(stop);
        }

        return await AfterAsync(
            await propose.RunAsync(
                current.Actor,
                Id,
                BidId,
                new ProposeSetAside.Proposal(
                    Ground,
                    Reason,
                    ToldOn.IsEmpty ? null : day.Value,
                    Told
                ),
                stop
            ),
            "Proposed. Somebody else has to confirm or refuse it on this page.",
            stop
        );
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop) =>
        await AfterAsync(
            await decide.RunAsync(current.Actor, Id, DecisionId, Confirms, RefusalReason, stop),
            Confirms == true
                ? "Confirmed. The bidder is told by email. Run the scoring again if it was run."
                : "Refused. Nothing changes, and the proposal is kept with your reason.",
            stop
        );

    public async Task<IActionResult> OnPostUpholdAsync(CancellationToken stop) =>
        await AfterAsync(
            await uphold.RunAsync(current.Actor, Id, DecisionId, stop),
            "Confirmed again. The decision stands.",
            stop
        );

    private async Task<IActionResult> AfterAsync(
        Outcome<Done> outcome,
        string done,
        CancellationToken stop
    )
    {
        if (this.Refused(outcome))
        {
            return await OnGetAsync(stop);
        }

        TempData["Success"] = done;
        return Redirect($"/procurements/{Id}/bids/{BidId}/set-aside");
    }
}
