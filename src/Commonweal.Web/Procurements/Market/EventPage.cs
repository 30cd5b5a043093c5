using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Market;

/// <summary>The form of an event, new or changed.</summary>
public abstract class EventPage(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market
) : MarketPage(current, lookup, market)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public DateParts HeldOn { get; set; } = new();

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public Guid[] Invited { get; set; } = [];

    [BindProperty]
    public Guid[] Came { get; set; } = [];

    public IReadOnlyList<Choice> Contacts { get; private set; } = [];

    protected async Task FindContactsAsync(CancellationToken stop) =>
        Contacts = [
            .. (await Engagement.EverybodyAsync(Actor, Id, stop)).Select(one => new Choice(
                $"{one.Id}",
                one.Organisation
            )),
        ];

    /// <summary>What was typed, or what of the day could not be read.</summary>
    protected Outcome<EventFacts> Read() =>
        HeldOn
            .Read("The day", nameof(HeldOn))
            .Then(day => Outcome.Of(new EventFacts(Title, day, Place, Invited, Came)));
}
