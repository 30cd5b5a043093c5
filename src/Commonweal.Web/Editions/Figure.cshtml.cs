using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions;

public sealed class FigureModel(ReferenceData data, EditionShelf shelf, TimeProvider clock)
    : FigurePage
{
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stop) =>
        data.Parameters.FirstOrDefault(one => one.Id == id) is { } figure
            ? Show(
                figure,
                UkTime.Today(clock.GetUtcNow()),
                (await shelf.AllAsync(Actor.Public, stop)).Select(one => one.Edition)
            )
            : NotFound();
}
