using Commonweal.Domain.Procurements.Market;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Procurements.Market;

public sealed class MarketContactModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    MarketEngagement market,
    SaveContact save,
    KeepReply keep,
    RemoveContact remove
) : MarketPage(current, lookup, market)
{
    [BindProperty]
    public ContactInput Input { get; set; } = new();

    [BindProperty]
    public DateParts SaidOn { get; set; } = new();

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public MarketContact Contact { get; private set; } = null!;

    public Listing<MarketEngagement.Said> List { get; } =
        new Listing<MarketEngagement.Said>("replies")
            .Date("Day", said => said.On, sort: "said")
            .Text("You asked", said => said.Question)
            .Text("They said", said => said.Answer);

    private Guid ContactId => PartOf("contactId");

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await FindAsync(stop) is { } nowhere)
        {
            return nowhere;
        }

        Input = ContactInput.Of(Contact);
        return await AnswerAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await FindAsync(stop) is { } nowhere)
        {
            return nowhere;
        }

        return this.Refused(
            await save.RunAsync(Actor, Id, ContactId, Input.Read(), stop),
            nameof(Input)
        )
            ? await AnswerAsync(stop)
            : Back("The contact is saved.");
    }

    public async Task<IActionResult> OnPostReplyAsync(CancellationToken stop)
    {
        if (await FindAsync(stop) is { } nowhere)
        {
            return nowhere;
        }

        Input = ContactInput.Of(Contact);
        var day = SaidOn.Read("The day", nameof(SaidOn));
        return
            this.Refused(day)
            || this.Refused(
                await keep.RunAsync(Actor, Id, ContactId, day.Value, Question, Answer, stop)
            )
            ? await AnswerAsync(stop)
            : Back("It is kept.");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        if (await FindAsync(stop) is { } nowhere)
        {
            return nowhere;
        }

        if (this.Refused(await remove.RunAsync(Actor, Id, ContactId, stop)))
        {
            return await AnswerAsync(stop);
        }

        TempData["Success"] = "The contact is forgotten.";
        return Redirect($"{Market}/contacts");
    }

    private async Task<NotFoundResult?> FindAsync(CancellationToken stop)
    {
        var everybody = await Engagement.EverybodyAsync(Actor, Id, stop);
        if (everybody.Find(one => one.Id == ContactId) is not { } found)
        {
            return NotFound();
        }

        Contact = found;
        return null;
    }

    private Task<IActionResult> AnswerAsync(CancellationToken stop) =>
        List.AnswerAsync(
            this,
            request => Engagement.RepliesAsync(Actor, Id, ContactId, null, request, stop)
        );

    private RedirectResult Back(string news)
    {
        TempData["Success"] = news;
        return Redirect($"{Market}/contacts/{ContactId}");
    }
}
