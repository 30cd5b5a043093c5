using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class ThemesModel(CurrentActor current, EditionInHand lookup)
    : DraftPage(current, lookup)
{
    public Listing<Theme> List =>
        field ??= new Listing<Theme>($"{Council.Name}-themes")
            .Text("Theme", row => row.Title, sort: "title", link: row => $"{Home}/themes/{row.Id}")
            .Text(
                "Outcomes",
                row => string.Join(". ", row.Outcomes.Select(outcome => outcome.Title))
            )
            .Count("Measures", row => Under(row.Id), sort: "measures");

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                Edition
                    .Themes.Index()
                    .Matching(
                        request,
                        row =>
                            [row.Item.Title, .. row.Item.Outcomes.Select(outcome => outcome.Title)]
                    )
                    .Page(
                        request,
                        ("order", row => row.Index),
                        ("title", row => row.Item.Title),
                        ("measures", row => Under(row.Item.Id))
                    )
                    .Select(row => row.Item)
        );

    private int Under(string id) => Edition.Measures.Count(measure => measure.Theme == id);
}
