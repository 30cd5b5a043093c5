using Commonweal.Domain.Common;

namespace Commonweal.Domain.Evaluation;

/// <summary>What part somebody had in an evaluation. Whoever had any does not award: two people stand behind an award.</summary>
/// <param name="Declared">They scored or declared an interest.</param>
/// <param name="Moderated">They began the moderation or agreed a mark of the panel, even one agreed anew since.</param>
/// <param name="Checked">They accepted, adjusted or struck an offer.</param>
/// <param name="Marked">They entered marks for another criterion, even ones entered anew since.</param>
/// <param name="Ran">They ran the scoring, the last time or before.</param>
/// <param name="Recommended">They recommended a bid.</param>
/// <param name="LetIn">They proposed or confirmed what becomes of a draft never submitted.</param>
/// <param name="Asked">They asked a bidder about its offer.</param>
/// <param name="SetAside">They proposed, confirmed or refused to set a bid aside or to take one back.</param>
/// <param name="Released">They released an evaluator from the panel.</param>
public sealed record HandInEvaluation(
    bool Declared = false,
    bool Moderated = false,
    bool Checked = false,
    bool Marked = false,
    bool Ran = false,
    bool Recommended = false,
    bool LetIn = false,
    bool Asked = false,
    bool SetAside = false,
    bool Released = false
)
{
    /// <summary>Why they may not award; null when they had no hand in it.</summary>
    public Problem? KeepsFromAward =>
        Declared
            ? Kept(
                "evaluation.award.evaluator",
                "You scored for this procurement or declared an interest in it, so somebody else must award."
            )
        : Moderated
            ? Kept(
                "evaluation.award.moderator",
                "You agreed scores for this procurement, so somebody else must award."
            )
        : Released
            ? Kept(
                "evaluation.award.releaser",
                "You released an evaluator from the panel here, so somebody else must award."
            )
        : Recommended
            ? Kept(
                "evaluation.award.recommender",
                "You recommended a bid for this award, so somebody else must decide."
            )
        : Ran
            ? Kept(
                "evaluation.award.same-person",
                "You ran the scoring, so somebody else must award."
            )
        : Marked
            ? Kept(
                "evaluation.award.marker",
                "You entered marks for price or quality here, so somebody else must award."
            )
        : Checked
            ? Kept(
                "evaluation.award.checker",
                "You accepted, adjusted or struck offers here, so somebody else must award."
            )
        : Asked
            ? Kept(
                "evaluation.award.asker",
                "You asked a bidder about its offer here, so somebody else must award."
            )
        : SetAside
            ? Kept(
                "evaluation.award.set-aside",
                "You decided here whether a bid is set aside, so somebody else must award."
            )
        : LetIn
            ? Kept(
                "evaluation.award.let-in",
                "You decided here on a bid that was not submitted, so somebody else must award."
            )
        : null;

    private static Problem Kept(string code, string says) =>
        new(code, $"{says} Ask a colleague who may award contracts.");
}
