using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Policies;

/// <summary>Rules for central government that the council follows though it need not.</summary>
public sealed class AdoptionModel(
    CurrentActor current,
    PolicyInFull lookup,
    ChangePolicy change,
    ReferenceData data
) : PolicyAnswersPage(current, lookup, change)
{
    [BindProperty]
    public List<string> Rules { get; set; } = [];

    public override string Part => PolicyPart.Adoption(Version);

    public IEnumerable<Duty> Choices =>
        data.Rules.Duties.Where(duty => duty.Addressee == Addressee.CentralGovernment);

    public string Does(Duty duty) => $"{char.ToUpperInvariant(duty.Does[0])}{duty.Does[1..]}";

    public string HintOf(Duty duty) =>
        $"{duty.Source.Title}, for procurements that commence from {UkTime.Day(duty.From)}{(duty.To is { } last ? $" to {UkTime.Day(last)}" : "")}";

    public void OnGet() => Rules = [.. Version.Terms.Adopts];

    public Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        SaveAsync(
            new PolicyChange.Adoption(Rules),
            "What your council follows of its own will is saved.",
            stop
        );
}
