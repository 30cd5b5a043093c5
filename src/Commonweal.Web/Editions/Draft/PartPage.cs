using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

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

    /// <summary>Whether the page asks if the part is to be removed.</summary>
    public bool IsRemoving { get; private set; }

    /// <summary>The key of this part; empty for a new one, or one that is gone, which gets its own when it is kept.</summary>
    protected string KeptKey => IsNew || !IsThere ? "" : PartKey;

    private static Problem Gone { get; } =
        new(
            "editions.part.gone",
            "Somebody else removed this after you opened it, so nothing was saved. Whatever you typed is kept below. If you press the button again, it is added anew."
        );

    /// <summary>The part as it stands.</summary>
    protected abstract Edition Part { get; }

    public void OnGet()
    {
        Fill();
        Seen = EditionPart.Fingerprint(Part);
    }

    public IActionResult OnGetRemove()
    {
        OnGet();
        IsRemoving = !IsNew && View.MayWrite;
        return IsRemoving ? Page() : Redirect(Request.Path);
    }

    /// <summary>The heading of the page, as a question where it asks if the part is to be removed.</summary>
    public string Titled(string title) => IsRemoving ? $"Remove “{title}”?" : title;

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
        return View.MayWrite && (Refuses(problems) || !ModelState.IsValid)
            ? Page()
            : await ChangeAsync(made, to, news, stop);
    }

    /// <summary>Takes the part away; the page asks again where that is refused.</summary>
    protected async Task<IActionResult> RemoveAsync(
        EditionChange removal,
        string to,
        CancellationToken stop
    )
    {
        if (IsThere)
        {
            ModelState.Clear();
            var answer = await ChangeAsync(removal, _ => to, "It is removed.", stop);
            if (IsThere)
            {
                Fill();
                IsRemoving = true;
                return answer;
            }
        }

        TempData["Success"] = "It is removed already.";
        return Redirect(to);
    }

    private async Task<IActionResult> ChangeAsync(
        EditionChange made,
        Func<string, string> to,
        string news,
        CancellationToken stop
    )
    {
        var kept = await change.RunAsync(Actor, EditionId, made with { Seen = Seen ?? "" }, stop);
        if (!kept.Problems.Contains(EditionChange.Changed))
        {
            return After(kept, news, kept.Succeeded ? to(kept.Value) : null);
        }

        return await LookAsync()
            ? Again(IsNew || IsThere ? EditionChange.Changed : Gone)
            : NotFound();
    }

    /// <summary>The form as it was sent, for one that is gone: it may be added anew.</summary>
    protected PageResult Anew() => Again(Gone);

    private PageResult Again(Problem why)
    {
        Seen = EditionPart.Fingerprint(Part);
        Refuses([why]);
        return Page();
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
