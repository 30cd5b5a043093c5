using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Bids.Questions;
using Commonweal.Service.Notices;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Market;
using Commonweal.Service.Procurements.Questions;

namespace Commonweal.Cli.Demo;

/// <summary>What passed between council and market about a tender.</summary>
/// <param name="Contacts">Whom the council asked before it, and what each said.</param>
/// <param name="Wishes">What residents said matters, and how many of them.</param>
/// <param name="Summary">What was heard, published with the tender.</param>
/// <param name="Suits">Why it suits small firms, and charities too.</param>
/// <param name="Questions">What bidders asked.</param>
internal sealed record DemoHeard(
    IReadOnlyList<DemoContact> Contacts,
    IReadOnlyDictionary<string, int> Wishes,
    string Summary,
    string Suits,
    IReadOnlyList<DemoQuestion> Questions
);

/// <param name="Registered">Who registered, with its address and what it needs to take part.</param>
internal sealed record DemoEvent(
    string Title,
    DateOnly HeldOn,
    string Place,
    string Times,
    string Audience,
    string HowToAsk,
    string AccessContact,
    IReadOnlyList<DemoRegistered> Registered
);

internal sealed record DemoRegistered(string Name, string Email, string? Needs);

internal sealed record DemoContact(
    string Name,
    MarketKind Kind,
    string Reach,
    string CanDo,
    string Asked,
    string Said
);

/// <param name="Days">Days after publication.</param>
/// <param name="Published">The question as everybody reads it; null while it waits for an answer.</param>
internal sealed record DemoQuestion(
    string Supplier,
    int Days,
    string Asked,
    string? Published,
    string? Answer
);

/// <summary>Puts the engagement before one tender, and its bidders' questions, on the timeline.</summary>
internal sealed class DemoMarket(
    DemoWorld world,
    DemoPeople people,
    DemoTender tender,
    IReadOnlyDictionary<string, DemoSupplier> suppliers
)
{
    public void Tell()
    {
        if (tender.Told.Event is { } coming)
        {
            world.At(
                DemoWorld.On(tender.Told.CommencedOn.AddDays(14), 10),
                () => InviteAsync(coming)
            );
        }

        if (tender.Told is not { Heard: { } heard, Published: { } published })
        {
            return;
        }

        world.At(DemoWorld.On(published.AddDays(-8), 10), () => EngageAsync(heard, published));
        foreach (var question in heard.Questions)
        {
            world.At(DemoWorld.On(published.AddDays(question.Days), 11), () => AskAsync(question));
        }
    }

    private async Task InviteAsync(DemoEvent coming)
    {
        var (officer, id) = (people.Of(tender.Council, "officer"), tender.Id);
        var saved = await world.DoAsync<SaveEvent, Guid>(act =>
            act.RunAsync(
                officer,
                id,
                null,
                new EventFacts(coming.Title, coming.HeldOn, coming.Place, [], []),
                world.Stop
            )
        );
        var facts = new EventNoticeFacts(
            coming.Times,
            coming.Audience,
            coming.HowToAsk,
            coming.AccessContact
        );
        await world.DoAsync<PublishEvent, Done>(act =>
            act.RunAsync(officer, id, saved, facts, world.Stop)
        );
        foreach (var one in coming.Registered)
        {
            await world.DoAsync<RegisterInterest, Notice>(act =>
                act.RunAsync(saved, one.Name, one.Email, one.Needs, world.Stop)
            );
        }
    }

    private async Task EngageAsync(DemoHeard heard, DateOnly published)
    {
        var (officer, id) = (people.Of(tender.Council, "officer"), tender.Id);
        var held = published.AddDays(-20);
        List<Guid> asked = [];
        foreach (var told in heard.Contacts)
        {
            asked.Add(await ContactAsync(told, held));
        }

        var facts = new EventFacts(
            "Open morning for the trade and neighbours",
            held,
            "County Hall, Preston, and online",
            asked,
            asked[..^1]
        );
        await world.DoAsync<SaveEvent, Guid>(act =>
            act.RunAsync(officer, id, null, facts, world.Stop)
        );
        foreach (var (wish, count) in heard.Wishes)
        {
            await world.DoAsync<KeepWish, Done>(act =>
                act.RunAsync(officer, id, wish, count, "Open morning", world.Stop)
            );
        }

        await world.DoAsync<WriteSummary, Done>(act =>
            act.RunAsync(officer, id, heard.Summary, true, null, world.Stop)
        );
        await world.DoAsync<SetSuitability, Done>(act =>
            act.RunAsync(officer, id, true, true, heard.Suits, world.Stop)
        );
    }

    private async Task<Guid> ContactAsync(DemoContact told, DateOnly held)
    {
        var (officer, id) = (people.Of(tender.Council, "officer"), tender.Id);
        var facts = new ContactFacts(
            told.Name,
            told.Kind,
            false,
            told.Reach,
            told.CanDo,
            "Agreed at the open morning"
        );
        var contact = await world.DoAsync<SaveContact, Guid>(act =>
            act.RunAsync(officer, id, null, facts, world.Stop)
        );
        await world.DoAsync<KeepReply, Done>(act =>
            act.RunAsync(officer, id, contact, held, told.Asked, told.Said, world.Stop)
        );
        return contact;
    }

    private async Task AskAsync(DemoQuestion told)
    {
        var id = await world.DoAsync<AskQuestion, Guid>(act =>
            act.RunAsync(people.Of(suppliers[told.Supplier]), tender.Id, told.Asked, world.Stop)
        );
        if (told.Answer is not null)
        {
            await world.DoAsync<AnswerQuestion, Done>(act =>
                act.RunAsync(
                    people.Of(tender.Council, "officer"),
                    tender.Id,
                    id,
                    new Reply(true, told.Published, told.Answer, null),
                    world.Stop
                )
            );
        }
    }
}
