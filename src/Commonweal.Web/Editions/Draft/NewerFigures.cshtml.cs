using Commonweal.Domain.Common;
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
    /// <summary>Each figure published after those the edition holds, with what it is a figure of.</summary>
    public IReadOnlyList<(Parameter Held, DatedValue<Figure> Newer)> Newer =>
        [
            .. Edition
                .Parameters.Where(held => TakeFigures.IsNewer(held, data.Parameters))
                .SelectMany(
                    held =>
                        data.Parameters.Single(published => published.Id == held.Id)
                            .Values.All.Except(held.Values.All),
                    (held, newer) => (held, newer)
                ),
        ];

    /// <summary>The worked examples that then need to be worked out anew.</summary>
    public IReadOnlyList<WorkedExample> ExamplesOff =>
        Taking.Apply(Edition) is { Succeeded: true, Value: var after }
            ? [.. after.Examples.Where(example => example.Check(after).Count > 0)]
            : [];

    public IReadOnlyList<ComparedMeasure> Changes => Edition.WouldChange(Taking, Today);

    public DateOnly Today => UkTime.Today(clock.GetUtcNow());

    protected override bool IsAsked => View.MayWrite;

    private TakeFigures Taking => new(data.Parameters);

    /// <summary>What stands in the way of taking them is said before anybody asks.</summary>
    public void OnGet() => Refuses(Taking.Apply(Edition).Problems);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        After(
            await change.RunAsync(Actor, EditionId, Taking, stop),
            "The framework has the newer figures.",
            $"{Home}/figures"
        );
}
