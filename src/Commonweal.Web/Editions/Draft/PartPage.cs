using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
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

    /// <summary>The fingerprint of the part as this form showed it; a new one only once its writer is told that it changed.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The key of this part; empty for a new one, which gets its own when it is kept.</summary>
    protected string KeptKey => IsNew ? "" : PartKey;

    /// <summary>The part as it stands.</summary>
    protected abstract Edition Part { get; }

    public void OnGet()
    {
        Fill();
        Seen = EditionPart.Fingerprint(Part);
    }

    /// <summary>Puts what is kept into the form.</summary>
    protected virtual void Fill() { }

    /// <summary>
    /// Keeps what was typed. Everything wrong with it is said at once: what could not be read, what the page found, what the
    /// change refuses.
    /// </summary>
    /// <param name="to">Where to go on, by the key of the part.</param>
    /// <param name="found">What the page found besides.</param>
    /// <param name="place">Where on the page a refusal belongs, when that is not its field.</param>
    protected async Task<IActionResult> KeepAsync(
        EditionChange made,
        Func<string, string> to,
        CancellationToken stop,
        IEnumerable<Problem>? found = null,
        Func<Problem, Problem>? place = null,
        string news = "It is saved."
    )
    {
        place ??= problem => problem;
        Problem[] problems = [.. found ?? [], .. made.Apply(Edition).Problems.Select(place)];
        return View.MayWrite && (this.Refused(problems) || !ModelState.IsValid)
            ? Page()
            : await ChangeAsync(made, to, news, stop);
    }

    /// <summary>Takes the part away.</summary>
    protected async Task<IActionResult> RemoveAsync(
        EditionChange removal,
        string to,
        CancellationToken stop
    )
    {
        ModelState.Clear();
        var answer = await ChangeAsync(removal, _ => to, "It is removed.", stop);
        Fill();
        return answer;
    }

    private async Task<IActionResult> ChangeAsync(
        EditionChange made,
        Func<string, string> to,
        string news,
        CancellationToken stop
    )
    {
        var kept = await change.RunAsync(Actor, EditionId, made with { Seen = Seen ?? "" }, stop);
        if (kept.Problems.Contains(EditionChange.Changed))
        {
            if (!await LookAsync())
            {
                return NotFound();
            }

            Seen = EditionPart.Fingerprint(Part);
        }

        return After(kept, news, kept.Succeeded ? to(kept.Value) : null);
    }

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
