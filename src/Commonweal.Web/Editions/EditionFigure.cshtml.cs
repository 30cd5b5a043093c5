using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions;

/// <summary>A figure as one edition holds it: a council may have its own, or another under the name of a published one.</summary>
public sealed class EditionFigureModel(
    ReferenceData data,
    EditionShelf shelf,
    CurrentActor current,
    TimeProvider clock
) : FigurePage
{
    public Edition Edition { get; private set; } = null!;

    /// <summary>When and why that was retired; null while it is chosen.</summary>
    public Retirement? Retired { get; private set; }

    /// <summary>What to say of a figure that may not be passed on; null for any other.</summary>
    public string? Kept => Figure.MayBePassedOn ? null : KeptFigure.For(current.Actor);

    /// <summary>Whether a figure of this name stands among all figures.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Whether that one says something else.</summary>
    public bool Differs { get; private set; }

    public async Task<IActionResult> OnGetAsync(string name, string id, CancellationToken stop)
    {
        if (
            await shelf.ReadAsync(current.Actor, name, stop) is not var (edition, retired)
            || edition.Parameters.FirstOrDefault(one => one.Id == id) is not { } figure
        )
        {
            return NotFound();
        }

        (Edition, Retired) = (edition, retired);
        var published = data.Parameters.FirstOrDefault(one => one.Id == id);
        IsPublished = published is not null;
        Differs = published?.Values.All.SequenceEqual(figure.Values.All) is false;
        return Show(figure, UkTime.Today(clock.GetUtcNow()), [edition]);
    }
}
