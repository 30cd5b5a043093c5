using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// What somebody decided or marked counts no longer once an interest of theirs in a bidder comes up, until somebody else confirms it or decides anew.
/// </summary>
public static class Upholding
{
    /// <summary>Whether one of those who stand behind something has an interest that came up since it was last confirmed.</summary>
    /// <param name="people">The accounts that stand behind it.</param>
    /// <param name="upheldAt">When somebody confirmed it again; null where nobody did.</param>
    /// <param name="panel">Every declaration of the procurement.</param>
    internal static bool IsOvertaken(
        IReadOnlyCollection<Guid?> people,
        DateTimeOffset? upheldAt,
        IReadOnlyCollection<EvaluatorDeclaration> panel
    ) =>
        // Whoever has an interest does nothing here any more, so all they did was before.
        panel.Any(row =>
            row.HasConflict
            && people.Contains(row.EvaluatorId)
            && (upheldAt is null || row.ConflictAt > upheldAt)
        );

    /// <summary>Why somebody may not confirm a decision again; null when they may.</summary>
    internal static Problem? Lacks(
        IReadOnlyCollection<Guid?> people,
        DateTimeOffset? upheldAt,
        IReadOnlyCollection<EvaluatorDeclaration> panel,
        Actor officer
    ) =>
        !IsOvertaken(people, upheldAt, panel)
            ? new Problem(
                "evaluation.decision.stands",
                "Nobody who made this decision declared an interest since, so it stands and needs no confirming. Nothing was changed."
            )
        : people.Contains(officer.AccountId)
            ? new Problem(
                "evaluation.decision.own",
                "You took part in this decision, so somebody else who opens bids has to confirm it."
            )
        : DraftDecision.OnPanel(panel, officer);
}
