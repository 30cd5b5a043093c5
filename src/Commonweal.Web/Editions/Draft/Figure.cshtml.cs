using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class FigureModel(
    CurrentActor current,
    EditionInHand lookup,
    ChangeEdition change,
    TimeProvider clock
) : PartPage(current, lookup, change)
{
    [BindProperty(Name = "")]
    public FigureInput Input { get; set; } = new();

    public Parameter Held { get; private set; } = null!;

    /// <summary>The codes of the measures whose value comes from it.</summary>
    public IReadOnlyList<string> Codes =>
        [.. Edition.ValuedBy(Held.Id).Select(measure => measure.Code)];

    /// <summary>What the figure typed would change; null until it is asked.</summary>
    public IReadOnlyList<ComparedMeasure>? Changes { get; private set; }

    /// <summary>Today, or the first day of a figure that holds later.</summary>
    public DateOnly Day { get; private set; }

    protected override bool IsThere =>
        Edition.Parameters.FirstOrDefault(one => one.Id == PartKey) is { } held
        && (Held = held) is not null;

    protected override Edition Part => EditionPart.Parameter(Edition, PartKey);

    public IActionResult OnPostPreview()
    {
        if (Input.Read(this) is { } figure)
        {
            var today = UkTime.Today(clock.GetUtcNow());
            Day = figure.From > today ? figure.From : today;
            Changes = Edition.WouldChange(new SetParameter(Held.With(figure)), Day);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Input.Read(this) is { } figure
            ? await KeepAsync(
                new SetParameter(Held.With(figure)),
                key => $"{Home}/figures/{key}",
                stop
            )
            : Page();

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        RemoveAsync(new RemoveParameter(PartKey), $"{Home}/figures", stop);
}
