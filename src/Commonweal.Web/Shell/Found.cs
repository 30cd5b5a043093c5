using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell;

/// <summary>Answers a page from what a lookup found.</summary>
internal static class Found
{
    private const string Declaring = "evaluation.interest.undeclared";

    /// <summary>The page; with the refusal on it when the actor may not see this yet; no page for what does not exist.</summary>
    public static IActionResult Show<T>(this PageModel page, Outcome<T> outcome)
    {
        // Who only has to declare an interest first has made no mistake: the page asks them, see _DeclareFirst.
        if (
            !outcome.Problems.Any(problem =>
                problem.Code.StartsWith(Declaring, StringComparison.Ordinal)
            )
        )
            _ = page.Refused(outcome);
        return IsNowhere(outcome) ? page.NotFound() : page.Page();
    }

    /// <summary>To the page that lists what was asked for, which says why it is refused; no page for what does not exist.</summary>
    public static IActionResult Leave<T>(this PageModel page, Outcome<T> refused, string list) =>
        IsNowhere(refused) ? page.NotFound() : new RedirectResult(list);

    private static bool IsNowhere<T>(Outcome<T> outcome) =>
        outcome.Problems.Any(problem => problem.IsNotFound);
}
