using Commonweal.Domain.People;
using Commonweal.Service.Reporting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>Shows everybody what the public may see, whoever is signed in.</summary>
public sealed class ResultsModel(PublishedResults results) : PageModel
{
    public IReadOnlyList<PublishedResults.Council> Councils { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) =>
        Councils = await results.RunAsync(Actor.Public, stop);
}
