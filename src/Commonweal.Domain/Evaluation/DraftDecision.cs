using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// What becomes of a draft that was never submitted, once the other bids are open: one officer proposes with a reason, another confirms. Let
/// in, it is opened as it lay at the deadline and judged with the others; refused, it stays sealed for good.
/// </summary>
public sealed class DraftDecision : IOwnedByAuthority
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 2_000;

    private DraftDecision() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The bid whose draft it is.</summary>
    public Guid BidId { get; private set; }

    /// <summary>Whether the draft is opened; otherwise it is refused.</summary>
    public bool LetsIn { get; private set; }

    /// <summary>Why, 1 to 2,000 characters; the bidder reads it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who proposed it.</summary>
    public Guid ProposedBy { get; private set; }

    /// <summary>The proposer's name at the time.</summary>
    public string ProposedByName { get; private set; } = "";

    /// <summary>When it was proposed; the latest proposal takes the place of those before it.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Who confirmed it; null until then.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>The name of who confirmed it at the time.</summary>
    public string? ConfirmedByName { get; private set; }

    /// <summary>When it was confirmed and holds; null until then.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Who confirmed it again after an interest of somebody behind it came up; null where nobody had to, or did.</summary>
    public Guid? UpheldBy { get; private set; }

    /// <summary>The name of who did at the time.</summary>
    public string? UpheldByName { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? UpheldAt { get; private set; }

    /// <summary>Proposes; refused without a choice or a reason, and where <see cref="Closed"/> says so.</summary>
    /// <param name="letsIn">Whether the draft is to be opened; null while nothing was chosen.</param>
    /// <param name="panel">Every declaration of the procurement.</param>
    public static Outcome<DraftDecision> Propose(
        Guid id,
        Procurement procurement,
        Guid bidId,
        bool? letsIn,
        string? reason,
        IReadOnlyCollection<EvaluatorDeclaration> panel,
        Actor officer,
        DateTimeOffset now
    )
    {
        Problem?[] problems =
        [
            letsIn is null
                ? new Problem(
                    "evaluation.draft.choice",
                    "Select whether the draft is let in or refused.",
                    nameof(LetsIn)
                )
                : null,
            letsIn is true ? Closed(procurement, panel) : null,
            OnPanel(panel, officer),
            Written.Lacks(
                reason,
                LongestReason,
                "evaluation.draft.reason",
                "Say why. The bidder reads it, and it is kept in the audit log.",
                nameof(Reason)
            ),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<DraftDecision>(refusals)
            : new DraftDecision
            {
                Id = id,
                AuthorityId = procurement.AuthorityId,
                ProcurementId = procurement.Id,
                BidId = bidId,
                LetsIn = letsIn!.Value,
                Reason = Written.Plain(reason),
                ProposedBy = officer.AccountId,
                ProposedByName = officer.Name,
                ProposedAt = now,
            };
    }

    /// <summary>Confirms it. Refused to who proposed it, once it is confirmed, and where <see cref="Closed"/> says so.</summary>
    /// <param name="panel">Every declaration of the procurement.</param>
    public Outcome<Done> Confirm(
        Procurement procurement,
        IReadOnlyCollection<EvaluatorDeclaration> panel,
        Actor officer,
        DateTimeOffset now
    )
    {
        if (ConfirmedAt is not null)
        {
            return Decided;
        }

        if (OnPanel(panel, officer) is { } onPanel)
        {
            return onPanel;
        }

        if (officer.AccountId == ProposedBy)
        {
            return new Problem(
                "evaluation.draft.own-proposal",
                "You proposed this. Another officer has to confirm it before it holds."
            );
        }

        if (LetsIn && Closed(procurement, panel) is { } closed)
        {
            return closed;
        }

        (ConfirmedBy, ConfirmedByName, ConfirmedAt) = (officer.AccountId, officer.Name, now);
        return Outcome.Done;
    }

    /// <summary>Whether somebody behind it declared an interest in a bidder since: it stops the award until it is confirmed again.</summary>
    /// <param name="panel">Every declaration of the procurement.</param>
    public bool IsOvertaken(IReadOnlyCollection<EvaluatorDeclaration> panel) =>
        ConfirmedBy is not null && Upholding.IsOvertaken(People, UpheldAt, panel);

    /// <summary>Whether somebody stands behind it, as proposer or confirming it.</summary>
    public bool IsOf(Guid accountId) => People.Contains(accountId);

    /// <summary>Confirms it again. Refused while nobody behind it has an interest, to each of them, and to whoever scores here.</summary>
    /// <param name="panel">Every declaration of the procurement.</param>
    public Outcome<Done> Uphold(
        IReadOnlyCollection<EvaluatorDeclaration> panel,
        Actor officer,
        DateTimeOffset now
    )
    {
        if (
            Upholding.Lacks(ConfirmedBy is null ? [] : People, UpheldAt, panel, officer) is
            { } refusal
        )
        {
            return refusal;
        }

        (UpheldBy, UpheldByName, UpheldAt) = (officer.AccountId, officer.Name, now);
        return Outcome.Done;
    }

    private Guid?[] People => [ProposedBy, ConfirmedBy, UpheldBy];

    /// <summary>The refusal of what was decided before.</summary>
    public static Problem Decided { get; } =
        new("evaluation.draft.decided", "This draft was decided on already, and that holds.");

    /// <summary>The refusal of whoever declared as an evaluator, whatever became of that; null for everybody else.</summary>
    public static Problem? OnPanel(
        IReadOnlyCollection<EvaluatorDeclaration> panel,
        Actor officer
    ) =>
        panel.Any(declaration =>
            declaration.JoinsPanel && declaration.EvaluatorId == officer.AccountId
        )
            ? new Problem(
                "evaluation.decision.scores-here",
                "You declared as an evaluator of these bids, so you do not decide which of them stand. Ask an officer who takes no part in the scoring."
            )
            : null;

    /// <summary>
    /// Why no draft can be let in any more: bids are judged together, by the same people, while they are being evaluated. Null while one can.
    /// </summary>
    public static Problem? Closed(
        Procurement procurement,
        IReadOnlyCollection<EvaluatorDeclaration> panel
    ) =>
        procurement.Stage switch
        {
            ProcurementStage.Opened => panel.Any(declaration => declaration.LockedAt is not null)
                ? TooLate(
                    "An evaluator has locked the scores of the other bids, so this one could not be judged with them."
                )
                : null,
            ProcurementStage.Scored => TooLate(
                "The scoring of the other bids was run, so this one could not be judged with them."
            ),
            ProcurementStage.Awarded => TooLate("The contract is awarded."),
            ProcurementStage.Cancelled => TooLate("The procurement was cancelled."),
            _ => new Problem(
                "evaluation.draft.too-early",
                "The bids are not open yet, so nothing is decided about drafts. Come back when two officers have opened them.",
                nameof(LetsIn)
            ),
        };

    private static Problem TooLate(string why) =>
        new(
            "evaluation.draft.too-late",
            $"{why} A draft cannot be let in any more; it can be refused while the bids are evaluated.",
            nameof(LetsIn)
        );
}
