using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Contracts;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Tasks;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Tasks;

/// <summary>What the service is and the next step, for whoever opens it.</summary>
public sealed class HomeModel(
    CurrentActor current,
    WaitingTasks tasks,
    SupplierBids bids,
    DecidedBids decided
) : PageModel
{
    /// <summary>Whether the person's supplier has begun no bid, so that nothing can wait here.</summary>
    public bool IsNewSupplier { get; private set; }

    public bool IsSignedIn => current.IsSignedIn;
    public bool HasOrganisation => current.OrganisationName is not null;
    public IEnumerable<Navigation.Section> Sections => Navigation.SectionsOf(current.Actor);

    /// <summary>What waits for the person; nothing for who is not signed in.</summary>
    public IReadOnlyList<ShownTask> Waiting { get; private set; } = [];

    /// <summary>The awards their organisation bid for, the latest first.</summary>
    public IReadOnlyList<ShownTask> Decided { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Waiting =
        [
            .. WaitingWords.Of(
                await tasks.OfAsync(current.Actor, stop),
                current.Actor.SupplierId is not null,
                current.Actor.Can(Permission.SubmitBids)
            ),
        ];
        Decided = [.. (await decided.LatestAsync(current.Actor, stop)).Select(WaitingWords.Shown)];
        IsNewSupplier =
            current.Actor.Can(Permission.WriteBids)
            && Waiting.Count == 0
            && (await bids.RunAsync(current.Actor, new ListRequest(PageSize: 1), stop)).Rows.Count
                == 0;
    }
}
