using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Policies;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Policies;

public sealed class WeightingModel(CurrentActor current, PolicyInFull lookup, ChangePolicy change)
    : PolicyAnswersPage(current, lookup, change)
{
    [BindProperty]
    [DataType(nameof(Percentage))]
    public decimal? Percent { get; set; }

    [BindProperty]
    public WeightingScope? Scope { get; set; }

    [BindProperty]
    public string? Clause { get; set; }

    public override string Part => PolicyPart.Weighting(Version);

    public void OnGet()
    {
        if (Version.Terms.MinimumWeighting is { } weighting)
            (Percent, Scope, Clause) = (weighting.Percent, weighting.Scope, weighting.Clause);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        SaveAsync(
            new PolicyChange.Weighting(Percent, Scope, Clause),
            "The least weighting is saved.",
            stop
        );

    public static string Words(WeightingScope scope)
    {
        var words = scope.Words();
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
