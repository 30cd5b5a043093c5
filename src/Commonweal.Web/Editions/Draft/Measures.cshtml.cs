using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class MeasuresModel(CurrentActor current, EditionInHand lookup, TimeProvider clock)
    : DraftPage(current, lookup)
{
    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Priority { get; set; }

    [BindProperty(SupportsGet = true)]
    public ValueClass? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public ValueHeld? Value { get; set; }

    public Listing<UnitValue> List =>
        field ??= MeasureList.Columns(Edition, $"{Council.Name}-measures", Home, withPlace: true);

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            Edition,
            new MeasureFilter(Theme, Priority, Class, Value),
            UkTime.Today(clock.GetUtcNow())
        );
}
