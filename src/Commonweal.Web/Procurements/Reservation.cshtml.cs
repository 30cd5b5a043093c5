using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Locality;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements;

public sealed class ReservationModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    ReferenceData reference,
    DecideReservation decide
) : ProcurementPage(current, lookup)
{
    public const string Sme = "sme";
    public const string Vcse = "vcse";

    [BindProperty]
    public ReservedFor? For { get; set; }

    [BindProperty]
    public string? Areas { get; set; }

    [BindProperty]
    public string? Bordering { get; set; }

    [BindProperty]
    public List<string> Only { get; set; } = [];

    public PlaceBook Places => reference.Places;

    /// <summary>Why the law gives no power to reserve this purchase; null when it does.</summary>
    public Problem? NoPower => Procurement.NoPower(State.Policy.Assessment);

    public void OnGet()
    {
        if (Procurement.Reservation is not { } reserved)
        {
            Areas = Lines(State.OwnArea is { } own ? [own] : []);
            return;
        }

        For = reserved.For;
        Areas = Lines(reserved.Areas.Except(reserved.Bordering, StringComparer.Ordinal));
        Bordering = Lines(reserved.Bordering);
        Only =
        [
            .. reserved.Sme ? [Sme] : Array.Empty<string>(),
            .. reserved.Vcse ? [Vcse] : Array.Empty<string>(),
        ];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var answer = new ReservationAnswer(For, Areas, Only.Contains(Sme), Only.Contains(Vcse))
        {
            Bordering = Bordering,
        };
        return this.Refused(await decide.RunAsync(Actor, Id, answer, stop))
            ? this.Again(OnGet)
            : Saved("Who may bid is saved.");
    }

    private string Lines(IEnumerable<string> codes) =>
        string.Join('\n', codes.Select(Places.NameOf));
}
