using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Bids;

/// <summary>A bid that is there and cannot be read, by no fault of its supplier.</summary>
internal static class UnreadableBid
{
    public const string Why = "Unreadable";

    /// <summary>To the list of bids, which says why; not found when the supplier has no such bid.</summary>
    public static IActionResult Unreadable(this PageModel page, IReadOnlyList<Problem> problems)
    {
        if (problems.Any(problem => problem.IsNotFound))
        {
            return page.NotFound();
        }

        page.TempData[Why] = string.Join(" ", problems.Select(problem => problem.Message));
        return new RedirectResult("/supplier/bids");
    }
}
