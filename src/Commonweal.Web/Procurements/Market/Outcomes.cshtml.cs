using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Components;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Market;

public sealed class OutcomesModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market,
    KeepWish keep,
    RemoveWish remove
) : MarketPage(current, lookup, market)
{
    [BindProperty]
    public string? Wish { get; set; }

    [BindProperty]
    public int? People { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public Guid WishId { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public Listing<OutcomeWish> List { get; } =
        new Listing<OutcomeWish>("outcomes")
            .Text("Outcome", wish => wish.Wish, sort: "wish")
            .Text(
                "People",
                wish => wish.People is { } people ? Quantity.Display(people) : "Not counted",
                sort: "people"
            )
            .Text("Asked", wish => wish.Source);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => AnswerAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        !ModelState.IsValid
        || this.Refused(await keep.RunAsync(Actor, Id, Wish, People, Source, stop))
            ? await AnswerAsync(stop)
            : Back("It is kept.");

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        this.Refused(await remove.RunAsync(Actor, Id, WishId, stop))
            ? await AnswerAsync(stop)
            : Back("It is off the list.");

    private Task<IActionResult> AnswerAsync(CancellationToken stop) =>
        List.AnswerAsync(
            this,
            async request =>
            {
                var found = await Engagement.WishesAsync(Actor, Id, request, stop);
                Choices = [.. found.Rows.Select(wish => new Choice($"{wish.Id}", wish.Wish))];
                return found;
            }
        );

    private RedirectResult Back(string news)
    {
        TempData["Success"] = news;
        return Redirect($"{Market}/outcomes");
    }
}
