using Commonweal.Domain.People;
using Commonweal.Service.Editions;
using Commonweal.Service.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>One published contract: the same for everybody, whoever is signed in.</summary>
public sealed class ContractResultsModel(
    PublishedResults results,
    Shares shares,
    EditionShelf editions
) : PageModel
{
    public PublishedResults.PublishedContract Contract { get; private set; } = null!;

    /// <summary>Commitments in per cent, which no sum holds.</summary>
    public IReadOnlyList<Shares.Row> InPercent { get; private set; } = [];

    public PublishedSums Sums => new(Contract.Council, editions);

    public string Edition => editions.Find(Contract.Edition)?.Title ?? Contract.Edition;

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, CancellationToken stop)
    {
        if (await results.RunAsync(Actor.Public, slug, id, stop) is not { } contract)
        {
            return NotFound();
        }

        Contract = contract;
        InPercent = await shares.RunAsync(
            Actor.Public,
            contract.Council.AuthorityId,
            new(Contract: id),
            stop
        );
        return Page();
    }
}
