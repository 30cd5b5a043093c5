using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.WholeLife;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

/// <summary>One lot, option or extension: a new one of a kind, or one that is there.</summary>
public sealed class PartModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    SavePart save,
    RemovePart remove
) : ProcurementPage(current, lookup)
{
    [BindProperty(SupportsGet = true)]
    public PartKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Part { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    [DataType(DataType.Currency)]
    [Display(Name = "Value without VAT")]
    public decimal? NetValue { get; set; }

    [BindProperty]
    public int? Months { get; set; }

    [BindProperty]
    public bool? IsLikely { get; set; }

    public IActionResult OnGet()
    {
        if (Part is null)
            return Page();
        if (Procurement.Parts.FirstOrDefault(row => row.Id == Part) is not { } part)
            return NotFound();
        (Kind, Title, Description) = (part.Kind, part.Title, part.Description);
        (NetValue, Months, IsLikely) = (part.NetValue, part.Months, part.IsLikely);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Kind = Procurement.Parts.FirstOrDefault(row => row.Id == Part)?.Kind ?? Kind;
        var answer = new PartAnswer(Kind, Title, Description, NetValue, Months, IsLikely);
        return this.Refused(answer.Problems().ToArray()) || !ModelState.IsValid ? Page()
            : this.Refused(await save.RunAsync(Actor, Id, Part, answer, stop))
                ? this.Again(() => OnGet())
            : Listed($"{PartWords.One(Kind!.Value)} saved.");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid part, CancellationToken stop) =>
        this.Refused(await remove.RunAsync(Actor, Id, part, stop)) ? Page() : Listed("Removed.");

    private RedirectResult Listed(string news)
    {
        TempData["Success"] = news;
        return Redirect($"{Home}/value");
    }
}
