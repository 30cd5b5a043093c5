using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class EditionsModel(ReferenceData data) : PageModel
{
    public Listing<Edition> List { get; } =
        new Listing<Edition>("frameworks")
            .Text(
                "Edition",
                edition => edition.Title,
                sort: "title",
                link: edition => $"/frameworks/{edition.Name}"
            )
            .Text("Council", edition => edition.Owner, sort: "council")
            .Text("Version", edition => edition.Version)
            .Date("Published", edition => edition.PublishedOn, sort: "published")
            .Count("Measures", edition => edition.Measures.Count)
            .Count("With a value", edition => edition.Measures.Count(one => one.Proxy is not null))
            .Text("Prices of", edition => $"{edition.PriceYear}");

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                data.Editions.Matching(request, edition => [edition.Title, edition.Owner])
                    .Page(
                        request,
                        ("title", edition => edition.Title),
                        ("council", edition => edition.Owner),
                        ("published", edition => edition.PublishedOn)
                    )
        );
}
