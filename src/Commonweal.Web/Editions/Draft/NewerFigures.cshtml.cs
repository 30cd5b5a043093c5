using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class NewerFiguresModel(
    CurrentActor current,
    EditionInHand lookup,
    ChangeEdition change,
    ReferenceData data,
    TimeProvider clock
) : DraftPage(current, lookup)
{
    public IReadOnlyList<Parameter> Newer =>
        [.. Edition.Parameters.Where(held => TakeFigures.IsNewer(held, data.Parameters))];

    public IReadOnlyList<ComparedMeasure> Changes => Edition.WouldChange(Taking, Today);

    public DateOnly Today => UkTime.Today(clock.GetUtcNow());

    protected override bool IsAsked => View.MayWrite;

    private TakeFigures Taking => new(data.Parameters);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        After(
            await change.RunAsync(Actor, EditionId, Taking, stop),
            "The framework has the newer figures.",
            $"{Home}/figures"
        );
}
