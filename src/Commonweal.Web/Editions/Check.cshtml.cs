using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Access;

namespace Commonweal.Web.Editions;

/// <summary>Says what a file is. Nothing is kept.</summary>
public sealed class CheckModel(EditionShelf shelf, FileTurns turns, CurrentActor current)
    : EditionFilePage(shelf, turns, current)
{
    public bool MayWrite => Actor.Can(Permission.WriteEditions);

    public void OnGet() { }

    public Task OnPostAsync(CancellationToken stop) => ReadAsync(stop);
}
