using Commonweal.Service.Common;
using Commonweal.Service.Evaluation;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Evaluation;

/// <summary>Two runs side by side: what went in, what came out, what changed and why.</summary>
public sealed class RunsModel(ScoringRuns runs, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ScoringRuns.View? Found { get; private set; }

    public IEnumerable<Choice> Choices =>
        (Found?.Runs ?? []).Select(run => new Choice(
            run.Id.ToString(),
            $"{UkTime.Clock(run.At):HH:mm:ss} on {UkTime.Day(UkTime.Today(run.At))}"
        ));

    public async Task<IActionResult> OnGetAsync(Guid? from, Guid? to, CancellationToken stop)
    {
        var outcome = await runs.RunAsync(current.Actor, Id, from, to, stop);
        Found = outcome.Succeeded ? outcome.Value : null;
        return this.Show(outcome);
    }
}
