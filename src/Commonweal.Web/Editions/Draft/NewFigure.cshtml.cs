using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Editions.Draft;

public sealed class NewFigureModel(CurrentActor current, EditionInHand lookup, ChangeEdition change)
    : PartPage(current, lookup, change)
{
    [BindProperty(Name = "")]
    public FigureInput Input { get; set; } = new();

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? UnitWords { get; set; }

    [BindProperty]
    public string? Area { get; set; }

    protected override bool IsAsked => View.MayWrite;

    protected override Edition Part => EditionPart.Parameter(Edition, KeptKey);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        this.Refused(SetParameter.Lacks(Title, UnitWords, Area));
        if (
            Input.Read(this, Parameter.MeantInPounds(UnitWords) ?? Written.Plain(UnitWords))
            is not { } figure
        )
        {
            return Page();
        }

        var parameter = new Parameter(
            KeptKey,
            Written.Plain(Title),
            Written.Plain(UnitWords),
            new DatedValues<Figure>([figure])
        )
        {
            Area = Written.Plain(Area) is { Length: > 0 } area ? area : null,
        };
        return await KeepAsync(
            new SetParameter(parameter),
            key => $"{Home}/figures/{key}",
            stop,
            news: "It is saved. Say now which value is worked out from it."
        );
    }
}
