using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Policies;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Commonweal.Web.Policies;

public sealed class NetModel(
    CurrentActor current,
    PolicyInFull lookup,
    ChangePolicy change,
    ReferenceData data
) : PolicyAnswersPage(current, lookup, change)
{
    /// <summary>The answer of whoever has shares of their own.</summary>
    public const string Own = "own";

    private const decimal Percent = 100m;

    [BindProperty]
    public string? Choice { get; set; }

    [BindProperty]
    public decimal? Deadweight { get; set; }

    [BindProperty]
    public decimal? Displacement { get; set; }

    [BindProperty]
    public decimal? Leakage { get; set; }

    [BindProperty]
    public decimal? Substitution { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    public IReadOnlyList<NetChoice> Choices => data.NetChoices;

    public string HintOf(NetChoice choice) => $"{PolicyText.Of(choice.Shares)}. {choice.Caution}";

    public override string Part => PolicyPart.Net(Version);

    public void OnGet()
    {
        if (Version.Terms.Net is not { } held)
        {
            return;
        }

        if (Choices.FirstOrDefault(known => known.Shares == held) is { } chosen)
        {
            Choice = chosen.Id;
            return;
        }

        Choice = Own;
        (Deadweight, Displacement) = (held.Deadweight * Percent, held.Displacement * Percent);
        (Leakage, Substitution) = (held.Leakage * Percent, held.Substitution * Percent);
        Source = held.Source?.Title;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Choice is { Length: > 0 } and not Own && Chosen() is null)
        {
            ModelState.AddModelError(nameof(Choice), "Select what is taken off.");
        }

        return SaveAsync(
            new PolicyChange.Net(Choice == Own ? Typed() : Chosen()),
            "The answer about net values is saved.",
            stop
        );
    }

    private Additionality? Chosen() => Choices.FirstOrDefault(known => known.Id == Choice)?.Shares;

    private Additionality Typed() =>
        new(
            Share(nameof(Deadweight), Deadweight),
            Share(nameof(Displacement), Displacement),
            Share(nameof(Leakage), Leakage),
            Share(nameof(Substitution), Substitution),
            new Source(Written.Plain(Source), null, "The council's own")
        );

    private decimal Share(string field, decimal? typed)
    {
        if (typed is >= 0m and <= Percent)
        {
            return typed.Value / Percent;
        }

        if (ModelState.GetFieldValidationState(field) is not ModelValidationState.Invalid)
        {
            ModelState.AddModelError(field, "Enter a share in per cent, from 0 to 100.");
        }

        return 0m;
    }
}
