using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements.Market;

/// <summary>What everybody is told of an event besides its name, day and place.</summary>
/// <param name="Times">From when until when, 1 to 100 characters.</param>
/// <param name="Audience">What it is about and who it is for, 1 to 2,000 characters.</param>
/// <param name="HowToAsk">Whom to ask and how, 1 to 400 characters.</param>
/// <param name="AccessContact">Whom to tell what one needs to take part, 1 to 400 characters.</param>
public sealed record EventNoticeFacts(
    string? Times,
    string? Audience,
    string? HowToAsk,
    string? AccessContact
);

/// <summary>What everybody reads of an event before a tender. It goes by the event's id, and stays once it was read.</summary>
public sealed class EventNotice : IOwnedByAuthority
{
    private EventNotice() { }

    /// <summary>The event's.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The event's name.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The event's day.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>Where, or how to join online.</summary>
    public string Place { get; private set; } = "";

    /// <summary>From when until when.</summary>
    public string Times { get; private set; } = "";

    /// <summary>What it is about and who it is for.</summary>
    public string Audience { get; private set; } = "";

    /// <summary>Whom to ask and how.</summary>
    public string HowToAsk { get; private set; } = "";

    /// <summary>Whom to tell what one needs to take part.</summary>
    public string AccessContact { get; private set; } = "";

    /// <summary>When it was made public.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>Since when it is called off; null while it is held.</summary>
    public DateTimeOffset? CalledOffAt { get; private set; }

    /// <summary>Why it is called off; null while it is held.</summary>
    public string? CalledOffReason { get; private set; }

    /// <summary>Makes an event public; refused once its day has passed.</summary>
    /// <param name="told">The event.</param>
    /// <param name="facts">What else everybody is told.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="today">The day it is in the United Kingdom.</param>
    public static Outcome<EventNotice> Publish(
        MarketEvent told,
        EventNoticeFacts facts,
        DateTimeOffset now,
        DateOnly today
    ) =>
        told.HeldOn < today
            ? new Problem(
                "procurements.event-notice.passed",
                "The day of this event has passed, so nobody could come. Change its day first if it is still to come."
            )
            : new EventNotice
            {
                Id = told.Id,
                AuthorityId = told.AuthorityId,
                ProcurementId = told.ProcurementId,
                Title = told.Title,
                HeldOn = told.HeldOn,
                Place = told.Place,
                PublishedAt = now,
            }.Say(facts);

    /// <summary>Says anew what else everybody is told; refused once it is called off. Answers the notice.</summary>
    public Outcome<EventNotice> Say(EventNoticeFacts facts)
    {
        if (CalledOffAt is not null)
        {
            return IsCalledOff;
        }

        Problem?[] problems =
        [
            Lacks(facts.Times, 100, "times", "Write from when until when.", nameof(Times)),
            Lacks(
                facts.Audience,
                2_000,
                "audience",
                "Write what it is about and who it is for.",
                nameof(Audience)
            ),
            Lacks(facts.HowToAsk, 400, "ask", "Write whom to ask, and how.", nameof(HowToAsk)),
            Lacks(
                facts.AccessContact,
                400,
                "access",
                "Write whom people tell what they need to take part.",
                nameof(AccessContact)
            ),
        ];
        if (problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<EventNotice>(refusals);
        }

        (Times, Audience, HowToAsk, AccessContact) = (
            Written.Plain(facts.Times),
            Written.Plain(facts.Audience),
            Written.Plain(facts.HowToAsk),
            Written.Plain(facts.AccessContact)
        );
        return this;
    }

    /// <summary>Takes over name, day and place of the event, unless it is called off.</summary>
    public void Follow(MarketEvent told)
    {
        if (CalledOffAt is null)
        {
            (Title, HeldOn, Place) = (told.Title, told.HeldOn, told.Place);
        }
    }

    /// <summary>What everybody has to know to come, in one text: whoever registered is told when it changes.</summary>
    public string WhereAndWhen(Func<DateOnly?, string> day) =>
        $"{Title}\n{day(HeldOn)}, {Times}\n{Place}";

    /// <summary>Calls the event off; refused without a reason, a second time, and once its day has passed.</summary>
    /// <param name="reason">Why, 1 to 1,000 characters; everybody reads it.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="today">The day it is in the United Kingdom.</param>
    public Outcome<Done> CallOff(string? reason, DateTimeOffset now, DateOnly today)
    {
        var refusal =
            CalledOffAt is not null ? IsCalledOff
            : HeldOn < today ? IsOver
            : Lacks(reason, 1_000, "reason", "Write why it is called off.", "Reason");
        if (refusal is not null)
        {
            return refusal;
        }

        (CalledOffAt, CalledOffReason) = (now, Written.Plain(reason));
        return Outcome.Done;
    }

    /// <summary>Why nobody can register any more; null while one can.</summary>
    /// <param name="today">The day it is in the United Kingdom.</param>
    public Problem? RefusesInterest(DateOnly today) =>
        CalledOffAt is not null ? IsCalledOff
        : HeldOn < today ? IsOver
        : null;

    private static Problem IsCalledOff { get; } =
        new("procurements.event-notice.called-off", "This event is called off.");

    private static Problem IsOver { get; } =
        new("procurements.event-notice.over", "The day of this event has passed.");

    private static Problem? Lacks(string? text, int most, string code, string ask, string field) =>
        Written.Lacks(text, most, $"procurements.event-notice.{code}", ask, field);
}
