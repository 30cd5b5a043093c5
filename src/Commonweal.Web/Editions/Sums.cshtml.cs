using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class SumsModel(ReferenceData data) : PageModel
{
    public Listing<WorkedSum> List =>
        field ??= new Listing<WorkedSum>("sums")
            .Text("Sum", sum => sum.Says, sort: "says", link: sum => $"/sums/{sum.Id}")
            .Text("Published by", sum => sum.Source.Title, sort: "source")
            .Text("There it comes to", sum => sum.Expect)
            .Text("Here it comes to", sum => sum.ComesTo)
            .Text("Unit", sum => sum.UnitWords);

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                data.Sums.Matching(request, sum => [sum.Says, sum.Source.Title])
                    .Page(
                        request,
                        ("says", sum => sum.Says),
                        ("source", sum => sum.Source.Title),
                        ("id", sum => sum.Id)
                    )
        );
}
