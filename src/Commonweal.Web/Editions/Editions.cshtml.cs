using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class EditionsModel(EditionShelf shelf, CurrentActor current) : PageModel
{
    public bool MayWrite =>
        current.Actor.Can(Permission.WriteEditions)
        || current.Actor.Can(Permission.PublishEditions);

    public Listing<ShelvedEdition> List { get; } =
        new Listing<ShelvedEdition>("frameworks")
            .Text(
                "Edition",
                one => one.Edition.Title,
                sort: "title",
                link: one => $"/frameworks/{one.Edition.Name}"
            )
            .Text("Council", one => one.Edition.Owner, sort: "council")
            .Text("Version", one => one.Edition.Version)
            .Date("May be used from", one => one.Edition.PublishedOn, sort: "published")
            .Count("Measures", one => one.Edition.Measures.Count)
            .Count(
                "With a value",
                one =>
                    one.Edition.Measures.Count(measure =>
                        measure.Proxy is not null || measure.ValueWithheld
                    )
            )
            .Text("Still chosen", one => one.IsRetired ? "No, retired" : "Yes")
            .Text("Prices of", one => $"{one.Edition.PriceYear}");

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var all = await shelf.AllAsync(Actor.Public, stop);
        return await List.AnswerAsync(
            this,
            request =>
                all.Matching(request, one => [one.Edition.Title, one.Edition.Owner])
                    .Page(
                        request,
                        ("title", one => one.Edition.Title),
                        ("council", one => one.Edition.Owner),
                        ("published", one => one.Edition.PublishedOn)
                    )
        );
    }
}
