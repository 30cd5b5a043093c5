using Commonweal.Domain.People;
using Commonweal.Service;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Public;

/// <summary>Which events a list shows; those to come where none is chosen.</summary>
public enum EventTime
{
    /// <summary>Those whose day has passed.</summary>
    Held,
}

/// <summary>Events at which councils ask before a tender: the same for everybody, whoever is signed in.</summary>
public sealed class EventListModel(PublicEvents events, CommonwealSettings site) : PageModel
{
    /// <summary>The council's name in addresses.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Council { get; set; }

    [BindProperty(SupportsGet = true)]
    public EventTime? Time { get; set; }

    public IReadOnlyList<Opportunities.Council> Councils { get; private set; } = [];

    public Listing<PublicEvents.Row> List =>
        field ??= new Listing<PublicEvents.Row>("events")
            .ForEverybody()
            .Text(
                "Event",
                row =>
                    row.Notice.CalledOffAt is null
                        ? row.Notice.Title
                        : $"{row.Notice.Title} (called off)",
                sort: "title",
                link: row => $"/opportunities/events/{row.Notice.Id}"
            )
            .Text("Council", row => row.Council, sort: "council")
            .Date("Day", row => row.Notice.HeldOn, sort: "held")
            .Text("When", row => row.Notice.Times)
            .Text("Where", row => row.Notice.Place)
            .Text("What it is about and who it is for", row => row.Notice.Audience)
            .InFileOnly()
            .Text("Whom to ask", row => row.Notice.HowToAsk)
            .InFileOnly()
            .Text("Needs to take part", row => row.Notice.AccessContact)
            .InFileOnly()
            .Text("Called off because", row => row.Notice.CalledOffReason ?? "")
            .InFileOnly()
            .Time("Made public", row => row.Notice.PublishedAt)
            .InFileOnly()
            .Text(
                "Address",
                row => $"{new Uri(site.Address, $"opportunities/events/{row.Notice.Id}")}"
            )
            .InFileOnly();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Councils = await events.CouncilsAsync(Actor.Public, stop);
        return await List.AnswerAsync(
            this,
            request => events.RunAsync(Actor.Public, Council, Time == EventTime.Held, request, stop)
        );
    }
}
