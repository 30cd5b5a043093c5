using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Market;

public sealed class EventModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market,
    SaveEvent save
) : EventPage(current, lookup, market)
{
    public MarketEvent Event { get; private set; } = null!;

    private Guid EventId => PartOf("eventId");

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await FindAsync(stop) is { } nowhere)
        {
            return nowhere;
        }

        (Title, Place, HeldOn) = (Event.Title, Event.Place, DateParts.Of(Event.HeldOn));
        (Invited, Came) = ([.. Event.Invited], [.. Event.Came]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await FindAsync(stop) is { } nowhere)
        {
            return nowhere;
        }

        var facts = Read();
        if (
            this.Refused(facts)
            || this.Refused(await save.RunAsync(Actor, Id, EventId, facts.Value, stop))
        )
        {
            return Page();
        }

        TempData["Success"] = "The event is saved.";
        return Redirect($"{Market}/events/{EventId}");
    }

    /// <summary>By name; those that were forgotten since are counted.</summary>
    public string NamesOf(IReadOnlyList<Guid> contacts)
    {
        string[] names =
        [
            .. Contacts
                .Where(one => contacts.Contains(Guid.Parse(one.Value!)))
                .Select(one => $"{one.Text}"),
        ];
        return (names.Length, contacts.Count - names.Length) switch
        {
            (0, 0) => "Nobody",
            (_, 0) => string.Join(", ", names),
            (0, var gone) => $"{gone} no longer kept",
            (_, var gone) => $"{string.Join(", ", names)}, and {gone} no longer kept",
        };
    }

    private async Task<NotFoundResult?> FindAsync(CancellationToken stop)
    {
        await FindContactsAsync(stop);
        if (await Engagement.EventAsync(Actor, Id, EventId, stop) is not { } found)
        {
            return NotFound();
        }

        Event = found;
        return null;
    }
}
