using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Policies;

/// <summary>The published rules of one council on a day, for everybody.</summary>
public sealed class CouncilModel(
    CurrentActor current,
    CouncilPolicies lookup,
    ReferenceData data,
    TimeProvider clock
) : PageModel
{
    /// <summary>The day asked about; today where there is none.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    public DateOnly Day => On ?? UkTime.Today(clock.GetUtcNow());

    public CouncilPolicies.Council Council { get; private set; } = null!;

    /// <summary>The rules of that day; null where none are on record.</summary>
    public DatedValue<PolicyTerms>? Held => Council.Series.Policy!.Terms.On(Day);

    /// <summary>What is left open in them and, for those who may mend it, what does not fit together.</summary>
    public IReadOnlyList<PolicyFinding> Findings =>
        [
            .. PolicyChecks
                .Of(Held!.Value, Day, data.Rules)
                .Where(finding => MayChange || finding.Kind == FindingKind.Gap),
        ];

    public bool MayChange =>
        current.Actor.Can(Permission.WritePolicies)
        && current.Actor.AuthorityId == Council.AuthorityId;

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken stop)
    {
        var councils = await lookup.RunAsync(current.Actor, stop);
        if (councils.FirstOrDefault(one => one.Series.Name == name) is not { } council)
            return NotFound();
        Council = council;
        return Page();
    }
}
