using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Market;

/// <summary>What everybody reads of one event, and who registered for it.</summary>
public sealed class PublicEventModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market,
    EventRegister register,
    PublishEvent publish,
    CallOffEvent callOff,
    ForgetInterest forget
) : MarketPage(current, lookup, market)
{
    [BindProperty]
    public string? Times { get; set; }

    [BindProperty]
    public string? Audience { get; set; }

    [BindProperty]
    public string? HowToAsk { get; set; }

    [BindProperty]
    public string? AccessContact { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid Interest { get; set; }

    public MarketEvent Event { get; private set; } = null!;

    /// <summary>Null while the event is not public.</summary>
    public EventNotice? Notice { get; private set; }

    /// <summary>Those of the page of the list.</summary>
    public IReadOnlyList<EventInterest> Registered { get; private set; } = [];

    public bool MaySeeWho => Actor.Can(Permission.EditProcurements);

    public Listing<EventInterest> List =>
        field ??= new Listing<EventInterest>("registered")
            .Text("Organisation", row => row.Organisation, sort: "organisation")
            .Text("Email", row => row.Email)
            .Text("What they need to take part", row => row.AccessNeeds ?? "")
            .Time("Registered", row => row.RegisteredAt, sort: "registered");

    private Guid EventId => PartOf("eventId");

    private string Address => $"{Market}/events/{EventId}/public";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await FindAsync(stop) is { } nowhere)
        {
            return nowhere;
        }

        (Times, Audience, HowToAsk, AccessContact) = (
            Notice?.Times,
            Notice?.Audience,
            Notice?.HowToAsk,
            Notice?.AccessContact
        );
        return await AnswerAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await FindAsync(stop) is { } nowhere)
        {
            return nowhere;
        }

        var facts = new EventNoticeFacts(Times, Audience, HowToAsk, AccessContact);
        return this.Refused(await publish.RunAsync(Actor, Id, EventId, facts, stop))
            ? await AnswerAsync(stop)
            : Back(Notice is null ? "The event is public." : "What everybody reads is saved.");
    }

    public async Task<IActionResult> OnPostCallOffAsync(CancellationToken stop)
    {
        if (await FindAsync(stop) is { } nowhere)
        {
            return nowhere;
        }

        return this.Refused(await callOff.RunAsync(Actor, Id, EventId, Reason, stop))
            ? await AnswerAsync(stop)
            : Back("The event is called off. Everybody who registered is told.");
    }

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken stop)
    {
        if (await FindAsync(stop) is { } nowhere)
        {
            return nowhere;
        }

        return this.Refused(await forget.RunAsync(Actor, Id, EventId, Interest, stop))
            ? await AnswerAsync(stop)
            : Back("They are off the list.");
    }

    private async Task<NotFoundResult?> FindAsync(CancellationToken stop)
    {
        if (await Engagement.EventAsync(Actor, Id, EventId, stop) is not { } found)
        {
            return NotFound();
        }

        Event = found;
        Notice = await Engagement.NoticeAsync(Actor, Id, EventId, stop);
        return null;
    }

    private Task<IActionResult> AnswerAsync(CancellationToken stop) =>
        List.AnswerAsync(
            this,
            async request =>
            {
                var found = await register.OfAsync(Actor, Id, EventId, request, stop);
                Registered = found.Rows;
                return found;
            }
        );

    private RedirectResult Back(string news)
    {
        TempData["Success"] = news;
        return Redirect(Address);
    }
}
