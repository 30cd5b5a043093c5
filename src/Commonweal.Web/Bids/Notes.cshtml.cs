using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

/// <summary>Notes of a bid, or of one of its measures where the address names it.</summary>
public sealed class NotesModel(
    BidInProgress bids,
    NotesOfBid notes,
    AddBidNote add,
    RemoveBidNote remove,
    CurrentActor current
) : BidPage(bids, current)
{
    /// <summary>The code of the measure they are about; empty for the bid as a whole.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Measure { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public Guid NoteId { get; set; }

    public IReadOnlyList<NotesOfBid.Row> Found { get; private set; } = [];

    /// <summary>The measure the address names; null for all notes.</summary>
    public string? Only => Bid.Form.Find($"{Request.Query["measure"]}")?.Code;

    public bool MayWrite => Actor.Can(Permission.WriteBids);

    public string Back => Only is { } code && CanWrite ? $"{Home}/measures/{code}" : Home;

    public IEnumerable<Choice> Choices =>
        Bid.Form.Measures.Select(measure => new Choice(measure.Code, measure.Name));

    public string AboutOf(string? measure) =>
        measure is null ? "About the bid as a whole"
        : Bid.Form.Find(measure) is { } known ? $"About {known.Name}"
        : $"About {measure}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var shown = await ShowAsync(id, stop);
        if (Bid is not null)
        {
            Found =
            [
                .. (await notes.OfAsync(Actor, id, stop)).Value.Where(note =>
                    Only is null || note.Measure == Only
                ),
            ];
        }

        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        var about = string.IsNullOrWhiteSpace(Measure) ? null : Measure;
        return this.Refused(await add.RunAsync(Actor, id, about, Text, stop))
            ? await OnGetAsync(id, stop)
            : Redirect(Here(id));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken stop) =>
        this.Refused(await remove.RunAsync(Actor, id, NoteId, stop))
            ? await OnGetAsync(id, stop)
            : Redirect(Here(id));

    private string Here(Guid id)
    {
        var measure = $"{Request.Query["measure"]}";
        return $"/supplier/bids/{id}/notes{(measure.Length > 0 ? $"?measure={Uri.EscapeDataString(measure)}" : "")}";
    }
}
