using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

public sealed class CompareModel(EditionShelf shelf, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public MeasureChange? Change { get; set; }

    public Edition Before { get; private set; } = null!;

    public Edition After { get; private set; } = null!;

    public IReadOnlyList<ComparedPart> Parts => ComparedPart.Of(Before, After);

    public Listing<ComparedMeasure> List { get; } = ComparedMeasures.Columns();

    public async Task<IActionResult> OnGetAsync(string name, string other)
    {
        if (shelf.FindOpen(name) is not { } before || shelf.FindOpen(other) is not { } after)
            return NotFound();
        (Before, After) = (before, after);
        var compared = EditionComparison.Of(before, after, UkTime.Today(clock.GetUtcNow()));
        return await List.AnswerAsync(this, compared, Change);
    }
}
