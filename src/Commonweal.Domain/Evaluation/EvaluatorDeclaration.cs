using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// What somebody declared about their interests in one procurement before their first act on its opened bids; of an evaluator, also
/// whether they have finished scoring it. Nobody judges without one.
/// </summary>
public sealed class EvaluatorDeclaration : IOwnedByAuthority
{
    private EvaluatorDeclaration() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The account of whoever declared.</summary>
    public Guid EvaluatorId { get; private set; }

    /// <summary>Their name at the time.</summary>
    public string EvaluatorName { get; private set; } = "";

    /// <summary>Whether they joined the panel that scores; officers and heads of procurement declare without joining it.</summary>
    public bool JoinsPanel { get; private set; }

    /// <summary>True keeps them from reading prices and from judging in this procurement.</summary>
    public bool HasConflict { get; private set; }

    /// <summary>What the interest is; empty when there is none.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>When it was declared.</summary>
    public DateTimeOffset DeclaredAt { get; private set; }

    /// <summary>When they last said again that they have none, because bids were opened since; null where they did not.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Bids opened after this moment it says nothing of.</summary>
    public DateTimeOffset CoversUntil => ConfirmedAt ?? DeclaredAt;

    /// <summary>When an interest came up after they had declared none; null where none did.</summary>
    public DateTimeOffset? ConflictAt { get; private set; }

    /// <summary>When the evaluator locked their scores; null while they may still change.</summary>
    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>When a moderator released the evaluator from the panel; null while they belong to it.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>The account of the moderator who released them; null while they belong to the panel.</summary>
    public Guid? ReleasedBy { get; private set; }

    /// <summary>Why they were released; null while they belong to the panel.</summary>
    public string? ReleaseReason { get; private set; }

    /// <summary>Whether the panel waits for them to lock.</summary>
    public bool IsWaitedFor => LacksScoring() is null;

    /// <summary>Whether they score: on the panel, free to, and not released.</summary>
    public bool Scores => JoinsPanel && !HasConflict && ReleasedAt is null;

    /// <summary>Declares; refused unless a choice was made, and an interest is described.</summary>
    public static Outcome<EvaluatorDeclaration> Of(
        Guid id,
        Procurement procurement,
        Actor by,
        bool? hasConflict,
        string detail,
        DateTimeOffset now
    )
    {
        if (procurement.LacksEvaluation() is { } refusal)
        {
            return refusal;
        }

        if (hasConflict is not { } conflict)
        {
            return new Problem(
                "evaluation.interest.missing",
                "Select whether you have an interest in any bidder.",
                "HasConflict"
            );
        }

        var undescribed = Written.Lacks(
            detail,
            4000,
            "evaluation.interest.undescribed",
            "Describe the interest.",
            "Detail"
        );
        return conflict && undescribed is not null
            ? undescribed
            : new EvaluatorDeclaration
            {
                Id = id,
                AuthorityId = procurement.AuthorityId,
                ProcurementId = procurement.Id,
                EvaluatorId = by.AccountId,
                EvaluatorName = by.Name,
                JoinsPanel = by.Can(Permission.ScoreBids),
                HasConflict = conflict,
                Detail = conflict ? Written.Plain(detail) : "",
                DeclaredAt = now,
            };
    }

    /// <summary>Says of bids opened since, as of those before, that nothing ties them to a bidder; refused once the evaluation is over.</summary>
    public Outcome<Done> Confirm(Procurement procurement, DateTimeOffset now)
    {
        if (procurement.LacksEvaluation() is { } over)
        {
            return over;
        }

        ConfirmedAt = now;
        return Outcome.Done;
    }

    /// <summary>
    /// An interest that came up after none was declared: their scores are kept and count no longer. Refused without its description,
    /// where one was declared, and once the evaluation is over.
    /// </summary>
    public Outcome<Done> ComesUp(Procurement procurement, string detail, DateTimeOffset now)
    {
        if (procurement.LacksEvaluation() is { } over)
        {
            return over;
        }

        if (HasConflict)
        {
            return new Problem(
                "evaluation.interest.conflict-declared",
                "You declared an interest in a bidder already, and take no part in this evaluation. Nothing else is needed from you."
            );
        }

        if (
            Written.Lacks(
                detail,
                4000,
                "evaluation.interest.undescribed",
                "Describe the interest.",
                "Detail"
            ) is
            { } refusal
        )
        {
            return refusal;
        }

        (HasConflict, Detail, ConflictAt) = (true, Written.Plain(detail), now);
        return Outcome.Done;
    }

    /// <summary>Null while they may score; otherwise why not.</summary>
    public Problem? LacksScoring() =>
        !JoinsPanel
            ? new Problem(
                "evaluation.score.not-on-panel",
                "You declared your interests here in another role, so you do not score this procurement. Nothing else is needed from you."
            )
        : HasConflict
            ? new Problem(
                "evaluation.score.conflict",
                "You declared an interest in a bidder, so you do not score this procurement. Nothing else is needed from you."
            )
        : ReleasedAt is not null
            ? new Problem(
                "evaluation.score.released",
                "You were released from this panel, so you do not score this procurement. If that is a mistake, tell the head of procurement."
            )
        : LockedAt is not null
            ? new Problem(
                "evaluation.score.locked",
                "You locked your scores, so they can no longer change. The moderator takes them from here."
            )
        : null;

    /// <summary>Locks the scores for good; refused while any of the statements is without one.</summary>
    public Outcome<Done> Lock(int statements, int scored, DateTimeOffset now)
    {
        if (LacksScoring() is { } refusal)
        {
            return refusal;
        }

        if (scored < statements)
        {
            return new Problem(
                "evaluation.scores.incomplete",
                $"You have scored {scored} of {Counted.Of(statements, "statement")}. Score every statement, then lock."
            );
        }

        LockedAt = now;
        return Outcome.Done;
    }

    /// <summary>
    /// Releases an evaluator who cannot finish: the panel waits for them no more and their marks do not count. Refused without a
    /// reason, for oneself, and for whoever does not score or has locked.
    /// </summary>
    public Outcome<Done> Release(string? reason, Guid by, DateTimeOffset now)
    {
        if (!IsWaitedFor)
        {
            return new Problem(
                "evaluation.release.not-waited-for",
                "The panel does not wait for this evaluator: they have locked, declared an interest or been released. Nothing was changed."
            );
        }

        if (by == EvaluatorId)
        {
            return new Problem(
                "evaluation.release.oneself",
                "You cannot release yourself. Lock your scores, or ask another head of procurement."
            );
        }

        if (
            Written.Lacks(
                reason,
                2000,
                "evaluation.release.reason",
                "Say why the panel goes on without this evaluator.",
                "Reason"
            ) is
            { } refusal
        )
        {
            return refusal;
        }

        (ReleasedAt, ReleasedBy, ReleaseReason) = (now, by, Written.Plain(reason));
        return Outcome.Done;
    }
}
