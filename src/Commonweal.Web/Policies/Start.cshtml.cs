using Commonweal.Domain.Policies;
using Commonweal.Service.Policies;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Policies;

public sealed class StartModel(CurrentActor current, PolicyInFull lookup, ChangePolicy change)
    : PolicyAnswersPage(current, lookup, change)
{
    [BindProperty]
    public DateParts StartsOn { get; set; } = new();

    [BindProperty]
    public string? SourceTitle { get; set; }

    [BindProperty]
    public string? SourceUrl { get; set; }

    public override string Part => PolicyPart.Start(Version);

    public void OnGet() =>
        (StartsOn, SourceTitle, SourceUrl) = (
            DateParts.Of(Version.StartsOn),
            Version.SourceTitle,
            Version.SourceUrl
        );

    public Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        DateOnly? first = null;
        if (!StartsOn.IsEmpty)
        {
            var read = StartsOn.Read("The first day", nameof(StartsOn));
            if (!this.Refused(read))
                first = read.Value;
        }

        return SaveAsync(
            new PolicyChange.Start(first, SourceTitle, SourceUrl),
            "The first day and the source are saved.",
            stop
        );
    }
}
