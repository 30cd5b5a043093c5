using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions;

public sealed class CompareModel(EditionShelf shelf, CurrentActor current, TimeProvider clock)
    : PublishedPage(shelf, current)
{
    [BindProperty(SupportsGet = true)]
    public MeasureChange? Change { get; set; }

    public ShelvedEdition Other { get; private set; } = null!;

    public Edition Before => Edition;

    public Edition After => Other.Edition;

    public IReadOnlyList<ComparedPart> Parts => ComparedPart.Of(Before, After);

    public IReadOnlyList<ComparedMeasure> Compared { get; private set; } = [];

    public Listing<ComparedMeasure> List { get; } = ComparedMeasures.Columns();

    public async Task<IActionResult> OnGetAsync(string name, string other, CancellationToken stop)
    {
        if (!await OpenAsync(name, stop) || await ReadAsync(other, stop) is not { } read)
            return NotFound();
        Other = read;
        Compared = EditionComparison.Of(Before, After, UkTime.Today(clock.GetUtcNow()));
        return await List.AnswerAsync(this, Compared, Change);
    }
}
