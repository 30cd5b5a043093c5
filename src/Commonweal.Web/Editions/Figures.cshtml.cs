using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class FiguresModel(ReferenceData data, TimeProvider clock) : PageModel
{
    private DateOnly Today => UkTime.Today(clock.GetUtcNow());

    public Listing<Parameter> List => field ??= Columns();

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                data.Parameters.Matching(request, figure => [figure.Title, figure.Unit])
                    .Page(
                        request,
                        ("title", figure => figure.Title),
                        ("unit", figure => figure.Unit),
                        ("from", figure => figure.HeldOn(Today).From)
                    )
        );

    private Listing<Parameter> Columns() =>
        new Listing<Parameter>("figures")
            .Text(
                "Figure",
                figure => figure.Title,
                sort: "title",
                link: figure => $"/figures/{figure.Id}"
            )
            .Quantity("Today", figure => figure.HeldOn(Today).Value.Central)
            .Text("Unit", figure => figure.HeldOn(Today).Value.In(figure.Unit), sort: "unit")
            .Date("From", figure => figure.HeldOn(Today).From, sort: "from")
            .Text("Source", figure => figure.HeldOn(Today).Source.Title)
            .Text("Licence", figure => figure.HeldOn(Today).Source.Licence)
            .InFileOnly();
}
