using Commonweal.Domain.Common;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

public sealed class HeldDraftsModel(
    HeldDrafts lookup,
    ProposeDraftDecision propose,
    ConfirmDraftDecision confirm,
    UpholdDecision uphold,
    CurrentActor current
) : PageModel
{
    private static readonly Problem NotChosen = new(
        "evaluation.draft.not-chosen",
        "Select whose draft it is.",
        nameof(BidId)
    );

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? BidId { get; set; }

    [BindProperty]
    public bool? LetsIn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid DecisionId { get; set; }

    public HeldDrafts.View? Found { get; private set; }

    /// <summary>The drafts that nothing was decided about.</summary>
    public IReadOnlyList<Choice> Choices =>
        [
            .. (Found?.Drafts ?? [])
                .Where(draft => !draft.Withdrawn && draft.Decision?.ConfirmedAt is null)
                .Select(draft => new Choice($"{draft.BidId}", draft.Supplier)),
        ];

    public static string StateOf(HeldDrafts.Row draft) =>
        draft switch
        {
            { Withdrawn: true } => "Submitted and withdrawn by the bidder",
            { Decision: null } => "Sealed, nothing decided",
            { Decision: { ConfirmedAt: null, LetsIn: true } } =>
                "Proposed to let in; a second officer has to confirm",
            { Decision: { ConfirmedAt: null } } =>
                "Proposed to refuse; a second officer has to confirm",
            { Decision.LetsIn: true } => "Let in and opened",
            _ => "Refused; it stays sealed",
        };

    public bool MayConfirm(HeldDrafts.Row draft) =>
        draft.Decision is { ConfirmedAt: null } proposed
        && proposed.ProposedBy != current.Actor.AccountId;

    public bool MayUphold(HeldDrafts.Row draft) =>
        draft.IsOvertaken && !draft.Decision!.IsOf(current.Actor.AccountId);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var found = await lookup.OfAsync(current.Actor, Id, stop);
        if (!found.Succeeded)
        {
            return this.Leave(found, $"/procurements/{Id}");
        }

        Found = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (BidId is not { } bid)
        {
            this.Refused([NotChosen]);
            return await OnGetAsync(stop);
        }

        return await AfterAsync(
            await propose.RunAsync(current.Actor, Id, bid, LetsIn, Reason, stop),
            "Proposed. A second officer has to confirm it on this page.",
            stop
        );
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken stop) =>
        await AfterAsync(
            await confirm.RunAsync(current.Actor, Id, DecisionId, stop),
            "Confirmed. The bidder is told by email.",
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
        return Redirect($"/procurements/{Id}/opening/drafts");
    }
}
