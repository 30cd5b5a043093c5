using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

/// <summary>
/// A page of a published edition for everybody. Whoever may read the values that are kept with its council sees them here as well;
/// a file never has them.
/// </summary>
public abstract class PublishedPage(EditionShelf shelf, CurrentActor current) : PageModel
{
    public Edition Edition { get; private set; } = null!;

    /// <summary>When and why it was retired; null while it is chosen.</summary>
    public Retirement? Retired { get; private set; }

    public Actor Actor => current.Actor;

    protected EditionShelf Shelf => shelf;

    /// <summary>Looks the edition up; false where there is none.</summary>
    protected async Task<bool> OpenAsync(string name, CancellationToken stop)
    {
        if (await ReadAsync(name, stop) is not { } read)
        {
            return false;
        }

        (Edition, Retired) = (read.Edition, read.Retired);
        return true;
    }

    /// <summary>An edition as it may be shown here; null where there is none.</summary>
    protected Task<ShelvedEdition?> ReadAsync(string name, CancellationToken stop) =>
        shelf.ReadAsync(new ListAddress(Request).Format is null ? Actor : Actor.Public, name, stop);
}
