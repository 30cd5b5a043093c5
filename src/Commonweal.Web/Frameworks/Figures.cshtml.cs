using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Frameworks;

public sealed class FiguresModel(ReferenceData data) : PageModel
{
    public Listing<Parameter> List { get; } =
        new Listing<Parameter>("figures")
            .Text(
                "Figure",
                figure => figure.Title,
                sort: "title",
                link: figure => $"/figures/{figure.Id}"
            )
            .Quantity("Latest", figure => figure.Latest.Value.Central)
            .Text("Unit", figure => figure.Latest.Value.In(figure.Unit), sort: "unit")
            .Date("From", figure => figure.Latest.From, sort: "from")
            .Text("Source", figure => figure.Latest.Source.Title)
            .Text("Licence", figure => figure.Latest.Source.Licence)
            .InFileOnly();

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                Task.FromResult(
                    data.Parameters.Matching(request, figure => [figure.Title, figure.Unit])
                        .Page(
                            request,
                            ("title", figure => figure.Title),
                            ("unit", figure => figure.Unit),
                            ("from", figure => figure.Latest.From)
                        )
                )
        );
}
