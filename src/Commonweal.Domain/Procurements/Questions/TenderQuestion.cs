using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements.Questions;

/// <summary>
/// What a bidder asks about a published tender, in its own words. It says nowhere who asked: nobody at the council may learn who
/// bids. <see cref="QuestionAsker"/> does, for the asker alone.
/// </summary>
public sealed class TenderQuestion : IOwnedByAuthority
{
    /// <summary>The most questions one supplier asks about one tender.</summary>
    public const int MostOfOne = 50;

    private const int Longest = 4_000;

    private TenderQuestion() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The tender it is about.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The question as it was asked, 1 to 4,000 characters; read by the asker and the authority alone.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>Whether the text names the supplier or the person who asked; of whom nothing else is known to the council.</summary>
    public bool NamesAsker { get; private set; }

    /// <summary>Why the text as it was asked could tell who asks; null where nothing was found. It only guesses.</summary>
    public Problem? TellsWho() =>
        NamesAsker
            ? new Problem(
                "procurements.answer.names-asker",
                "The question as it was asked names the organisation that asks, or its person."
            )
        : PersonalHint.In(Asked, "The question") is not null
            ? new Problem(
                "procurements.answer.names-person",
                "The question as it was asked seems to name a person, or how to reach one."
            )
        : null;

    /// <summary>When, by the database's clock.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Asks; refused when the tender takes no questions now, and without a question of 1 to 4,000 characters.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="already">How many the same supplier has asked about this tender.</param>
    /// <param name="askers">The names of the supplier and of the person who asks; kept is only whether the text says one.</param>
    /// <param name="id">Identifier.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="dayOf">Says which day it is in the United Kingdom at a moment.</param>
    /// <param name="procurement">The tender.</param>
    public static Outcome<TenderQuestion> Ask(
        Procurement procurement,
        string? asked,
        int already,
        IReadOnlyList<string> askers,
        Guid id,
        DateTimeOffset now,
        Func<DateTimeOffset, DateOnly> dayOf
    )
    {
        var refusal =
            procurement.RefusesQuestions(now, dayOf)
            ?? Written.Lacks(
                asked,
                Longest,
                "procurements.question.length",
                "Write your question.",
                nameof(Asked)
            );
        if (refusal is not null)
        {
            return refusal;
        }

        if (already >= MostOfOne)
        {
            return new Problem(
                "procurements.question.too-many",
                $"Your organisation has asked {MostOfOne} questions about this tender, and more cannot be taken. Contact the council another way."
            );
        }

        return new TenderQuestion
        {
            Id = id,
            AuthorityId = procurement.AuthorityId,
            ProcurementId = procurement.Id,
            Asked = Written.Plain(asked),
            NamesAsker = askers.Any(asker => PersonalHint.Names(Written.Plain(asked), asker)),
            AskedAt = now,
        };
    }
}

/// <summary>Who asked a question: read by that supplier alone.</summary>
public sealed class QuestionAsker : IOwnedBySupplier
{
    private QuestionAsker() { }

    /// <summary>Notes the asker of a question.</summary>
    public QuestionAsker(TenderQuestion question, Guid supplierId, Guid askedBy)
    {
        (QuestionId, ProcurementId) = (question.Id, question.ProcurementId);
        (SupplierId, AskedBy) = (supplierId, askedBy);
    }

    /// <summary>The question.</summary>
    public Guid QuestionId { get; private set; }

    /// <summary>The tender it is about.</summary>
    public Guid ProcurementId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The person who asked.</summary>
    public Guid AskedBy { get; private set; }
}
