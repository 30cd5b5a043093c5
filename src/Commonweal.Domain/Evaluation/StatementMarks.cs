namespace Commonweal.Domain.Evaluation;

/// <summary>
/// The moderated marks of one bid's delivery statements, one for each measure it offers. Their mean is the bid's qualitative
/// score: every measure offered counts alike, so a measure without a statement counts 0 and cannot be hidden by leaving it out.
/// </summary>
/// <param name="Sum">Marks together.</param>
/// <param name="Lines">Measures offered: the denominator, kept.</param>
public sealed record StatementMarks(int Sum, int Lines)
{
    /// <summary>
    /// The mean, carried from the 0 to 5 of a mark to the scale of the tender's method: sum x maximum / (5 x lines).
    /// 0 when nothing was offered; at most <paramref name="maxScore"/>.
    /// </summary>
    public decimal On(decimal maxScore) =>
        Lines == 0 ? 0m : decimal.Min(maxScore, Sum * maxScore / (Score.Highest * Lines));
}
