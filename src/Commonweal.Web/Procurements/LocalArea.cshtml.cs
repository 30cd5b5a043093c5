using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Locality;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class LocalAreaModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    ReferenceData reference,
    SetLocalArea set
) : ProcurementPage(current, lookup)
{
    [BindProperty]
    public string? Areas { get; set; }

    [BindProperty]
    public string? Bordering { get; set; }

    [BindProperty]
    [Display(Name = "Miles")]
    public decimal? Miles { get; set; }

    [BindProperty]
    public string? Around { get; set; }

    /// <summary>Whether the council's own area stands in the form and nobody has saved it.</summary>
    public bool IsProposed => Procurement.LocalArea is null && State.OwnArea is not null;

    public PlaceBook Places => reference.Places;

    public void OnGet()
    {
        if (Procurement.LocalArea is not { } area)
        {
            Areas = Lines(State.OwnArea is { } own ? [own] : []);
            return;
        }

        (Areas, Bordering) = (Lines(area.Areas), Lines(area.Bordering));
        (Miles, Around) = (area.Miles, area.Around);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var answer = new LocalAreaAnswer(Areas, Bordering, Miles, Around);
        return
            this.Refused(answer.In(Places))
            || !ModelState.IsValid
            || this.Refused(await set.RunAsync(Actor, Id, answer, stop))
            ? this.Again(OnGet)
            : Saved("What counts as local is saved.");
    }

    private string Lines(IEnumerable<string> codes) =>
        string.Join('\n', codes.Select(Places.NameOf));
}
