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

    /// <summary>Null where it is gone.</summary>
    public Parameter? Held => Edition.Parameters.FirstOrDefault(one => one.Id == PartKey);

    /// <summary>The codes of the measures whose value comes from it.</summary>
    public IReadOnlyList<string> Codes =>
        [.. Edition.ValuedBy(PartKey).Select(measure => measure.Code)];

    /// <summary>What the figure typed would change; null until it is asked.</summary>
    public IReadOnlyList<ComparedMeasure>? Changes { get; private set; }

    /// <summary>Today, or the first day of a figure that holds later.</summary>
    public DateOnly Day { get; private set; }

    protected override bool IsThere => Held is not null;

    protected override Edition Part => EditionPart.Parameter(Edition, PartKey);

    public IActionResult OnPostPreview()
    {
        if (Held is not { } held)
        {
            return Anew();
        }

        if (Input.Read(this, held.Unit) is not { } figure)
        {
            return Page();
        }

        var made = new SetParameter(held.With(figure));
        if (!Refuses(made.Apply(Edition).Problems))
        {
            var today = UkTime.Today(clock.GetUtcNow());
            Day = figure.From > today ? figure.From : today;
            Changes = Edition.WouldChange(made, Day);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        Held is not { } held ? Anew()
        : Input.Read(this, held.Unit) is { } figure
            ? await KeepAsync(
                new SetParameter(held.With(figure)),
                key => $"{Home}/figures/{key}",
                stop
            )
        : Page();

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        RemoveAsync(new RemoveParameter(PartKey), $"{Home}/figures", stop);
}
