using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Policies;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Policies;

public sealed class CouncilsModel(CurrentActor current, CouncilPolicies lookup, TimeProvider clock)
    : PageModel
{
    /// <summary>One council with the rules that hold today; without any where its first are still to come.</summary>
    public sealed record Row(string Name, string Council, DatedValue<PolicyTerms>? Today);

    public Listing<Row> List { get; } =
        new Listing<Row>("councils")
            .Text(
                "Council",
                row => row.Council,
                sort: "council",
                link: row => $"/rules/councils/{row.Name}"
            )
            .Text("Rules from", row => UkTime.Day(row.Today?.From))
            .Count("Thresholds", row => row.Today?.Value.Requirements.Count)
            .Percent(
                "Least weighting",
                row => row.Today?.Value.MinimumWeighting?.Percent,
                sort: "weighting",
                none: PolicyText.NotSet
            )
            .Text("Delivery is reviewed", row => PolicyText.Of(row.Today?.Value.Reviews))
            .Text("Decided in", row => row.Today?.Source.Title);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var today = UkTime.Today(clock.GetUtcNow());
        var rows = (await lookup.RunAsync(current.Actor, stop))
            .Select(council => council.Series)
            .Select(one => new Row(one.Name, one.Authority, one.Policy!.Terms.On(today)))
            .ToArray();
        return await List.AnswerAsync(
            this,
            request =>
                rows.Matching(request, row => [row.Council])
                    .Page(
                        request,
                        ("council", row => row.Council),
                        ("weighting", row => row.Today?.Value.MinimumWeighting?.Percent)
                    )
        );
    }
}
