using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class NewFigureModel(CurrentActor current, EditionInHand lookup, ChangeEdition change)
    : DraftPage(current, lookup)
{
    [BindProperty(Name = "")]
    public FigureInput Input { get; set; } = new();

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? UnitWords { get; set; }

    protected override bool IsAsked => View.MayWrite;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        this.Refused(SetParameter.Lacks(Title, UnitWords));
        if (Input.Read(this) is not { } figure)
        {
            return Page();
        }

        var title = Written.Plain(Title);
        var parameter = new Parameter(
            Key.Of(title, Edition.Parameters.Select(held => held.Id)),
            title,
            Written.Plain(UnitWords),
            new DatedValues<Figure>([figure])
        );
        return After(
            await change.RunAsync(Actor, EditionId, new SetParameter(parameter), stop),
            "The figure is saved. Say now which value is worked out from it.",
            $"{Home}/figures/{parameter.Id}"
        );
    }
}
