using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Rules;

/// <summary>A list of national rules as they stand on a day; the day and what is shown are in the address.</summary>
public abstract class RulesPage(ReferenceData data, TimeProvider clock) : PageModel
{
    /// <summary>The day the procurement commenced; today where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public RuleTime Show { get; set; }

    public DateOnly Day => On ?? UkTime.Today(clock.GetUtcNow());

    /// <summary>The first day that the record reaches back to, where the day asked about is before it; else null.</summary>
    public DateOnly? TooEarly => Day < Begins ? Begins : null;

    /// <summary>The first day on which a rule of the list held.</summary>
    protected abstract DateOnly Begins { get; }

    protected ReferenceData Data => data;

    /// <summary>Whether a rule of these days is asked for.</summary>
    protected bool Shows(DateOnly from, DateOnly? to) =>
        Show == RuleTime.All || RuleTimes.Of(from, to, Day) == Show;
}
