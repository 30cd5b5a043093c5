using Commonweal.App.Tests.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Notices;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>A tender with one bid and a draft that nobody submitted, begun before it.</summary>
public abstract class HeldDraftCase() : BidsCase(withSite: true)
{
    protected Guid Held { get; private set; }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Held = await World.StartedBidAsync(Rival, Procurement); // before the other, so that its id comes first
        await World.SubmittedBidAsync(Supplier, Procurement, Offer);
    }

    protected Task<Outcome<Done>> ProposedAsync(
        Actor officer,
        bool letsIn,
        string reason = "The site was down from 11:40 to the deadline."
    ) =>
        World.AskAsync<ProposeDraftDecision, Outcome<Done>>(act =>
            act.RunAsync(officer, Procurement, Held, letsIn, reason, Stop)
        );

    protected async Task<Outcome<Done>> ConfirmedAsync(Actor officer)
    {
        var view = await World.AskAsync<HeldDrafts, Outcome<HeldDrafts.View>>(lookup =>
            lookup.OfAsync(officer, Procurement, Stop)
        );
        var decision = view.Value.Drafts.Single(draft => draft.BidId == Held).Decision!;
        return await World.AskAsync<ConfirmDraftDecision, Outcome<Done>>(act =>
            act.RunAsync(officer, Procurement, decision.Id, Stop)
        );
    }

    protected Task<WaitingTasks.View> WaitingAsync(Actor actor) =>
        World.AskAsync<WaitingTasks, WaitingTasks.View>(lookup => lookup.OfAsync(actor, Stop));

    protected Task<Notice> LetterAsync(Actor supplier) =>
        World.AskAsync<Db, Notice>(db =>
            db.As(supplier).Set<Notice>().OrderByDescending(row => row.CreatedAt).FirstAsync()
        );

    protected static string Code<T>(Outcome<T> outcome) => Assert.Single(outcome.Problems).Code;
}
