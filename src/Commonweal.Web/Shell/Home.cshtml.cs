using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell;

/// <summary>What the service is and the next step, for whoever opens it.</summary>
public sealed class HomeModel(CurrentActor current) : PageModel
{
    public bool IsSignedIn => current.IsSignedIn;
    public bool HasOrganisation => current.OrganisationName is not null;
    public IEnumerable<Navigation.Section> Sections => Navigation.SectionsOf(current.Actor);
}
