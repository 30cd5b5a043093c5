using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Bids;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Service.Procurements.Questions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Commonweal.Web.Public;

public sealed class OpportunityModel(
    CurrentActor current,
    PublishedProcurement lookup,
    PublishedAnswers answers,
    PublishedEngagement engagement,
    PublicEvents events,
    MovedDeadlines moved
) : PageModel
{
    public PublishedProcurement.Opportunity Tender { get; private set; } = null!;

    /// <summary>What was asked and answered so far.</summary>
    public IReadOnlyList<PublishedAnswers.Row> Answers { get; private set; } = [];

    /// <summary>The summary of the engagement before the tender; null where none is published.</summary>
    public string? Heard { get; private set; }

    /// <summary>The events everybody was told of.</summary>
    public IReadOnlyList<EventNotice> Events { get; private set; } = [];

    /// <summary>How its deadline moved, the latest first.</summary>
    public IReadOnlyList<MovedDeadlines.Row> Moves { get; private set; } = [];

    public bool IsSignedIn => current.IsSignedIn;

    /// <summary>Whether they act for a supplier, which may ask.</summary>
    public bool MayReadQuestions => Actor.Can(Permission.ReadOwnBids);

    public Actor Actor => current.Actor;

    public string? Organisation => current.OrganisationName;

    public string Address => $"/opportunities/{Tender.Id}";

    /// <summary>Whether they may bid, or can be once they have signed in.</summary>
    public bool MayBid => !current.IsSignedIn || Actor.Can(Permission.WriteBids);

    /// <summary>Whether the procurement is one of their own council's.</summary>
    public bool IsOwn =>
        Actor.AuthorityId == Tender.AuthorityId && Actor.Can(Permission.ReadProcurements);

    /// <summary>The view's own data, with the day whose rate of VAT was chosen.</summary>
    public ViewDataDictionary Published(ViewDataDictionary data) =>
        new(data) { ["On"] = Tender.PublishedOn };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await lookup.OfAsync(current.Actor, id, stop) is not { } tender)
            return NotFound();
        Tender = tender;
        Moves = await moved.OfAsync(current.Actor, id, stop);
        Heard = await engagement.OfAsync(current.Actor, id, stop);
        Events = await events.OfTenderAsync(current.Actor, id, stop);
        Answers = await answers.OfAsync(current.Actor, id, stop);
        return Page();
    }
}
