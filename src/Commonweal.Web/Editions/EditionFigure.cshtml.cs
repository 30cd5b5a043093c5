using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions;

/// <summary>A figure as one edition holds it: a council may have its own, or another under the name of a published one.</summary>
public sealed class EditionFigureModel(ReferenceData data, EditionShelf shelf, TimeProvider clock)
    : FigurePage
{
    public Edition Edition { get; private set; } = null!;

    /// <summary>Whether a figure of this name stands among all figures.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Whether that one says something else.</summary>
    public bool Differs { get; private set; }

    public IActionResult OnGet(string name, string id)
    {
        if (
            shelf.FindOpen(name) is not { } edition
            || edition.Parameters.FirstOrDefault(one => one.Id == id) is not { } figure
        )
        {
            return NotFound();
        }

        Edition = edition;
        var published = data.Parameters.FirstOrDefault(one => one.Id == id);
        IsPublished = published is not null;
        Differs = published?.Values.All.SequenceEqual(figure.Values.All) is false;
        return Show(figure, UkTime.Today(clock.GetUtcNow()), [edition]);
    }
}
