using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

/// <summary>A page that writes one part of an edition, or a new one where its address ends in <c>new</c>.</summary>
public abstract class PartPage(CurrentActor current, EditionInHand lookup, ChangeEdition change)
    : DraftPage(current, lookup)
{
    private const string New = "new";

    /// <summary>What the edition calls the part; empty where the page is about the whole.</summary>
    public string PartKey => (string?)(RouteData.Values["key"] ?? RouteData.Values["code"]) ?? "";

    public bool IsNew => PartKey == New;

    public void OnGet() => Fill();

    /// <summary>Puts what is kept into the form.</summary>
    protected abstract void Fill();

    /// <summary>
    /// Keeps what was typed. Everything wrong with it is said at once: what could not be read, what the page found, what the
    /// change refuses.
    /// </summary>
    /// <param name="found">What the page found besides.</param>
    /// <param name="place">Where on the page a refusal belongs, when that is not its field.</param>
    protected async Task<IActionResult> KeepAsync(
        EditionChange made,
        string to,
        CancellationToken stop,
        IEnumerable<Problem>? found = null,
        Func<Problem, Problem>? place = null
    )
    {
        place ??= problem => problem;
        Problem[] problems = [.. found ?? [], .. made.Apply(Edition).Problems.Select(place)];
        return View.MayWrite && (this.Refused(problems) || !ModelState.IsValid)
            ? Page()
            : After(await change.RunAsync(Actor, EditionId, made, stop), "It is saved.", to);
    }

    /// <summary>Takes the part away.</summary>
    protected async Task<IActionResult> RemoveAsync(
        EditionChange removal,
        string to,
        CancellationToken stop
    )
    {
        ModelState.Clear();
        Fill();
        return After(await change.RunAsync(Actor, EditionId, removal, stop), "It is removed.", to);
    }

    /// <summary>The key of this part; a new one from its title.</summary>
    protected string KeyOf(string? title, IEnumerable<string> taken) =>
        IsNew ? Key.Of(title ?? "", [.. taken, New]) : PartKey;

    /// <summary>A refusal of the list's n-th entry, at the row of the page that entry stands in.</summary>
    protected static Problem AtRow(Problem problem, string list, IReadOnlyList<int> rows)
    {
        foreach (var (at, row) in rows.Index())
        {
            var entry = $"{list}[{at}]";
            if (problem.Field?.StartsWith(entry, StringComparison.OrdinalIgnoreCase) is true)
            {
                return problem.At($"{list}[{row}]{problem.Field[entry.Length..]}");
            }
        }

        return problem;
    }
}
