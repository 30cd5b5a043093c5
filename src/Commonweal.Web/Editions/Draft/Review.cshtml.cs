using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class ReviewModel(
    CurrentActor current,
    EditionInHand lookup,
    PublishEdition publish,
    ReturnEdition back
) : DraftPage(current, lookup)
{
    /// <summary>The fingerprint of what the reviewer looked at.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public bool? Publish { get; set; }

    [BindProperty]
    public string? ReturnReason { get; set; }

    protected override bool IsAsked => View.MayPublish;

    public void OnGet() => Seen = EditionText.Fingerprint(Edition);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        switch (Publish)
        {
            case true:
                return After(
                    await publish.RunAsync(Actor, EditionId, Seen ?? "", stop),
                    "The framework is published."
                );
            case false:
                return After(
                    await back.RunAsync(Actor, EditionId, ReturnReason, stop),
                    "The framework is with its writers again."
                );
            default:
                ModelState.AddModelError(nameof(Publish), "Select what you decide.");
                return Page();
        }
    }
}
