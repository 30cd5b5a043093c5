using System.Text;
using Commonweal.Domain.People;
using Commonweal.Service.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>A tender as an OCDS release package, the same for everybody.</summary>
public sealed class OpportunityReleaseModel(TenderAsData release) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await release.OfAsync(Actor.Public, id, stop) is { } package
            ? Content(package.ToJsonString(), "application/json", Encoding.UTF8)
            : NotFound();
}
