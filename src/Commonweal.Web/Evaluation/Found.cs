using Commonweal.Domain.Common;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>Answers a page from what a lookup found.</summary>
internal static class Found
{
    /// <summary>The page; with the refusal on it when the actor may not see this yet; no page for what does not exist.</summary>
    public static IActionResult Show<T>(this PageModel page, Outcome<T> outcome)
    {
        if (
            outcome.Problems.Any(problem =>
                problem.Code.EndsWith(".unknown", StringComparison.Ordinal)
            )
        )
        {
            return page.NotFound();
        }

        _ = page.Refused(outcome);
        return page.Page();
    }
}
