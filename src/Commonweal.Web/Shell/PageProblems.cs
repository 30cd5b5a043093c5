using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell;

/// <summary>Shows why an act refused: in the error summary, and beside the field where the problem lies.</summary>
public static class PageProblems
{
    /// <summary>
    /// True when the act refused; its problems are then on the page. A problem's field <c>Price</c> is shown beside the
    /// input bound to <c>Price</c>, or to <c>Input.Price</c> where <paramref name="prefix"/> is <c>Input</c>.
    /// </summary>
    public static bool Refused<T>(this PageModel page, Outcome<T> outcome, string prefix = "")
    {
        foreach (var problem in outcome.Problems)
        {
            page.ModelState.AddModelError(KeyOf(problem, prefix), problem.Message);
        }

        return !outcome.Succeeded;
    }

    /// <summary>
    /// What could not be read of the form so far. An act that takes it names it together with all else that is wrong, so
    /// that nobody mends a form in waves.
    /// </summary>
    public static IReadOnlyList<Problem> Unread(this PageModel page) =>
        [
            .. from entry in page.ModelState
            from error in entry.Value!.Errors
            select new Problem("shell.form.unread", error.ErrorMessage, entry.Key),
        ];

    private static string KeyOf(Problem problem, string prefix) =>
        problem.Field is not { } field ? ""
        : prefix.Length == 0 ? field
        : $"{prefix}.{field}";
}
