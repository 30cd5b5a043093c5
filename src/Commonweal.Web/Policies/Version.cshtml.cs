using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Service.Common;
using Commonweal.Service.Policies;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Policies;

/// <summary>A version of the council's rules: its answers, what was found in them, and the next step.</summary>
public sealed class VersionModel(
    CurrentActor current,
    PolicyInFull lookup,
    OfferPolicy offer,
    PublishPolicy publish,
    ReturnPolicy back
) : PolicyPage(current, lookup)
{
    /// <summary>The revision that was read.</summary>
    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public bool? Publish { get; set; }

    [BindProperty]
    public string? ReturnReason { get; set; }

    public string Title =>
        Version.StartsOn is { } first ? $"Rules from {UkTime.Day(first)}" : "New rules";

    public bool MayChange => View.IsOpen && Actor.Can(Permission.WritePolicies);

    public bool MayOffer => MayChange && Version.Stage == PolicyStage.Draft;

    public bool MayDecide =>
        Actor.Can(Permission.PublishPolicies) && View.MayDecide(Actor.AccountId);

    public bool MayWithdraw =>
        Actor.Can(Permission.WritePolicies) && (View.IsOpen || View.IsComing);

    protected override bool IsAsked => true;

    public async Task<IActionResult> OnPostOfferAsync(CancellationToken stop) =>
        Saved(
            await offer.RunAsync(Actor, Id, stop),
            "A second person can now publish these rules. It stands among their tasks."
        );

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        switch (Publish)
        {
            case true:
                return Saved(
                    await publish.RunAsync(Actor, Id, Revision, stop),
                    $"The rules are published. They hold from {UkTime.Day(Version.StartsOn)}."
                );
            case false:
                return Saved(
                    await back.RunAsync(Actor, Id, Revision, ReturnReason, stop),
                    "The rules are with their writers again."
                );
            default:
                ModelState.AddModelError(nameof(Publish), "Select what you decide.");
                return Page();
        }
    }
}
