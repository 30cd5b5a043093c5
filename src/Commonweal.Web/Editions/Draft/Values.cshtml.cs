using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class ValuesModel(CurrentActor current, EditionInHand lookup, TimeProvider clock)
    : DraftPage(current, lookup)
{
    public Listing<Proxy> List => field ??= Columns();

    private DateOnly Today => UkTime.Today(clock.GetUtcNow());

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                Edition
                    .Proxies.Matching(request, proxy => [proxy.Title, proxy.Unit.Words()])
                    .Page(
                        request,
                        ("title", proxy => proxy.Title),
                        ("unit", proxy => proxy.Unit.Words()),
                        ("value", proxy => proxy.On(Today)?.Figure.Central)
                    )
        );

    private Listing<Proxy> Columns() =>
        new Listing<Proxy>("values-of-the-framework")
            .Text(
                "Value",
                proxy => proxy.Title,
                sort: "title",
                link: proxy => $"{Home}/values/{proxy.Id}"
            )
            .Text("Of", proxy => proxy.Unit.Words(), sort: "unit")
            .Text(
                "Worked out from",
                proxy => string.Join(", ", proxy.Parameters.Select(read => read.Name))
            )
            .Money(
                $"Pounds for one, prices of {Edition.PriceYear}",
                proxy => proxy.On(Today)?.Figure.Central,
                sort: "value",
                none: "No figure of today"
            )
            .Count("Measures", proxy => Edition.Measures.Count(one => one.Proxy?.Id == proxy.Id));
}
