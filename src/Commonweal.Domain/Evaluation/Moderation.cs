using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// That a panel began to agree scores. Until then nobody sees a score but who gave it; from then on nobody joins the panel.
/// Begun once for a procurement, never undone.
/// </summary>
public sealed class Moderation : IOwnedByAuthority
{
    private Moderation() { }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>Who began it.</summary>
    public Guid BegunBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>Why without the evaluators who had not begun to score, 1 to 2,000 characters; null when there were none.</summary>
    public string? WithoutReason { get; private set; }

    /// <summary>
    /// Begins. Refused for whoever declared as an evaluator here or opened the bids, while nobody has locked or somebody who began has neither locked nor been
    /// released, and without a word on why others of the authority's evaluators are left out.
    /// </summary>
    /// <param name="panel">Everybody who declared their interests in this procurement.</param>
    /// <param name="openers">The accounts that agreed to the opening.</param>
    /// <param name="notBegun">Names of the authority's evaluators who did not.</param>
    public static Outcome<Moderation> Begin(
        Procurement procurement,
        IReadOnlyList<EvaluatorDeclaration> panel,
        IReadOnlyCollection<Guid> openers,
        IReadOnlyList<string> notBegun,
        string? withoutReason,
        Guid by,
        DateTimeOffset now
    )
    {
        if (Lacks(panel, openers, by) is { } refusal)
        {
            return refusal;
        }

        if (
            notBegun.Count > 0
            && Written.Lacks(
                withoutReason,
                2000,
                "evaluation.moderation.without-reason",
                $"Say why the panel goes on without {string.Join(", ", notBegun)}.",
                nameof(WithoutReason)
            )
                is { } unreasoned
        )
        {
            return unreasoned;
        }

        return new Moderation
        {
            ProcurementId = procurement.Id,
            AuthorityId = procurement.AuthorityId,
            BegunBy = by,
            BegunAt = now,
            WithoutReason = notBegun.Count > 0 ? withoutReason!.Trim() : null,
        };
    }

    /// <summary>Said to whoever opened the bids: they are opened by officers who take no part in marking them.</summary>
    public static Problem OpenedBids { get; } =
        new(
            "evaluation.moderation.opened-bids",
            "You agreed to open these bids, so you do not lead the panel to its scores. Ask a head of procurement who took no part in the opening."
        );

    /// <summary>Why somebody has no part in leading a panel, at any time: they declared as an evaluator here, or opened the bids. Null for everybody else.</summary>
    /// <param name="panel">Everybody who declared their interests in the procurement.</param>
    /// <param name="openers">The accounts that agreed to the opening.</param>
    public static Problem? KeptOut(
        IReadOnlyCollection<EvaluatorDeclaration> panel,
        IReadOnlyCollection<Guid> openers,
        Guid by
    ) =>
        panel.Any(row => row.JoinsPanel && row.EvaluatorId == by) ? ModeratedScore.OwnScore
        : openers.Contains(by) ? OpenedBids
        : null;

    /// <summary>Why somebody may not lead a panel to its scores, or not yet; null when they may.</summary>
    /// <param name="panel">Everybody who declared their interests in the procurement.</param>
    /// <param name="openers">The accounts that agreed to the opening.</param>
    public static Problem? Lacks(
        IReadOnlyCollection<EvaluatorDeclaration> panel,
        IReadOnlyCollection<Guid> openers,
        Guid by
    )
    {
        var scoring = panel.Where(row => row.Scores).ToArray();
        var open = scoring.Count(row => row.IsWaitedFor);
        return KeptOut(panel, openers, by) is { } refusal ? refusal
            : scoring.Length == 0
                ? new Problem(
                    "evaluation.moderation.no-scores",
                    "Nobody has scored yet. Moderation begins when the evaluators have locked their scores."
                )
            : open > 0
                ? new Problem(
                    "evaluation.moderation.not-locked",
                    $"{open} of {Counted.Of(scoring.Length, "evaluator")} did not lock their scores. Wait until all have, or release those who cannot finish."
                )
            : null;
    }
}
