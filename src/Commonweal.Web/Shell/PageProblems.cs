using Commonweal.Domain.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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
        page.Show(outcome.Problems, prefix);
        return !outcome.Succeeded;
    }

    /// <summary>
    /// Before an act: true when anything is wrong, either with these checks or with a field that could not be read. All of it is
    /// then on the page at once.
    /// </summary>
    public static bool Refused(this PageModel page, IEnumerable<Problem> checks, string prefix = "")
    {
        page.Show(checks, prefix);
        return !page.ModelState.IsValid;
    }

    /// <summary>A field that could not be read says so, and not also that it is missing.</summary>
    private static void Show(this PageModel page, IEnumerable<Problem> problems, string prefix)
    {
        var unread = page
            .ModelState.Where(field => field.Value?.ValidationState is ModelValidationState.Invalid)
            .Select(field => field.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var problem in problems)
        {
            var key = KeyOf(problem, prefix);
            if (key.Length == 0 || !unread.Contains(key))
            {
                page.ModelState.AddModelError(key, problem.Message);
            }
        }
    }

    private static string KeyOf(Problem problem, string prefix) =>
        problem.Field is not { } field ? ""
        : prefix.Length == 0 ? field
        : $"{prefix}.{field}";
}
