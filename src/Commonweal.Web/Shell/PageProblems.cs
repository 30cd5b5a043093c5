using Commonweal.Domain.Common;
using Commonweal.Service.Audit;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell;

/// <summary>Shows why an act refused: in the error summary, and beside the field where the problem lies.</summary>
public static class PageProblems
{
    /// <summary>
    /// True when the act refused; its problems are then on the page. A problem's field <c>Price</c> is shown beside the
    /// input bound to <c>Price</c>, or to <c>Input.Price</c> where <paramref name="prefix"/> is <c>Input</c>.
    /// </summary>
    public static bool Refused<T>(this PageModel page, Outcome<T> outcome, string prefix = "") =>
        page.Refused(outcome.Problems, prefix);

    /// <summary>
    /// The same of a check made before the act, so that a person sees everything at once. A field whose text could not be read
    /// says that alone: what a check makes of its absence would be untrue.
    /// </summary>
    public static bool Refused(
        this PageModel page,
        IReadOnlyList<Problem> problems,
        string prefix = ""
    )
    {
        var state = page.ModelState;
        if (problems.Any(problem => problem.Code is Overtaken.Form or Overtaken.Publication))
        {
            page.HttpContext.RequestServices.GetRequiredService<CurrentActor>().IsOvertaken = true;
            page.Response.StatusCode = StatusCodes.Status409Conflict;
        }

        string[] unread =
        [
            .. state
                .Where(field => field.Value!.Errors.Count > 0 && field.Key.Length > 0)
                .Select(field => field.Key),
        ];
        foreach (var problem in problems)
        {
            var key = KeyOf(problem, prefix);
            if (!unread.Any(field => IsPartOf(field, key)))
            {
                state.AddModelError(key, problem.Message);
            }
        }

        return problems.Count > 0;
    }

    /// <summary>
    /// The page again after a refusal. Where a colleague was quicker, <paramref name="show"/> puts what is saved into the model,
    /// while what was typed stays in the model state: each field then shows both.
    /// </summary>
    public static PageResult Again(this PageModel page, Action show)
    {
        if (page.HttpContext.RequestServices.GetRequiredService<CurrentActor>().IsOvertaken)
        {
            show();
        }

        return page.Page();
    }

    /// <summary>Whether the field is <paramref name="key"/> or a part of it, as <c>StartsOn.Year</c> is of <c>StartsOn</c>.</summary>
    private static bool IsPartOf(string field, string key) =>
        key.Length > 0
        && field.StartsWith(key, StringComparison.OrdinalIgnoreCase)
        && (field.Length == key.Length || field[key.Length] == '.');

    private static string KeyOf(Problem problem, string prefix) =>
        problem.Field is not { } field ? ""
        : prefix.Length == 0 ? field
        : $"{prefix}.{field}";
}
