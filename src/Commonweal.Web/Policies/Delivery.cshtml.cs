using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Policies;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Policies;

public sealed class DeliveryModel(CurrentActor current, PolicyInFull lookup, ChangePolicy change)
    : PolicyAnswersPage(current, lookup, change)
{
    [BindProperty]
    public ReviewFrequency? Reviews { get; set; }

    [BindProperty]
    public int? ReportWithinDays { get; set; }

    public override string Part => PolicyPart.Delivery(Version);

    public void OnGet() =>
        (Reviews, ReportWithinDays) = (Version.Terms.Reviews, Version.Terms.ReportWithinDays);

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        SaveAsync(
            new PolicyChange.Delivery(Reviews, ReportWithinDays),
            "The answers about delivery are saved.",
            stop
        );
}
