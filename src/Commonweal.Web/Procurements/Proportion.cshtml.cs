using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

/// <summary>Whether the measures suit the contract and the council's own rules; what goes beyond them is answered with a reason.</summary>
public sealed class ProportionModel(
    CurrentActor current,
    ProcurementPreparation preparation,
    MenuInProportion lookup,
    OverrideMenuFindings overrideFindings
) : ProcurementPage(current, preparation)
{
    /// <summary>By the finding's key.</summary>
    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = [];

    public MenuInProportion.View? View { get; private set; }

    protected override bool IsAsked => true;

    public bool MayPassOwnRules => Actor.Can(Permission.DecideWaivers);

    public bool IsDraft => Procurement.Stage == ProcurementStage.Draft;

    public async Task OnGetAsync(CancellationToken stop) =>
        View = await lookup.OfAsync(Actor, Id, stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var given = Reasons
            .Where(reason => !string.IsNullOrWhiteSpace(reason.Value))
            .ToDictionary(reason => reason.Key, reason => reason.Value!, StringComparer.Ordinal);
        if (this.Refused(await overrideFindings.RunAsync(Actor, Id, given, stop)))
        {
            await OnGetAsync(stop);
            return Page();
        }

        TempData["Success"] = "The reasons are kept in the record.";
        return Redirect($"{Home}/proportion");
    }

    /// <summary>Like <c>about 2 hours and 30 minutes</c>.</summary>
    public static string Time(decimal minutes)
    {
        var (hours, rest) = ((int)minutes / 60, (int)minutes % 60);
        return hours == 0 ? $"about {rest} minutes"
            : rest == 0 ? $"about {Count(hours)}"
            : $"about {Count(hours)} and {rest} minutes";

        static string Count(int hours) => Counted.Of(hours, "hour");
    }
}
